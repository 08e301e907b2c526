// Brings registry and documents together: every reference of the registry is checked, every code, class and note gets
// its page, and pages get their places.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

Book merge(Settings settings, Registry registry, std::vector<Document> documents, Diagnostics& diagnostics);

}  // namespace statusbook
