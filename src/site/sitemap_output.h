// sitemap.xml: the addresses of all pages, and when they changed as far as that is known, where the book has a base
// URL.
#pragma once

#include "site/output.h"
#include "site/site_part.h"

namespace statusbook {

/// Lists the pages among the outputs so far, but for those that are not translated.
void add_sitemap_output(const SiteParts& parts, Outputs& outputs);

}  // namespace statusbook
