#include "text/toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "base/strings.h"
#include "text/toml_fault.h"
#include "text/toml_scan.h"

namespace statusbook {

namespace {

// toml++ makes a table of each part of a dotted key and takes tables apart by recursion. It bounds how deep values are
// nested, but not how many parts a key has.
constexpr int most_key_parts = 8;

/// Whether any line has the dots of such a key. Hardly a file has, and counting is cheap.
bool may_have_long_key(std::string_view text) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(),
                     [](std::string_view line) { return std::count(line.begin(), line.end(), '.') >= most_key_parts; });
}

/// The offset of a dot in the first key that has too many parts; npos where there is none.
std::size_t find_long_key(std::string_view text) {
  if (!may_have_long_key(text)) return std::string_view::npos;
  constexpr std::string_view between_keys = "=,[]{}\n";
  int parts = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '#') at = std::min(text.find('\n', at), text.size() - 1);
    if (text[at] == '"' || text[at] == '\'') at = std::max(find_toml_string(text, at).end, at + 1) - 1;
    if (between_keys.find(text[at]) != std::string_view::npos) parts = 1;
    if (text[at] == '.' && ++parts > most_key_parts) return at;
  }
  return std::string_view::npos;
}

Location location_of(const toml::source_region& region, const FileName& file) {
  const auto& [begin, end] = std::tie(region.begin, region.end);
  const int length =
      begin.line == end.line && end.column > begin.column ? static_cast<int>(end.column - begin.column) : 1;
  return {file, static_cast<int>(begin.line), static_cast<int>(begin.column), length};
}

struct KeyAndNode {
  const toml::key* key;
  toml::node* node;
};

std::vector<KeyAndNode> in_order_of_the_file(toml::table& table) {
  std::vector<KeyAndNode> entries;
  entries.reserve(table.size());
  for (auto&& [key, node] : table) entries.push_back({&key, &node});
  std::stable_sort(entries.begin(), entries.end(), [](const KeyAndNode& a, const KeyAndNode& b) {
    const auto& x = a.key->source().begin;
    const auto& y = b.key->source().begin;
    return std::tie(x.line, x.column) < std::tie(y.line, y.column);
  });
  return entries;
}

/// Takes the texts out of the node.
TomlValue convert(toml::node& node, const FileName& file) {
  TomlValue value;
  value.at = location_of(node.source(), file);
  if (auto* text = node.as_string()) {
    value.kind = TomlKind::text;
    value.text = std::move(text->get());
  } else if (const auto* integer = node.as_integer()) {
    value.kind = TomlKind::integer;
    value.integer = integer->get();
  } else if (const auto* fraction = node.as_floating_point()) {
    value.kind = TomlKind::fraction;
    value.fraction = fraction->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = TomlKind::boolean;
    value.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    value.kind = TomlKind::date;
    const auto& day = date->get();
    value.text = fmt::format("{:04}-{:02}-{:02}", int{day.year}, int{day.month}, int{day.day});
  } else if (auto* array = node.as_array()) {
    value.kind = TomlKind::array;
    value.items.reserve(array->size());
    for (auto& item : *array) value.items.push_back(convert(item, file));
  } else if (auto* table = node.as_table()) {
    value.kind = TomlKind::table;
    value.entries.reserve(table->size());
    for (auto& [key, item] : in_order_of_the_file(*table)) {
      value.entries.push_back({std::string(key->str()), location_of(key->source(), file), convert(*item, file)});
    }
  }
  return value;
}

/// Where the parser stopped. An unexpected end of the file is reported past it.
std::size_t offset_of(std::string_view text, const toml::source_position& position) {
  std::size_t at = 0;
  for (auto line = position.line; line > 1 && at < text.size(); --line)
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  for (auto column = position.column; column > 1 && at < text.size() && text[at] != '\n'; --column) {
    at += std::max<std::size_t>(1, utf8_sequence_length(text.substr(at)));
  }
  return at;
}

Location place_of(std::string_view text, std::size_t at, std::size_t length, const FileName& file) {
  const auto before = text.substr(0, at);
  const auto line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  return {file, line, 1 + code_points(before.substr(line_begin)),
          std::max(1, code_points(text.substr(std::min(at, text.size()), length)))};
}

}  // namespace

std::string_view describe(TomlKind kind) {
  switch (kind) {
    case TomlKind::text: return "a string";
    case TomlKind::integer: return "an integer";
    case TomlKind::fraction: return "a number with a fraction";
    case TomlKind::boolean: return "a boolean";
    case TomlKind::date: return "a date";
    case TomlKind::array: return "an array";
    case TomlKind::table: return "a table";
    case TomlKind::other: break;
  }
  return "another type";
}

std::optional<TomlValue> parse_toml(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  if (const auto at = find_long_key(text); at != std::string_view::npos) {
    diagnostics.refuse(place_of(text, at, 1, file), fmt::format("a key has more than {} parts", most_key_parts),
                       "name the table that it belongs to in a line [table] above");
    return std::nullopt;
  }
  try {
    auto table = toml::parse(text);
    return convert(table, file);
  } catch (const toml::parse_error& error) {
    const auto fault = explain_toml_fault(text, offset_of(text, error.source().begin), error.description());
    diagnostics.refuse(place_of(text, fault.begin, fault.length, file), fault.message, fault.help);
    return std::nullopt;
  }
}

}  // namespace statusbook
