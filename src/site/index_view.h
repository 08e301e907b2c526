// The view of the index, A to Z: every name in the book and where it leads, for readers who search with their eyes,
// with the browser, or without scripts.
#pragma once

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

View index_view(const Book& book);

}  // namespace statusbook
