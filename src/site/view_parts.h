// Pieces that several views are made of. `link` writes addresses as the page needs them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

/// Absent text is false, so that a template's section is left out.
View or_false(std::string text);

/// What the book gives to templates of its own.
View extra_view(const Settings& settings);

/// The word for a level of obligation: "must"; empty where a registry with faults gives none.
std::string level_word(const Book& book, const std::string& level);

/// A list and whether it holds anything, as "name" and "has_name".
void add_list(View& view, std::string_view name, View list);

View citation_view(const Book& book, const std::optional<Citation>& citation);

/// Whether an id is too long to be shown as large as the three digits of most.
bool is_long(std::string_view id);

/// A code as lists show it.
View entry_view(const Book& book, const AddressWriter& link, const Code& code);
View entries_view(const Book& book, const AddressWriter& link, const std::vector<const Code*>& codes);

View facts_view(const Book& book, const Meaning& meaning);
/// The facts that open a page, under their short labels.
View strip_view(const Book& book, const Meaning& meaning);
View fields_view(const Book& book, const AddressWriter& link, const Meaning& meaning);
View meaning_view(const Book& book, const AddressWriter& link, const Meaning& meaning);
View class_name_view(const Book& book, const AddressWriter& link, const std::string& class_id);
View source_view(const Source& source);

/// Adds "codes", "unofficial" and "subcodes": those of a class that the registry's authority lists, those that it does
/// not, and parts of both; and "decades", the first two as a table in which a code stands where its digits say.
void add_codes(View& view, const Book& book, const AddressWriter& link, const std::string& class_id);

/// Adds what the code has been called, "names", and what libraries call it, "constants".
void add_names(View& view, const Book& book, const Code& code);

View referrers_view(const Book& book, const AddressWriter& link, const Page& page);
/// Notes that answer questions, each once.
View answers_view(const Book& book, const AddressWriter& link, const std::vector<NoteUse>& notes);
View headings_view(const Page& page);
View own_pages_list(const Book& book, const AddressWriter& link);
View notes_list(const Book& book, const AddressWriter& link);

/// Where a file of the content is edited on the forge; empty without a repository.
std::string edit_url(const Book& book, const std::string& path);

}  // namespace statusbook
