// Views of the pages about what codes refer to: fields, specs, sources, and the table of all facts.
#pragma once

#include <string>
#include <vector>

#include "model/book.h"
#include "model/source_uses.h"
#include "text/view.h"

namespace statusbook {

View field_view(const Book& book, const Page& page);
View fields_index_view(const Book& book);
View spec_view(const Book& book, const Page& page);
View specs_index_view(const Book& book);
/// The libraries whose constants the pages list.
View libraries_view(const Book& book);
/// The publishers by their first letters, each letter a page.
View sources_index_view(const Book& book);
View sources_view(const Book& book, const SourceUses& uses, const std::string& letter);
/// The letters in order: "a" to "z", and "other" for what begins otherwise.
std::vector<std::string> source_letters(const Registry& registry);
/// What the registry's authority does not list, by who gave it its meaning.
View unofficial_view(const Book& book);
/// The codes with which a message has to, should or may have a field.
View field_uses_view(const Book& book);
View facts_table_view(const Book& book);

}  // namespace statusbook
