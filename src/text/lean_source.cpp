#include "text/lean_source.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// Text of a script may run over lines between backticks, and a text of either language after a backslash.
bool may_hold_long_text(const std::vector<std::string_view>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return std::count(line.begin(), line.end(), '`') % 2 != 0 || line.ends_with('\\');
  });
}

bool is_comment(std::string_view line, bool is_script) {
  const auto end = line.find("*/");
  if (is_script) return line.starts_with("//") && end == std::string_view::npos;
  return line.starts_with("/*") && !line.starts_with("/*!") && end != std::string_view::npos && end + 2 == line.size();
}

}  // namespace

std::string lean_source(std::string_view path, std::string bytes) {
  const bool is_script = path.ends_with(".js");
  if (!is_script && !path.ends_with(".css")) return bytes;
  const auto lines = split_lines(std::string_view(bytes));
  if (may_hold_long_text(lines)) return bytes;
  std::string lean;
  lean.reserve(bytes.size());
  for (const auto line : lines) {
    const auto text = trim(line);
    if (text.empty() || is_comment(text, is_script)) continue;
    lean += text;
    lean += '\n';
  }
  return lean;
}

}  // namespace statusbook
