// A plain tree as CommonMark with GFM's tables, written so that a parser finds in it what the tree has and no more:
// whatever might be read as markup is escaped. Headings begin at level 2 and skip none.
#pragma once

#include <string>

#include "import/outline.h"

namespace statusbook {

/// Paragraphs are wrapped at `width` columns; 0: each is one line. Ends with a line end, unless there is nothing to
/// write.
std::string write_markdown(const Blocks& blocks, int width = 0);

}  // namespace statusbook
