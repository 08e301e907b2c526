// All files of a site, made from a linked book and a theme. What there is to be made is a list of outputs, one file
// here a kind; a further kind is a function that adds to the list, and its line in list_outputs().
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"
#include "model/output.h"
#include "model/theme.h"
#include "site/output_inputs.h"

namespace statusbook {

/// `jobs` as for parallel_for(). Two outputs with one path are a fault. With `reuse`, outputs that are made from the
/// same as before are not made again.
Site make_site(const Book& book, const Theme& theme, Extent extent, int jobs, Diagnostics& diagnostics,
               SiteReuse* reuse = nullptr);

}  // namespace statusbook
