// What import finds: the entries of a document, what it says of classes, and the text that belongs to neither.
#pragma once

#include <string>
#include <vector>

#include "import/outline.h"

namespace statusbook {

/// A description of a code, as one document has it.
struct ImportedEntry {
  std::string code;
  std::string parent;  ///< the code that this one subdivides; empty for most
  std::string phrase;  ///< as the document has it, without markup; empty where it has none
  std::string file;
  int line = 0;
  Blocks blocks;                     ///< the description
  std::vector<std::string> ids;      ///< anchors in the document that lead here
  std::vector<std::string> damage;   ///< what is wrong with the text, in words
  std::vector<std::string> targets;  ///< addresses in the text that lead nowhere from a page, of links and images
};

struct ImportedClass {
  std::string id;
  std::string file;
  int line = 0;
  Blocks blocks;
};

/// Lines of a document that became neither.
struct StrayText {
  std::string file;
  int line = 0;
  std::string text;
};

struct ImportResult {
  std::vector<ImportedEntry> entries;
  std::vector<ImportedClass> classes;
  std::vector<StrayText> strays;
};

}  // namespace statusbook
