// The HTML pages: a view of each, rendered with its template. A page whose template the theme lacks is left out, but
// for one of the book's own; loading the theme has reported that.
#pragma once

#include "model/book.h"
#include "model/theme.h"
#include "site/output.h"

namespace statusbook {

void add_page_outputs(const Book& book, const Theme& theme, Outputs& outputs);

}  // namespace statusbook
