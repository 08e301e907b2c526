// TOML with positions: a plain tree in the order of the file. The only file that sees toml++ is toml.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace statusbook {

enum class TomlKind { text, integer, fraction, boolean, date, array, table, other };

/// "a string", "a table", … for messages.
std::string_view describe(TomlKind kind);

struct TomlEntry;

struct TomlValue {
  TomlKind kind = TomlKind::other;
  std::string text;  ///< of a string; of a date as YYYY-MM-DD
  long long integer = 0;
  double fraction = 0;  ///< may be infinite, or no number
  bool boolean = false;
  std::vector<TomlValue> items;    ///< of an array
  std::vector<TomlEntry> entries;  ///< of a table, in the order of the file
  Location at;
};

struct TomlEntry {
  std::string key;
  Location at;  ///< of the key
  TomlValue value;
};

/// The table at the top of a document; nullopt, and a diagnostic, where it is not TOML.
std::optional<TomlValue> parse_toml(std::string_view text, const std::string& file, Diagnostics& diagnostics);

}  // namespace statusbook
