// The elements of an HTML page as gumbo sees them: a parser that nobody here wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct HtmlTags {
  std::vector<std::string> elements;   ///< in their order: "a class href", which is a name and those of its attributes
  std::vector<std::string> addresses;  ///< the values of attributes that a browser may follow or load
};

HtmlTags find_html_tags(std::string_view html);
