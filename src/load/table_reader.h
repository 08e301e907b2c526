// Reads one TOML table strictly, by its keys as data (model/key_table.h): a wrong type, a missing key, and any key that
// is not among them is a diagnostic. So is a string that is longer than texts of its kind may be; it is left out, since
// pages and messages repeat what is read.
//
// To ask for a key that is not among them, or as another kind, throws std::logic_error; so does to leave one out. What
// authors are told of keys is therefore what is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/key_table.h"
#include "model/registry.h"
#include "text/toml.h"

namespace statusbook {

/// Whether the string keeps the bound; a diagnostic where it does not. `what` names it: "'title' of code 404".
bool check_length(const TomlValue& text, std::size_t most_bytes, std::string_view what, Diagnostics& diagnostics);

/// The text, or its beginning with "…": for messages about what may be too long.
std::string shortened(std::string_view text);

/// A table, and the keys that it may have.
struct KeyedTable {
  const TomlValue& value;
  const KeyTable& keys;
};

class TableReader {
 public:
  /// `what` names the table in messages: "code 404".
  TableReader(KeyedTable table, std::string what, Diagnostics& diagnostics);

  // Each reads the value of a key of that kind, "" or nothing where the key is absent. A text may not be empty.
  std::string text(std::string_view key) { return bounded_text(key, KeyKind::text, most_line_bytes); }
  std::string prose(std::string_view key) { return bounded_text(key, KeyKind::prose, most_prose_bytes); }
  std::string word(std::string_view key);
  std::string date(std::string_view key);
  std::optional<long long> integer(std::string_view key);
  std::vector<long long> integers(std::string_view key);
  bool boolean(std::string_view key, bool fallback = false);
  std::string url(std::string_view key);
  std::optional<Citation> citation(std::string_view key);
  std::vector<std::string> texts(std::string_view key, std::vector<Location>* at = nullptr);
  /// Words under which readers look for the entry. Reports those that are empty or given twice.
  std::vector<std::string> keywords(std::string_view key = "keywords");
  /// The index of the value among the key's choices; nullopt, with a diagnostic where one is due, if it is none of
  /// them.
  std::optional<std::size_t> choice(std::string_view key);
  std::optional<KeyedTable> table(std::string_view key);
  /// The tables of an array of tables.
  std::vector<KeyedTable> tables(std::string_view key);

  /// The entries of an open table whose names are short enough; reports the others.
  std::vector<const TomlEntry*> entries();

  [[nodiscard]] bool has(std::string_view key) const;
  /// Where the key's value is, or where the table is if there is no such key.
  [[nodiscard]] Location at(std::string_view key) const;
  [[nodiscard]] const Location& at() const { return table_.at; }

  /// The entries that nobody could read: of a wrong type, or under a key that is not among the table's.
  [[nodiscard]] std::vector<const TomlEntry*> unread() const;

  /// Reports the required keys that are missing and the keys that are not among the table's.
  void finish();

 private:
  const Key& expect(std::string_view key, KeyKind kind);
  const TomlValue* take(std::string_view key, KeyKind kind);
  std::string bounded_text(std::string_view key, KeyKind kind, std::size_t most_bytes);
  std::vector<std::string> read_texts(std::string_view key, KeyKind kind, std::vector<Location>* at);
  [[nodiscard]] bool is_required(const Key& key) const;
  [[nodiscard]] std::vector<const Key*> missing() const;

  const TomlValue& table_;
  const KeyTable& keys_;
  std::string what_;
  Diagnostics& diagnostics_;
  std::uint64_t asked_ = 0;           ///< a bit for each of the keys
  std::vector<std::string> refused_;  ///< keys whose values are of a wrong type
};

}  // namespace statusbook
