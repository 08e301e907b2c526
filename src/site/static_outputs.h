// The files of content/static, and a robots.txt where it has none.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

/// A robots.txt only tells where the sitemap is, and only where the site has the whole of a host: elsewhere nobody
/// would look for it.
void add_static_outputs(const Book& book, Outputs& outputs);

}  // namespace statusbook
