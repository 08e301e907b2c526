// Markdown as text for a terminal: wrapped, without markup but what reads well as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct PlainPart {
  std::string heading;  ///< empty before the first
  int level = 0;        ///< of the heading, 1 to 6
  std::string text;     ///< up to the next heading; blocks with an empty line between them
};

/// `width` is that of a line, in characters; code keeps its own lines.
std::vector<PlainPart> to_plain_text(std::string_view markdown, int width);

/// Text in lines of the width at most, where words allow, each indented by so many spaces but the first.
std::string wrap(std::string_view text, int width, int indent = 0);

}  // namespace statusbook
