// The same book in another language: its pages with the documents that are translated, its registry and its settings
// with the texts that are. What is not translated stays as it is.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"
#include "model/translation.h"

namespace statusbook {

/// `original` is linked. The languages of the result are those of the original, and `language` is its place among them;
/// of its pages, those that have a document of their own are yet to be linked. Reports documents and texts of what the
/// original has not.
Book translate(const Book& original, std::size_t language, Translation translation, Diagnostics& diagnostics);

/// Tells all pages in which languages each is there. The books are in the order of Book::languages.
void list_translations(const std::vector<Book*>& books);

}  // namespace statusbook
