// A document's tree made even before entries are looked for: what says the same in several ways says it in one.
#pragma once

#include "import/outline.h"

namespace statusbook {

/// Groups that hold but a heading, and groups in list items and cells, are dissolved; headings without words are rules;
/// paragraphs with lines that begin with ": " are definition lists.
void tidy(Blocks& blocks);

}  // namespace statusbook
