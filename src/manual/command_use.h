// The commands of the program as data, from which manual pages and the completions of shells are made.
#pragma once

#include <string>
#include <vector>

namespace statusbook {

struct OptionUse {
  std::string names;  ///< "--root", or of an argument without a name ""
  std::string value;  ///< what it takes: "DIR"; may be empty
  std::string meaning;
  std::vector<std::string> choices{};  ///< all that it may be, where there is a list
};

struct CommandUse {
  std::string name;  ///< with those that it belongs to: "statusbook new code"
  std::string meaning;
  std::vector<OptionUse> options;
  std::string footer;  ///< paragraphs, and lines of code that begin with spaces; may be empty
};

}  // namespace statusbook
