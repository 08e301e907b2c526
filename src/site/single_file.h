// The site as one HTML file: the content of every page as a part of it, with styles, scripts and the search index
// within, so that it asks for nothing. The theme's template single-file draws what is around the parts.
//
// A part has the id of its page's address, "404" or "fields/location" (":" for the home page), and ids within it follow
// a colon: "404:example". Links among pages lead to these. A link to another file of the site gets the site's base URL,
// or, without one, is none.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"
#include "model/output.h"
#include "model/theme.h"

namespace statusbook {

/// Made of the finished pages. One file without a name; none where diagnostics say why.
Site make_single_file(const Book& book, const Theme& theme, const Site& site, Diagnostics& diagnostics);

}  // namespace statusbook
