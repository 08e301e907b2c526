// Checks what a book says of its sources: addresses in prose are those of sources or specs, where the book wants that,
// and every source is relied on.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

void check_sources(const Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
