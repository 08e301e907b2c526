// Views of the pages about what codes refer to: fields, specs, sources, and the table of all facts.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/book.h"

namespace statusbook {

nlohmann::ordered_json field_view(const Book& book, const Page& page);
nlohmann::ordered_json fields_index_view(const Book& book);
nlohmann::ordered_json spec_view(const Book& book, const Page& page);
nlohmann::ordered_json specs_index_view(const Book& book);
nlohmann::ordered_json sources_view(const Book& book);
nlohmann::ordered_json facts_table_view(const Book& book);

}  // namespace statusbook
