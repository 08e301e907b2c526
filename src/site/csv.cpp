#include "site/csv.h"

#include <string_view>

#include "base/strings.h"

namespace statusbook {

namespace {

/// Quotes are doubled.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return "\"" + replace_all(std::move(text), "\"", "\"\"") + "\"";
}

}  // namespace

std::string csv_row(const std::vector<std::string>& values) {
  std::string line;
  for (const auto& value : values) line += (&value == &values.front() ? "" : ",") + cell(value);
  return line + "\r\n";
}

}  // namespace statusbook
