// What templates are given, as JSON. theme/README.md documents it for people who write themes; both change together.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/book.h"

namespace statusbook {

/// Addresses in a view are relative to the page that it is for, so each function takes that page's url from the root.

/// What every page is given. `description` is text for search engines, `url` "" for the home page.
nlohmann::ordered_json page_view(const Book& book, const std::string& url, const std::string& title,
                                 const std::string& description);

/// page_view() with what every page made from a document has besides; `url` may differ from the page's own where its
/// text is a section of another page.
nlohmann::ordered_json document_view(const Book& book, const Page& page, const std::string& url,
                                     const std::string& description);

nlohmann::ordered_json code_view(const Book& book, const Page& page);
nlohmann::ordered_json class_view(const Book& book, const Page& page);
nlohmann::ordered_json note_view(const Book& book, const Page& page);
nlohmann::ordered_json home_view(const Book& book);
nlohmann::ordered_json notes_view(const Book& book);
/// For the page that a host shows in place of what it cannot find. It is shown at any depth, so its links begin with
/// the base URL, if the book has one.
nlohmann::ordered_json not_found_view(const Book& book);

}  // namespace statusbook
