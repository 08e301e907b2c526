// How far a TOML text goes before the place where a parser gave up: which string, list or table is open there, which
// key and value it was reading, and which names it has met. A scan of marks and quotes, no parser: it never fails and
// reads each byte once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct TomlString {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< after its last quote, or where it breaks off
  bool is_closed = false;
};

/// The string whose first quote is at `at`. One of a single line breaks off at the line's end.
TomlString find_toml_string(std::string_view text, std::size_t at);

/// A key or the head of a table that the text has given a value. Equal scopes mean the same table.
struct TomlName {
  int scope = 0;
  std::string text;  ///< "code", "[spec]", "[[spec]]"
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// All places are offsets.
struct TomlScan {
  std::optional<TomlString> open_string;
  std::optional<TomlString> last_string;
  std::vector<std::size_t> brackets;  ///< '[' and '{' that are open, the outermost first
  std::size_t statement = 0;          ///< where the current key, or head of a table, begins
  std::size_t element = 0;            ///< after the last '=' or ',' or bracket: what stands there is being read
  bool is_value = false;              ///< whether that is a value, and no key
  std::vector<TomlName> names;        ///< the last one is the key of what is being read, if is_value and not in a list
};

/// Reads up to `end`.
TomlScan scan_toml(std::string_view text, std::size_t end);

}  // namespace statusbook
