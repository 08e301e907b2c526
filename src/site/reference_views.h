// Views of the pages about what codes refer to: fields, specs, sources, and the table of all facts.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/book.h"

namespace statusbook {

nlohmann::ordered_json field_view(const Book& book, const Page& page);
nlohmann::ordered_json fields_index_view(const Book& book);
nlohmann::ordered_json spec_view(const Book& book, const Page& page);
nlohmann::ordered_json specs_index_view(const Book& book);
/// The libraries whose constants the pages list.
nlohmann::ordered_json libraries_view(const Book& book);
/// The publishers by their first letters, each letter a page.
nlohmann::ordered_json sources_index_view(const Book& book);
nlohmann::ordered_json sources_view(const Book& book, const std::string& letter);
/// The letters in order: "a" to "z", and "other" for what begins otherwise.
std::vector<std::string> source_letters(const Registry& registry);
/// What the registry's authority does not list, by who gave it its meaning.
nlohmann::ordered_json unofficial_view(const Book& book);
bool has_unofficial(const Registry& registry);
/// The codes with which a message has to, should or may have a field.
nlohmann::ordered_json field_uses_view(const Book& book);
bool has_field_uses(const Registry& registry);
nlohmann::ordered_json facts_table_view(const Book& book);

}  // namespace statusbook
