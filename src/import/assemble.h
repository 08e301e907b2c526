// Entries from a tree whose pieces are decided. Each opens at a depth (the document as a whole, headings, paragraphs,
// items in items), takes the text that follows, and ends where a piece of its depth or of a lesser one begins.
#pragma once

#include "import/codes.h"
#include "import/entry.h"
#include "import/pieces.h"
#include "import/read_document.h"

namespace statusbook {

/// One file a code: the entry that the document is as a whole, without its text, where the code stands in the front
/// matter or in the file's name. Its code is empty where the document is a list, as far as its accepted pieces show.
/// Takes the title off the document.
ImportedEntry find_whole_entry(SourceDocument& document, const PieceList& list, const CodeReader& codes);

/// Moves text out of the blocks; what stays there belongs to nothing.
ImportResult assemble_entries(Blocks& blocks, const PieceList& list, ImportedEntry whole, const std::string& file);

}  // namespace statusbook
