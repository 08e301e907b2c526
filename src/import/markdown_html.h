// Markdown from elsewhere as HTML, raw HTML included, so that a document that mixes both is read as one. For pages of
// the book there is text/markdown.h, which trusts less and knows more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/html.h"

namespace statusbook {

/// An indented code block, as CommonMark sees it.
struct IndentedBlock {
  int first_line = 0;
  int last_line = 0;
  std::string text;
  bool is_alone = false;  ///< it is all that stands between two headings, or after the last one
};

struct MarkdownHtml {
  HtmlText html;
  std::vector<IndentedBlock> indented;
};

/// Tables that would cost out of proportion to their size stay lines of text.
MarkdownHtml markdown_to_html(std::string_view text);

/// The same for a document as people write it: "###404" is a heading, "404." begins no list, and text that is indented
/// although it is no code is text.
HtmlText document_to_html(std::string_view text);

}  // namespace statusbook
