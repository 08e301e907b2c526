// Reads one TOML table strictly: a wrong type, a missing key, and any key that nobody asked for is a diagnostic. So is
// a string that is longer than texts of its kind may be; it is left out, since pages and messages repeat what is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/registry.h"
#include "text/toml.h"

namespace statusbook {

enum class Presence { optional, required };

// Bytes that strings may have, by what they are.
constexpr std::size_t most_line_bytes = 300;
constexpr std::size_t most_url_bytes = 2000;
constexpr std::size_t most_prose_bytes = 4000;

/// Whether the string keeps the bound; a diagnostic where it does not. `what` names it: "'title' of code 404".
bool check_length(const TomlValue& text, std::size_t most_bytes, std::string_view what, Diagnostics& diagnostics);

/// The text, or its beginning with "…": for messages about what may be too long.
std::string shortened(std::string_view text);

class TableReader {
 public:
  /// `what` names the table in messages: "code 404".
  TableReader(const TomlValue& table, std::string what, Diagnostics& diagnostics)
      : table_(table), what_(std::move(what)), diagnostics_(diagnostics) {}

  // Each reads the key's value, "" or nothing where the key is absent. A required text may not be empty.
  /// A name, a title, a phrase: what fits a line.
  std::string text(std::string_view key, Presence presence = Presence::optional);
  /// Sentences.
  std::string prose(std::string_view key, Presence presence = Presence::optional);
  /// A text of letters, digits and '-' only, since it becomes part of a page's markup.
  std::string word(std::string_view key);
  std::string date(std::string_view key, Presence presence = Presence::optional);
  std::optional<long long> integer(std::string_view key, Presence presence = Presence::optional);
  std::vector<long long> integers(std::string_view key);
  bool boolean(std::string_view key);
  std::string url(std::string_view key, Presence presence = Presence::optional);
  std::optional<Citation> citation(std::string_view key, Presence presence = Presence::optional);
  std::vector<std::string> texts(std::string_view key, std::vector<Location>* at = nullptr);
  /// Words under which readers look for the entry. Reports those that are empty or given twice.
  std::vector<std::string> keywords(std::string_view key = "keywords");
  /// The index of the value in `names`; nullopt, with a diagnostic where one is due, if it is none of them.
  std::optional<std::size_t> choice(std::string_view key, const std::vector<std::string>& names,
                                    Presence presence = Presence::optional);
  const TomlValue* table(std::string_view key);
  /// The tables of an array of tables.
  std::vector<const TomlValue*> tables(std::string_view key);

  /// Where the key's value is, or where the table is if there is no such key.
  [[nodiscard]] Location at(std::string_view key) const;
  [[nodiscard]] const Location& at() const { return table_.at; }

  /// The entries that nobody could read: of a wrong type, or under a key that was not asked for.
  [[nodiscard]] std::vector<const TomlEntry*> unread() const;

  /// Reports the required keys that are missing and the keys that were not asked for.
  void finish();

 private:
  const TomlValue* take(std::string_view key, TomlKind kind, Presence presence);
  std::string bounded_text(std::string_view key, std::size_t most_bytes, Presence presence);

  const TomlValue& table_;
  std::string what_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
  std::vector<std::string> missing_;
  std::vector<std::string> refused_;  ///< keys whose values are of a wrong type
};

}  // namespace statusbook
