// The lines between "---" or "+++" at the top of a document, as static site generators and wikis have them.
#pragma once

#include <string>
#include <vector>

namespace statusbook {

struct FrontMatterLine {
  std::string key;    ///< in lower case; empty where the line is not "key: value"
  std::string value;  ///< without quotation marks
  int line = 0;
  bool is_used = false;  ///< it became part of an entry
};

/// Takes the front matter off and leaves empty lines, so that the rest keeps its line numbers.
std::vector<FrontMatterLine> take_front_matter(std::string& text);

}  // namespace statusbook
