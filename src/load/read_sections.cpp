#include "load/read_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr int most_in_range = 200;
constexpr std::size_t most_sections = 2000;

/// A number of up to three digits, or a capital letter; nullopt for anything else.
std::optional<int> part_value(std::string_view part) {
  if (part.size() == 1 && is_upper(part[0])) return part[0];
  int number = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
  const bool is_number = error == std::errc() && end == part.data() + part.size() && part.size() <= 3;
  return is_number && is_digit(part[0]) ? std::optional(number) : std::nullopt;
}

/// The sections of a range; none where it is not one.
std::vector<std::string> expand(std::string_view text) {
  const auto begin = text.rfind('.') + 1;  // npos + 1 is 0
  const auto dash = text.find('-', begin);
  if (dash == std::string_view::npos) return {std::string(text)};
  const auto first = part_value(text.substr(begin, dash - begin));
  const auto last = part_value(text.substr(dash + 1));
  const bool letters = is_upper(text[begin]);
  if (!first || !last || *first > *last || *last - *first >= most_in_range || letters != is_upper(text[dash + 1])) {
    return {};
  }
  std::vector<std::string> sections;
  for (int value = *first; value <= *last; ++value) {
    const auto part = letters ? std::string(1, static_cast<char>(value)) : std::to_string(value);
    sections.push_back(std::string(text.substr(0, begin)) + part);
  }
  return sections;
}

}  // namespace

std::vector<std::string> read_sections(TableReader& reader, Diagnostics& diagnostics) {
  std::vector<std::string> sections;
  std::vector<Location> at;
  const auto texts = reader.texts("sections", &at);
  for (std::size_t i = 0; i < texts.size() && sections.size() < most_sections; ++i) {
    const auto more = is_section(texts[i]) && !texts[i].empty() ? expand(texts[i]) : std::vector<std::string>();
    if (more.empty()) {
      diagnostics.error(at[i], fmt::format("'{}' is no section and no range of sections", texts[i]),
                        "write \"7\", \"15.5\", or for sections in a row \"15.5.1-22\" or \"A-C\"");
    }
    sections.insert(sections.end(), more.begin(), more.end());
  }
  std::sort(sections.begin(), sections.end());
  return sections;
}

}  // namespace statusbook
