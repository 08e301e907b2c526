// Brings a registry and documents together: every code, class, field, spec and note gets its page and its address.
// Reports entries without document and documents without entry.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// What the page of a class is called.
std::string title_of(const CodeClass& item);

Book merge(Settings settings, Registry registry, std::vector<Document> documents, Diagnostics& diagnostics);

}  // namespace statusbook
