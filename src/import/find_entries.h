// Finds the descriptions of codes in a document, whatever shape they have there: headings, bullets, table rows, terms,
// paragraphs and lines that begin with the code, or the document as a whole.
//
// Nothing is lost: an entry takes its text out of the document's tree, and what is left there at the end are the
// strays.
#pragma once

#include "import/codes.h"
#include "import/entry.h"
#include "import/read_document.h"

namespace statusbook {

ImportResult find_entries(SourceDocument document, const CodeReader& codes);

/// The last touch on what was found in all documents: phrases that stand in the text, links between codes as labels,
/// and notes on what seems damaged. Sorts entries by code, then by document and line.
void clean_entries(ImportResult& result, const CodeReader& codes);

}  // namespace statusbook
