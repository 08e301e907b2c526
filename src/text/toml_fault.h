// What is wrong with a text that is no TOML, in plain words and at the place where an editor would mend it. The parser
// tells where it gave up, which may be lines below: the string or list that was opened and never closed is found by
// toml_scan.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace statusbook {

struct TomlFault {
  std::size_t begin = 0;   ///< offset
  std::size_t length = 1;  ///< in bytes, none of them a line end
  std::string message;
  std::string help;
};

/// `end` is where the parser gave up, `reason` what it said.
TomlFault explain_toml_fault(std::string_view text, std::size_t end, std::string_view reason);

}  // namespace statusbook
