// A page of the book as text for a terminal: what the registry says of the entry, then the page's prose.
#pragma once

#include <string>

#include "base/text_style.h"
#include "model/book.h"

namespace statusbook {

std::string page_text(const Book& book, const Page& page, const TextStyle& style);

/// One line each: what a reader chooses from.
std::string list_pages(const std::vector<const Page*>& pages, const Book& book, const TextStyle& style);

}  // namespace statusbook
