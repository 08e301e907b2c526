// That every section which the book puts in order is on some page of a code.
#pragma once

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// The book is linked.
void check_sections(const Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
