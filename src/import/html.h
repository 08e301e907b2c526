// HTML to a plain tree, however broken it is, and Markdown with HTML in it by the same way, so that a document that
// mixes both is read as one. The only file that sees gumbo is html.cpp. For pages of the book there is text/markdown.h,
// which trusts less and knows more.
//
// Documents are untrusted. The parser's time grows with what is open at once, so a document that nests too deep is
// refused before it is parsed.
#pragma once

#include <string>
#include <string_view>

#include "base/strings.h"
#include "import/outline.h"

namespace statusbook {

/// Where lines are counted: in the HTML itself, or in the Markdown that it was made from and whose lines it states.
enum class LineSource { html, stated };

/// A comment in the HTML of Markdown that states the line of what follows it.
constexpr std::string_view line_mark = "statusbook-line ";

/// What Markdown has beside a code so that it is read as text; not there for whoever reads the HTML.
constexpr std::string_view code_mark = "\u2060";

/// Whether a name is one of those in a list that has a space before and behind each.
inline bool is_among(std::string_view names, const std::string& name) {
  return names.find(" " + name + " ") != std::string_view::npos;
}

/// Control characters but white space.
inline bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && !is_space(c)) || c == 0x7F; }

/// A Markdown document as people write it: "404." begins no list, and text that is indented although it is no code is
/// text. Tables that would cost out of proportion to their size stay lines of text.
std::string markdown_to_html(std::string_view text);

/// HTML that every parser reads alike, and at a cost that is known.
struct PlainHtml {
  std::string html;   ///< with the same lines, but without what has rules of its own: images, scripts and the like
  std::string fault;  ///< what parsing would cost too much for; empty where nothing is
};
PlainHtml make_plain(std::string_view html);

/// To be called for plain HTML without fault.
Blocks parse_html(std::string_view html, LineSource lines);

}  // namespace statusbook
