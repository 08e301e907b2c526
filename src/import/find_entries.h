// Finds the descriptions of codes in a document, whatever shape they have there: headings, bullets, table rows, terms,
// paragraphs and lines that begin with the code, or the document as a whole.
//
// Nothing is lost: an entry takes its text out of the document's tree, and what is left there at the end are the
// strays.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_name.h"
#include "import/codes.h"
#include "import/outline.h"
#include "import/read_document.h"

namespace statusbook {

/// A description of a code or of a class, as one document has it.
struct ImportedEntry {
  std::string code;    ///< or the id of a class
  std::string parent;  ///< the code that this one subdivides; empty for most
  std::string phrase;  ///< as the document has it, without markup; empty where it has none
  FileName file;
  int line = 0;
  Blocks blocks;                     ///< the description
  std::vector<std::string> damage;   ///< what is wrong with the text, in words
  std::vector<std::string> targets;  ///< addresses in the text that lead nowhere from a page, of links and images
};

/// What became neither, by file and line.
using Strays = std::map<std::pair<FileName, int>, std::string>;
void add_stray(Strays& strays, const FileName& file, int line, std::string_view text);

struct ImportResult {
  std::vector<ImportedEntry> entries;
  std::vector<ImportedEntry> classes;
  Strays strays;
};

ImportResult find_entries(SourceDocument document, const CodeReader& codes);

/// The last touch on what was found in all documents: phrases that stand in the text, links between codes as labels,
/// and notes on what seems damaged. Sorts entries by code, then by document and line.
void clean_entries(ImportResult& result, const CodeReader& codes);

}  // namespace statusbook
