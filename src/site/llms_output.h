// llms.txt: for language models, and whoever works with them, what the site is and where the Markdown copies of its
// pages are, one line each.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

/// Left out where the book has a file of its own in its place.
void add_llms_output(const Book& book, Outputs& outputs);

}  // namespace statusbook
