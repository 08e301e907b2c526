// Looks for images that no page shows.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// After link(), which tells of images that are not there.
void check_images(const Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
