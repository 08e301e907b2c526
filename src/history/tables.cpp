#include "history/tables.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// "[[code]]", but not "[[code.part]]", which belongs to the table before it.
bool is_header(std::string_view line) {
  if (!line.starts_with("[[")) return false;
  return line.substr(0, line.find(']')).find('.') == std::string_view::npos;
}

bool says_something(std::string_view line) {
  const auto text = trim(line);
  return !text.empty() && !text.starts_with('#');
}

}  // namespace

std::vector<TableText> tables_of(std::string_view toml) {
  std::vector<TableText> tables{{toml.substr(0, 0), 1}};
  std::size_t first = 0;
  int number = 0;
  for (std::size_t at = 0; at < toml.size();) {
    const auto end = std::min(toml.find('\n', at), toml.size());
    const auto line = toml.substr(at, end - at);
    ++number;
    if (is_header(line)) {
      first = at;
      tables.push_back({{}, number});
    }
    if (says_something(line)) tables.back().text = toml.substr(first, end - first);
    at = end + 1;
  }
  return tables;
}

}  // namespace statusbook
