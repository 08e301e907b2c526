// Renders a linked book with a theme into the files of a site.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"
#include "model/output.h"
#include "model/theme.h"

namespace statusbook {

Site render(const Book& book, const Theme& theme, Diagnostics& diagnostics);

}  // namespace statusbook
