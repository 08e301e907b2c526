// HTML to a plain tree, however broken it is. The only file that sees gumbo is html.cpp.
//
// Documents are untrusted. The parser's time grows with what is open at once, so a document that nests too deep is
// refused before it is parsed.
#pragma once

#include <string>
#include <string_view>

#include "import/outline.h"

namespace statusbook {

/// Where lines are counted: in the HTML itself, or in the Markdown that it was made from and whose lines it states.
enum class LineSource { html, stated };

/// A comment in the HTML of Markdown that states the line of what follows it.
constexpr std::string_view line_mark = "statusbook-line ";

/// Whether a name is one of those in a list that has a space before and behind each.
inline bool is_among(std::string_view names, const std::string& name) {
  return names.find(" " + name + " ") != std::string_view::npos;
}

/// What parsing would cost too much for; "" where nothing is.
std::string find_costly_html(std::string_view html);

/// To be called for HTML only in which nothing is costly.
Blocks parse_html(std::string_view html, LineSource lines);

}  // namespace statusbook
