// The tables of a TOML file as texts: what stands from one [[header]] to the next. Old versions of a file need not be
// valid for it, and reading each as TOML would cost more than all the rest.
#pragma once

#include <string_view>
#include <vector>

namespace statusbook {

struct TableText {
  std::string_view text;
  int line = 1;  ///< of its header
};

/// Each with its header and its sub-tables, without comments and empty lines at its end, which are about what follows.
/// The first is what stands before all headers; it may be empty. A line in a string that looks like a header is taken
/// for one.
std::vector<TableText> tables_of(std::string_view toml);

}  // namespace statusbook
