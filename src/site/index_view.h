// The view of the index, A to Z: every name in the book and where it leads, for readers who search with their eyes,
// with the browser, or without scripts.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/book.h"

namespace statusbook {

nlohmann::ordered_json index_view(const Book& book);

}  // namespace statusbook
