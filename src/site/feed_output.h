// feed.xml: the pages that changed last, in the Atom Syndication Format. An entry is a page, and its id the address of
// that page, which stays; what changes is when it was updated.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

/// Whether the site has a feed. It needs absolute addresses, and pages with dates.
bool has_feed(const Book& book);

void add_feed_output(const Book& book, Outputs& outputs);

}  // namespace statusbook
