// sitemap.xml: the addresses of all pages, and when they changed as far as that is known, where the book has a base
// URL.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

/// Lists the pages among the outputs so far.
void add_sitemap_output(const Book& book, Outputs& outputs);

}  // namespace statusbook
