// Whether measurements show what settings claim: lines of configuration whose effect nobody saw are not published.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

void check_measurements(const Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
