// Looks for images that no page shows.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// After link(), which tells of images that are not there. The books are the same one in its languages.
void check_images(const std::vector<const Book*>& books, Diagnostics& diagnostics);

}  // namespace statusbook
