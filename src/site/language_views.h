// What pages of a book of several languages say of the same page in the others.
#pragma once

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

/// Adds "languages", links to a page in the others. `link` writes addresses as that page needs them.
void add_languages(View& view, const Book& book, const AddressWriter& link, const Address& page);

/// The absolute addresses of a page in each of the languages, by their tags, for search engines; none without base URL,
/// or where it is in one language only.
View translations_view(const Book& book, const std::vector<std::string>& languages, const Address& page);

/// For a page that is made from a document: in which languages that is, and whether it is the original here.
void add_document_language(View& view, const Book& book, const Page& page);

/// The tags of all languages of the book.
std::vector<std::string> language_tags(const Book& book);

}  // namespace statusbook
