// One file a code: the code stands in the front matter or in the file's name, and the whole document describes it.
#pragma once

#include "import/codes.h"
#include "import/entry.h"
#include "import/pieces.h"
#include "import/read_document.h"

namespace statusbook {

/// The entry that the document is as a whole, without its text; its code is empty where the document is a list, as far
/// as its accepted pieces show. Takes the title off the document.
ImportedEntry find_whole_entry(SourceDocument& document, const PieceList& list, const CodeReader& codes);

/// Gives an entry without text the summary that the front matter may have.
void take_summary(SourceDocument& document, ImportedEntry& entry);

}  // namespace statusbook
