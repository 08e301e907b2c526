// Pieces that several views are made of. `link` writes addresses as the page needs them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "model/book.h"

namespace statusbook {

/// Absent text is false, so that a template's section is left out.
nlohmann::ordered_json or_false(const std::string& text);

/// A list and whether it holds anything, as "name" and "has_name".
void add_list(nlohmann::ordered_json& view, const std::string& name, nlohmann::ordered_json list);

nlohmann::ordered_json citation_view(const Book& book, const std::optional<Citation>& citation);

/// A code as lists show it.
nlohmann::ordered_json entry_view(const Book& book, const AddressWriter& link, const Code& code);
nlohmann::ordered_json entries_view(const Book& book, const AddressWriter& link, const std::vector<const Code*>& codes);

nlohmann::ordered_json facts_view(const Book& book, const Meaning& meaning);
/// The facts that open a page, under their short labels.
nlohmann::ordered_json strip_view(const Book& book, const Meaning& meaning);
nlohmann::ordered_json fields_view(const Book& book, const AddressWriter& link, const Meaning& meaning);
nlohmann::ordered_json meaning_view(const Book& book, const AddressWriter& link, const Meaning& meaning);
nlohmann::ordered_json class_name_view(const Book& book, const AddressWriter& link, const std::string& class_id);
nlohmann::ordered_json source_view(const Source& source);

/// Adds "codes", "unofficial" and "subcodes": those of a class that the registry's authority lists, those that it does
/// not, and parts of both; and "decades", the first two as a table in which a code stands where its digits say.
void add_codes(nlohmann::ordered_json& view, const Book& book, const AddressWriter& link, const std::string& class_id);

/// Adds what the code has been called, "names", and what libraries call it, "constants".
void add_names(nlohmann::ordered_json& view, const Book& book, const Code& code);

nlohmann::ordered_json referrers_view(const Book& book, const AddressWriter& link, const Page& page);
/// Notes that answer questions, each once.
nlohmann::ordered_json answers_view(const Book& book, const AddressWriter& link, const std::vector<NoteUse>& notes);
nlohmann::ordered_json headings_view(const Page& page);
nlohmann::ordered_json notes_list(const Book& book, const AddressWriter& link);

/// Where a file of the content is edited on the forge; empty without a repository.
std::string edit_url(const Book& book, const std::string& path);

}  // namespace statusbook
