// The keys of a kind of file in the order in which people read about them: one section a table, those that it nests
// after it. Help and manual pages are made from these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/key_table.h"

namespace statusbook {

/// What authors write: a kind of file, and its keys.
struct ManualTopic {
  std::string_view name;  ///< in commands and in the names of manual pages: "book"
  std::string_view file;  ///< "content/book.toml"
  const KeyTable* keys;
};

struct KeyEntry {
  std::string name;
  std::string form;  ///< type, whether it is required, default: "string; required"
  std::string meaning;
  std::string example;  ///< a line of TOML; may be empty
};

struct KeySection {
  std::string header;  ///< as in TOML: "[home]", "[[code.related]]"; empty at the top of a file
  std::string meaning;
  std::vector<KeyEntry> entries;
};

std::vector<KeySection> key_sections(const KeyTable& keys);

}  // namespace statusbook
