// Markdown from elsewhere as HTML, raw HTML included, so that a document that mixes both is read as one. For pages of
// the book there is text/markdown.h, which trusts less and knows more.
#pragma once

#include <string>
#include <string_view>

namespace statusbook {

/// A document as people write it: "###404" is a heading, "404." begins no list, and text that is indented although it
/// is no code is text. Tables that would cost out of proportion to their size stay lines of text. The HTML states the
/// document's lines.
std::string document_to_html(std::string_view text);

}  // namespace statusbook
