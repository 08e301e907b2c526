// Reads the Markdown of content/codes, content/classes, content/fields, content/pages and content/notes. Whatever else
// content/ holds is a fault, but for what the other loaders read: a file that nobody reads is a page that somebody
// misses.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/book.h"

namespace statusbook {

/// `jobs` as for parallel_for(). `languages` have folders in content/ that others read.
std::vector<Document> load_documents(const FileReader& project, Diagnostics& diagnostics, int jobs = 1,
                                     const std::vector<TranslatedInto>& languages = {});

/// Those of content/LANGUAGE.
std::vector<Document> load_translated_documents(const FileReader& project, const std::string& language,
                                                Diagnostics& diagnostics, int jobs = 1);

}  // namespace statusbook
