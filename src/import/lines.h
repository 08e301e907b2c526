// Text that is to be read line by line: paragraphs of several lines, code that is a list, and tables that somebody
// flattened to lines with pipes where their cells ended, cells broken over lines or not.
#pragma once

#include "import/codes.h"
#include "import/outline.h"

namespace statusbook {

/// Gives paragraphs and code blocks their lines, and makes tables of flattened ones.
void read_lines(Blocks& blocks, const CodeReader& codes);

}  // namespace statusbook
