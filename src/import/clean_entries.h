// The last touch on entries that were found: phrases that stand in the text, links between codes as labels,
// presentation dropped, and notes on what seems damaged.
#pragma once

#include "import/codes.h"
#include "import/entry.h"

namespace statusbook {

/// Works on what was found in all documents, and sorts it: by code, then by document and line.
void clean_entries(ImportResult& result, const CodeReader& codes);

}  // namespace statusbook
