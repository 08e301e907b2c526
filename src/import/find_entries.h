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

}  // namespace statusbook
