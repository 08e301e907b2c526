// Turns each page's Markdown into HTML whose links lead to their pages, and tells every page who refers to it.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// `jobs` as for parallel_for().
void link(Book& book, int jobs, Diagnostics& diagnostics);

}  // namespace statusbook
