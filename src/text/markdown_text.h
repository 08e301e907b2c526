// Plain text as Markdown that shows it as it is, for texts that are a part of a line or a paragraph. Addresses of
// links, and the definitions that end a document.
#pragma once

#include <string>
#include <string_view>

namespace statusbook {

/// White space becomes single spaces; what Markdown gives a meaning is escaped where it has one.
std::string escape_markdown(std::string_view text);

/// Whether a line that begins with the text, unescaped, may begin a block: "#", "+ ", "1." and the like.
bool opens_block(std::string_view text);

/// "[text](url)".
std::string markdown_link(std::string_view text, std::string_view url);

/// Adds the line "[label]: url" to the text: what "[label]" then leads to.
void add_markdown_definition(std::string_view label, std::string_view url, std::string& text);

}  // namespace statusbook
