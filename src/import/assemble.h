// Entries from a tree whose pieces are decided. Each opens at a depth (the document as a whole, headings, paragraphs,
// items in items), takes the text that follows, and ends where a piece of its depth or of a lesser one begins.
#pragma once

#include "import/entry.h"
#include "import/pieces.h"

namespace statusbook {

/// Moves text out of the blocks; what stays there belongs to nothing. `whole` is the entry that the document is as a
/// whole; its code is empty where it is none.
ImportResult assemble_entries(Blocks& blocks, const PieceList& list, ImportedEntry whole, const std::string& file,
                              const CodeReader& codes);

}  // namespace statusbook
