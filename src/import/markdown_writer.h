// A plain tree as CommonMark with GFM's tables, written so that a parser finds in it what the tree has and no more:
// whatever might be read as markup is escaped. Headings begin at level 2 and skip none.
#pragma once

#include <limits>
#include <string>

#include "import/outline.h"

namespace statusbook {

constexpr int unlimited_width = std::numeric_limits<int>::max();

/// Paragraphs are wrapped at `width` columns. Ends with a line end, unless there is nothing to write.
std::string write_markdown(const Blocks& blocks, int width = unlimited_width);

}  // namespace statusbook
