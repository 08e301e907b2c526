// Checks the rendered pages: no id twice on a page, and every id that prose links to is there. Ids come from templates
// as well as from headings, so only the rendered page knows them all.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"
#include "model/output.h"

namespace statusbook {

void check_anchors(const Book& book, const Site& site, Diagnostics& diagnostics);

}  // namespace statusbook
