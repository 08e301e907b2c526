#include "load/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

const TomlEntry* find_entry(const TomlValue& table, std::string_view key) {
  const auto found =
      std::find_if(table.entries.begin(), table.entries.end(), [&](const auto& e) { return e.key == key; });
  return found == table.entries.end() ? nullptr : &*found;
}

TomlKind type_of(KeyKind kind) {
  switch (kind) {
    case KeyKind::date: return TomlKind::date;
    case KeyKind::integer: return TomlKind::integer;
    case KeyKind::boolean: return TomlKind::boolean;
    case KeyKind::table: return TomlKind::table;
    case KeyKind::texts:
    case KeyKind::keywords:
    case KeyKind::integers:
    case KeyKind::tables: return TomlKind::array;
    case KeyKind::text:
    case KeyKind::prose:
    case KeyKind::word:
    case KeyKind::url:
    case KeyKind::citation:
    case KeyKind::choice:
    case KeyKind::value: break;  // take() is not asked for what may be of any type
  }
  return TomlKind::text;
}

std::string for_example(const KeyTable& table, const Key& key) {
  return key.example.empty() ? "" : "for example, " + example_line(table, key);
}

/// Whether the entry is there and not turned off.
bool is_given(const TomlValue& table, std::string_view key) {
  const auto* entry = find_entry(table, key);
  return entry != nullptr && (entry->value.kind != TomlKind::boolean || entry->value.boolean);
}

}  // namespace

bool TableReader::has(std::string_view key) const { return find_entry(table_, key) != nullptr; }

TableReader::TableReader(KeyedTable table, std::string what, Diagnostics& diagnostics)
    : table_(table.value), keys_(table.keys), what_(std::move(what)), diagnostics_(diagnostics) {
  if (keys_.keys.empty() || keys_.keys.size() > 64) throw std::logic_error("a reader counts 1 to 64 keys");
}

const Key& TableReader::expect(std::string_view key, KeyKind kind) {
  const auto* known = find_key(keys_, key);
  if (known == nullptr || known->kind != kind) {
    throw std::logic_error(fmt::format("'{}' of {} is read, but not among its keys as that kind", key, what_));
  }
  asked_ |= std::uint64_t{1} << static_cast<std::size_t>(known - keys_.keys.data());
  return *known;
}

const TomlValue* TableReader::take(std::string_view key, KeyKind kind) {
  const auto& known = expect(key, kind);
  const auto* entry = find_entry(table_, key);
  if (entry == nullptr) return nullptr;
  const auto type = type_of(kind);
  if (entry->value.kind == type) return &entry->value;
  refused_.emplace_back(key);
  const bool lacks_quotes = type == TomlKind::text && entry->value.kind == TomlKind::integer;
  diagnostics_.error(
      entry->value.at,
      fmt::format("'{}' of {} must be {}, not {}", key, what_, describe(type), describe(entry->value.kind)),
      lacks_quotes ? fmt::format("write \"{}\"", entry->value.integer) : for_example(keys_, known));
  return nullptr;
}

