// Slips of the pen that are Markdown all the same, and so would pass: "##Heading" without a space, text that an indent
// makes code, a footnote that nothing refers to, text that says what is left to do.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "text/markdown_source.h"

namespace statusbook {

struct MarkdownTree;

/// Looks at the document as it was parsed, before anything is changed in the tree.
void report_slips(const MarkdownTree& document, std::string_view text, const MarkdownSource& source,
                  Diagnostics& diagnostics);

}  // namespace statusbook
