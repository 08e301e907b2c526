// Checks that every page of a book can have its address: ids become names of folders.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

void check_addresses(const Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