bool check_length(const TomlValue& text, std::size_t most_bytes, std::string_view what, Diagnostics& diagnostics) {
  if (text.text.size() <= most_bytes) return true;
  diagnostics.error(text.at, fmt::format("{} has {} bytes; at most {} are read", what, text.text.size(), most_bytes),
                    "shorten it");
  return false;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t most_shown = 100;
  if (text.size() <= most_shown) return std::string(text);
  auto end = most_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string TableReader::bounded_text(std::string_view key, KeyKind kind, std::size_t most_bytes) {
  const auto* value = take(key, kind);
  if (value == nullptr) return {};
  if (value->text.size() > most_bytes &&
      !check_length(*value, most_bytes, fmt::format("'{}' of {}", key, what_), diagnostics_)) {
    return {};
  }
  if (trim(value->text).empty()) diagnostics_.error(value->at, fmt::format("'{}' of {} is empty", key, what_));
  return value->text;
}

std::string TableReader::word(std::string_view key) {
  auto result = bounded_text(key, KeyKind::word, most_line_bytes);
  if (std::all_of(result.begin(), result.end(), [](char c) { return is_alphanumeric(c) || c == '-'; })) return result;
  diagnostics_.error(at(key), fmt::format("'{}' of {} must be one word of letters, digits and '-'", key, what_));
  return {};
}

std::string TableReader::date(std::string_view key) {
  const auto* value = take(key, KeyKind::date);
  return value == nullptr ? std::string() : value->text;
}

std::optional<long long> TableReader::integer(std::string_view key) {
  const auto* value = take(key, KeyKind::integer);
  return value == nullptr ? std::nullopt : std::optional(value->integer);
}

std::vector<long long> TableReader::integers(std::string_view key) {
  std::vector<long long> result;
  const auto* array = take(key, KeyKind::integers);
  if (array == nullptr) return result;
  for (const auto& item : array->items) {
    if (item.kind == TomlKind::integer) {
      result.push_back(item.integer);
    } else {
      diagnostics_.error(item.at,
                         fmt::format("'{}' of {} must hold integers, not {}", key, what_, describe(item.kind)));
    }
  }
  return result;
}

bool TableReader::boolean(std::string_view key, bool fallback) {
  const auto* value = take(key, KeyKind::boolean);
  return value == nullptr ? fallback : value->boolean;
}

std::string TableReader::url(std::string_view key) {
  auto result = bounded_text(key, KeyKind::url, most_url_bytes);
  if (!result.empty() && !result.starts_with("https://") && !result.starts_with("http://")) {
    diagnostics_.error(at(key), fmt::format("'{}' of {} must begin with https:// or http://", key, what_));
    return {};
  }
  return result;
}

std::optional<Citation> TableReader::citation(std::string_view key) {
  const auto value = bounded_text(key, KeyKind::citation, most_line_bytes);
  return value.empty() ? std::nullopt : std::optional(parse_citation(value, at(key)));
}

std::vector<std::string> TableReader::texts(std::string_view key, std::vector<Location>* at) {
  return read_texts(key, KeyKind::texts, at);
}

std::vector<std::string> TableReader::read_texts(std::string_view key, KeyKind kind, std::vector<Location>* at) {
  std::vector<std::string> result;
  const auto* array = take(key, kind);
  if (array == nullptr) return result;
  for (const auto& item : array->items) {
    if (item.kind != TomlKind::text) {
      diagnostics_.error(item.at, fmt::format("'{}' of {} must hold strings, not {}", key, what_, describe(item.kind)));
      continue;
    }
    const bool fits =
        item.text.size() <= most_line_bytes ||
        check_length(item, most_line_bytes, fmt::format("a string in '{}' of {}", key, what_), diagnostics_);
    if (!fits) continue;
    result.push_back(item.text);
    if (at != nullptr) at->push_back(item.at);
  }
  return result;
}

std::vector<std::string> TableReader::keywords(std::string_view key) {
  std::vector<Location> at;
  auto words = read_texts(key, KeyKind::keywords, &at);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = collapse_whitespace(words[i]);
    if (words[i].empty()) {
      diagnostics_.error(at[i], fmt::format("a keyword in '{}' of {} is empty", key, what_));
    } else if (!seen.insert(to_lower(words[i])).second) {
      diagnostics_.error(at[i], fmt::format("'{}' of {} lists '{}' twice", key, what_, words[i]));
    }
  }
  return words;
}

