// The keys of a TOML table as data. The loader reads a table by its keys, and what authors are told of them (help,
// manual pages, JSON Schema) is made from the same, so that the two cannot differ.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

// Bytes that strings may have, by what they are.
constexpr std::size_t most_line_bytes = 300;
constexpr std::size_t most_url_bytes = 2000;
constexpr std::size_t most_prose_bytes = 4000;

enum class KeyKind {
  text,      ///< a name, a title, a phrase: what fits a line
  prose,     ///< sentences
  word,      ///< letters, digits and '-' only, since it becomes part of a page's markup
  url,       ///< begins with https:// or http://
  citation,  ///< "STD 1 §2.1", or the id of a source
  choice,    ///< one of Key::choices
  date,
  integer,
  boolean,
  texts,
  keywords,  ///< texts, none of them empty or given twice
  integers,
  value,  ///< a string, a number, true or false, a list of strings, or a table of these
  table,  ///< with the keys of Key::table
  tables  ///< an array of them
};

/// A value of another key in the same table.
struct KeyValue {
  std::string_view key;
  std::string_view value;
};

enum class Presence { optional, required };

struct KeyTable;

struct Key {
  std::string_view name;  ///< in an open table, what stands for all names: "CODE"
  KeyKind kind = KeyKind::text;
  Presence presence = Presence::optional;
  std::string_view meaning{};   ///< sentences for authors
  std::string_view example{};   ///< the value, as TOML; may be empty where `table` has examples
  std::string_view fallback{};  ///< what holds where the key is absent, as TOML or in words; empty: nothing
  const KeyTable* table = nullptr;
  std::vector<std::string> (*choices)() = nullptr;
  std::array<std::string_view, 2> unless{};  ///< a required key may be absent where one of these is given, or true
  KeyValue when{};                           ///< a required key may be absent where another key has another value
};

struct KeyTable {
  std::string_view meaning;
  std::span<const Key> keys{};
  /// An open table's names are data: every entry is as the only one of `keys` says.
  bool is_open = false;
  std::string_view sample{};  ///< of an open table: a name, as TOML
};

/// The key under which the name stands; nullptr where there is none.
const Key* find_key(const KeyTable& table, std::string_view name);

/// The names that the table's entries may have; empty of an open table, where any may be one.
std::vector<std::string> key_names(const KeyTable& table);

/// The key with its example, as a line of TOML; `key` is one of the table's that has one.
std::string example_line(const KeyTable& table, const Key& key);

}  // namespace statusbook
