// Finds the page that somebody asks for by number, phrase, constant, keyword or title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/book.h"

namespace statusbook {

struct FoundPages {
  std::vector<const Page*> pages;  ///< in the book's order
  std::string suggestion;          ///< " (did you mean …?)" where none was found and a name is near
};

/// The pages that have the query as one of their names, else those that have a name with the query's words in it.
/// Letter case and what stands between words do not count: "NotFound", "NOT_FOUND" and "not found" are one name.
FoundPages find_pages(const Book& book, std::string_view query);

}  // namespace statusbook
