// Turns each page's Markdown into HTML whose links lead to their pages, and tells every page who refers to it.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

void link(Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
