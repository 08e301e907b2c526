#include "text/toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "base/strings.h"

namespace statusbook {

namespace {

// toml++ makes a table of each part of a dotted key and takes tables apart by recursion. It bounds how deep values are
// nested, but not how many parts a key has.
constexpr int most_key_parts = 8;

/// The offset after the string that begins at `at`, as far as it is closed.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string triple(3, quote);
  const bool multiline = text.substr(at).starts_with(triple);
  for (at += multiline ? 3 : 1; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (multiline && text.substr(at).starts_with(triple)) {
      at += 3;  // up to two more quotes belong to the text
      for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) ++at;
      return at;
    } else if (!multiline && (text[at] == quote || text[at] == '\n')) {
      return at + 1;
    }
  }
  return text.size();
}

/// The offset of a dot in the first key that has too many parts; npos where there is none.
std::size_t find_long_key(std::string_view text) {
  constexpr std::string_view between_keys = "=,[]{}\n";
  int parts = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '#') at = std::min(text.find('\n', at), text.size() - 1);
    if (text[at] == '"' || text[at] == '\'') at = skip_string(text, at) - 1;
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

}  // namespace

std::string_view describe(TomlKind kind) {
  switch (kind) {
    case TomlKind::text: return "a string";
    case TomlKind::integer: return "an integer";
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
    const auto line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
    diagnostics.error({file, line}, fmt::format("a key has more than {} parts", most_key_parts));
    return std::nullopt;
  }
  try {
    auto table = toml::parse(text);
    return convert(table, file);
  } catch (const toml::parse_error& error) {
    auto at = location_of(error.source(), file);
    // An unexpected end of the file is reported one line past it.
    const auto lines = static_cast<int>(split_lines(text).size());
    if (at.line > lines) at = {file, lines, 0, 1};
    diagnostics.error(at, fmt::format("not valid TOML: {}", error.description()));
    return std::nullopt;
  }
}

}  // namespace statusbook
