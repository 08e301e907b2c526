// HTML to a plain tree, however broken it is. The only file that sees gumbo is html.cpp.
//
// Documents are untrusted. The parser's time grows with what is open at once, so a document that nests too deep is
// refused before it is parsed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/outline.h"

namespace statusbook {

/// HTML that was made from something else: lines[i] is where line i + 1 of the HTML stands in the source. Without
/// lines, the HTML is the source.
struct HtmlText {
  std::string html;
  std::vector<int> lines;
};

/// What parsing would cost too much for; "" where nothing is.
std::string find_costly_html(std::string_view html);

/// To be called for HTML only in which nothing is costly.
Blocks parse_html(const HtmlText& text);

}  // namespace statusbook
