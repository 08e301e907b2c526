#include "load/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

const TomlEntry* find_entry(const TomlValue& table, std::string_view key) {
  const auto found =
      std::find_if(table.entries.begin(), table.entries.end(), [&](const auto& e) { return e.key == key; });
  return found == table.entries.end() ? nullptr : &*found;
}

}  // namespace

const TomlValue* TableReader::take(std::string_view key, TomlKind kind, Presence presence) {
  known_.emplace_back(key);
  const auto* entry = find_entry(table_, key);
  if (entry == nullptr) {
    if (presence == Presence::required) missing_.emplace_back(key);
    return nullptr;
  }
  if (entry->value.kind != kind) {
    refused_.emplace_back(key);
    const bool lacks_quotes = kind == TomlKind::text && entry->value.kind == TomlKind::integer;
    diagnostics_.error(
        entry->value.at,
        fmt::format("'{}' of {} must be {}, not {}", key, what_, describe(kind), describe(entry->value.kind)),
        lacks_quotes ? fmt::format("write \"{}\"", entry->value.integer) : "");
    return nullptr;
  }
  return &entry->value;
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

std::string TableReader::text(std::string_view key, Presence presence) {
  return bounded_text(key, most_line_bytes, presence);
}

std::string TableReader::prose(std::string_view key, Presence presence) {
  return bounded_text(key, most_prose_bytes, presence);
}

std::string TableReader::bounded_text(std::string_view key, std::size_t most_bytes, Presence presence) {
  const auto* value = take(key, TomlKind::text, presence);
  if (value == nullptr) return {};
  if (value->text.size() > most_bytes &&
      !check_length(*value, most_bytes, fmt::format("'{}' of {}", key, what_), diagnostics_)) {
    return {};
  }
  if (trim(value->text).empty()) diagnostics_.error(value->at, fmt::format("'{}' of {} is empty", key, what_));
  return value->text;
}

std::string TableReader::word(std::string_view key) {
  auto result = text(key);
  if (std::all_of(result.begin(), result.end(), [](char c) { return is_alphanumeric(c) || c == '-'; })) return result;
  diagnostics_.error(at(key), fmt::format("'{}' of {} must be one word of letters, digits and '-'", key, what_));
  return {};
}

std::string TableReader::date(std::string_view key, Presence presence) {
  const auto* value = take(key, TomlKind::date, presence);
  return value == nullptr ? std::string() : value->text;
}

std::optional<long long> TableReader::integer(std::string_view key, Presence presence) {
  const auto* value = take(key, TomlKind::integer, presence);
  return value == nullptr ? std::nullopt : std::optional(value->integer);
}

std::vector<long long> TableReader::integers(std::string_view key) {
  std::vector<long long> result;
  const auto* array = take(key, TomlKind::array, Presence::optional);
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

bool TableReader::boolean(std::string_view key) {
  const auto* value = take(key, TomlKind::boolean, Presence::optional);
  return value != nullptr && value->boolean;
}

std::string TableReader::url(std::string_view key, Presence presence) {
  auto result = bounded_text(key, most_url_bytes, presence);
  if (!result.empty() && !result.starts_with("https://") && !result.starts_with("http://")) {
    diagnostics_.error(at(key), fmt::format("'{}' of {} must begin with https:// or http://", key, what_));
    return {};
  }
  return result;
}

std::optional<Citation> TableReader::citation(std::string_view key, Presence presence) {
  const auto value = text(key, presence);
  return value.empty() ? std::nullopt : std::optional(parse_citation(value, at(key)));
}

std::vector<std::string> TableReader::texts(std::string_view key, std::vector<Location>* at) {
  std::vector<std::string> result;
  const auto* array = take(key, TomlKind::array, Presence::optional);
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
  auto words = texts(key, &at);
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

std::optional<std::size_t> TableReader::choice(std::string_view key, const std::vector<std::string>& names,
                                               Presence presence) {
  const auto value = text(key, presence);
  if (value.empty()) return std::nullopt;
  const auto found = std::find(names.begin(), names.end(), value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  diagnostics_.error(at(key),
                     fmt::format("'{}' is no value of '{}' in {}{}", value, key, what_, did_you_mean(value, names)),
                     fmt::format("the values are {}", fmt::join(names, ", ")));
  return std::nullopt;
}

const TomlValue* TableReader::table(std::string_view key) { return take(key, TomlKind::table, Presence::optional); }

std::vector<const TomlValue*> TableReader::tables(std::string_view key) {
  std::vector<const TomlValue*> result;
  const auto* array = take(key, TomlKind::array, Presence::optional);
  if (array == nullptr) return result;
  for (const auto& item : array->items) {
    if (item.kind == TomlKind::table) {
      result.push_back(&item);
    } else {
      diagnostics_.error(item.at, fmt::format("'{}' of {} must hold tables, not {}", key, what_, describe(item.kind)));
    }
  }
  return result;
}

Location TableReader::at(std::string_view key) const {
  const auto* entry = find_entry(table_, key);
  return entry == nullptr ? table_.at : entry->value.at;
}

std::vector<const TomlEntry*> TableReader::unread() const {
  const auto holds = [](const auto& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  std::vector<const TomlEntry*> result;
  for (const auto& entry : table_.entries) {
    if (!holds(known_, entry.key) || holds(refused_, entry.key)) result.push_back(&entry);
  }
  return result;
}

void TableReader::finish() {
  constexpr int most_told = 100;
  int unknown = 0;
  for (const auto& entry : table_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    if (++unknown > most_told) {
      diagnostics_.error(entry.at, fmt::format("more than {} keys of {} are unknown", most_told, what_));
      return;
    }
    diagnostics_.error(entry.at,
                       fmt::format("unknown key '{}' in {}{}", entry.key, what_, did_you_mean(entry.key, known_)),
                       fmt::format("the keys are {}", fmt::join(known_, ", ")));
    // A misspelt key is one fault, not two.
    std::erase(missing_, nearest(entry.key, known_));
  }
  for (const auto& key : missing_) diagnostics_.error(table_.at, fmt::format("{} lacks the key '{}'", what_, key));
}

}  // namespace statusbook
