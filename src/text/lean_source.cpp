#include "text/lean_source.h"

#include <algorithm>
#include <optional>

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

/// Spaces beside these say nothing in a script, outside of its texts.
constexpr std::string_view separators = "{}[](),;:=?&|>";
/// Nor does a line end behind these.
constexpr std::string_view openers = "{(,;";

bool is_one_of(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }

/// Whether quotes show where the texts of a line begin and end. With more backticks than two, one may be in another.
bool has_plain_texts(std::string_view line) {
  return line.find('\\') == std::string_view::npos && std::count(line.begin(), line.end(), '`') <= 2;
}

/// A line of a script without the spaces that its readers need; nullopt where it ends within a text, or where a slash
/// may begin a comment or a regular expression.
std::optional<std::string> squeeze(std::string_view line) {
  std::string lean;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (is_one_of("'\"`", c)) {
      quote = c;
    } else if (c == '/') {
      return std::nullopt;
    } else if (c == ' ' && (is_one_of(separators, line[i - 1]) || is_one_of(separators, line[i + 1]))) {
      continue;
    }
    lean += c;
  }
  return quote == 0 ? std::optional(lean) : std::nullopt;
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
    const auto squeezed = is_script && has_plain_texts(text) ? squeeze(text) : std::nullopt;
    lean += squeezed ? *squeezed : text;
    if (!squeezed || !is_one_of(openers, squeezed->back())) lean += '\n';
  }
  return lean;
}

}  // namespace statusbook
