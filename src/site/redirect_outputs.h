// Addresses that went elsewhere: a page in place of each page that did, and in each page the anchors that moved within
// it or away from it.
#pragma once

#include "model/book.h"
#include "model/theme.h"
#include "site/output.h"

namespace statusbook {

void add_redirect_outputs(const Book& book, const Theme& theme, Outputs& outputs);

/// The page with an element for each anchor that it had: at the element that has its text now, which is the page's
/// beginning if nothing else is named, or, where that is on another page, as a link before the end of the page.
std::string with_moved_anchors(std::string html, const Address& page, const Settings& settings);

}  // namespace statusbook