std::optional<std::size_t> TableReader::choice(std::string_view key) {
  const auto value = bounded_text(key, KeyKind::choice, most_line_bytes);
  if (value.empty()) return std::nullopt;
  const auto names = expect(key, KeyKind::choice).choices();
  const auto found = std::find(names.begin(), names.end(), value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  diagnostics_.error(at(key),
                     fmt::format("'{}' is no value of '{}' in {}{}", value, key, what_, did_you_mean(value, names)),
                     fmt::format("the values are {}", fmt::join(names, ", ")));
  return std::nullopt;
}

std::optional<KeyedTable> TableReader::table(std::string_view key) {
  const auto* value = take(key, KeyKind::table);
  if (value == nullptr) return std::nullopt;
  return KeyedTable{*value, *expect(key, KeyKind::table).table};
}

std::vector<KeyedTable> TableReader::tables(std::string_view key) {
  std::vector<KeyedTable> result;
  const auto* array = take(key, KeyKind::tables);
  if (array == nullptr) return result;
  const auto& keys = *expect(key, KeyKind::tables).table;
  for (const auto& item : array->items) {
    if (item.kind == TomlKind::table) {
      result.push_back({item, keys});
    } else {
      diagnostics_.error(item.at, fmt::format("'{}' of {} must hold tables, not {}", key, what_, describe(item.kind)));
    }
  }
  return result;
}

std::vector<const TomlEntry*> TableReader::entries() {
  std::vector<const TomlEntry*> result;
  for (const auto& entry : table_.entries) {
    if (entry.key.size() <= most_line_bytes) {
      result.push_back(&entry);
    } else {
      diagnostics_.error(entry.at, fmt::format("a key of {} has {} bytes; at most {} are read", what_, entry.key.size(),
                                               most_line_bytes));
    }
  }
  return result;
}

Location TableReader::at(std::string_view key) const {
  const auto* entry = find_entry(table_, key);
  return entry == nullptr ? table_.at : entry->value.at;
}

std::vector<const TomlEntry*> TableReader::unread() const {
  std::vector<const TomlEntry*> result;
  for (const auto& entry : table_.entries) {
    const bool is_refused = std::find(refused_.begin(), refused_.end(), entry.key) != refused_.end();
    if (is_refused || find_key(keys_, entry.key) == nullptr) result.push_back(&entry);
  }
  return result;
}

bool TableReader::is_required(const Key& key) const {
  if (key.presence == Presence::optional) return false;
  for (const auto other : key.unless) {
    if (!other.empty() && is_given(table_, other)) return false;
  }
  if (key.when.key.empty()) return true;
  const auto* entry = find_entry(table_, key.when.key);
  return entry != nullptr && entry->value.text == key.when.value;
}

std::vector<const Key*> TableReader::missing() const {
  std::vector<const Key*> result;
  if (keys_.is_open) return result;
  for (const auto& key : keys_.keys) {
    if (is_required(key) && !has(key.name)) result.push_back(&key);
  }
  return result;
}

void TableReader::finish() {
  constexpr int most_told = 100;
  const auto all = ~std::uint64_t{0} >> (64 - keys_.keys.size());
  if (!keys_.is_open && asked_ != all) throw std::logic_error(fmt::format("a key of {} is never read", what_));
  auto missing_keys = missing();
  std::vector<std::string> names;  // made where they are needed, for most tables have no fault
  int unknown = 0;
  for (const auto& entry : table_.entries) {
    if (find_key(keys_, entry.key) != nullptr) continue;
    if (++unknown > most_told) {
      diagnostics_.error(entry.at, fmt::format("more than {} keys of {} are unknown", most_told, what_));
      return;
    }
    if (names.empty()) names = key_names(keys_);
    diagnostics_.error(entry.at,
                       fmt::format("unknown key '{}' in {}{}", entry.key, what_, did_you_mean(entry.key, names)),
                       fmt::format("the keys are {}", fmt::join(names, ", ")));
    // A misspelt key is one fault, not two.
    const auto meant = nearest(entry.key, names);
    std::erase_if(missing_keys, [&](const Key* key) { return key->name == meant; });
  }
  for (const auto* key : missing_keys) {
    const auto& [other, value] = key->when;
    const auto reason = other.empty() ? "" : fmt::format(", which {} = \"{}\" needs", other, value);
    diagnostics_.error(table_.at, fmt::format("{} lacks the key '{}'{}", what_, key->name, reason),
                       for_example(keys_, *key));
  }
}

}  // namespace statusbook
