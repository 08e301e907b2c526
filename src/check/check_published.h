// Checks that no address is lost: what content/published.txt lists is on the site, or content/book.toml says where it
// went.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"
#include "model/output.h"

namespace statusbook {

/// Also checks the redirects: each leads from an address that nothing else has to one that is there.
void check_published(const Book& book, const Site& site, Diagnostics& diagnostics);

/// The addresses of a site that others may rely on, sorted: pages with the anchors of their headings, and data.
std::vector<Address> public_addresses(const Site& site);

}  // namespace statusbook
