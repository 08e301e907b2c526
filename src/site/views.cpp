#include "site/views.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/view_parts.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// The codes before and after, subdivisions left out.
void add_neighbors(ordered_json& view, const Book& book, const AddressWriter& link, const Page& page) {
  const Code* previous = nullptr;
  const Code* next = nullptr;
  bool passed = false;
  for (const auto& code : book.registry.codes) {
    if (!code.parent.empty()) continue;
    if (code.id == page.id) {
      passed = true;
    } else if (!passed) {
      previous = &code;
    } else {
      next = &code;
      break;
    }
  }
  view["previous"] = previous == nullptr ? ordered_json(false) : entry_view(book, link, *previous);
  view["next"] = next == nullptr ? ordered_json(false) : entry_view(book, link, *next);
}

/// What the meanings of a code have in a list of this name, each entry once.
ordered_json join_meanings(const ordered_json& meanings, const std::string& name) {
  ordered_json result = ordered_json::array();
  for (const auto& meaning : meanings) {
    for (const auto& entry : meaning[name]) {
      if (std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry);
    }
  }
  return result;
}

/// Adds all classes with their codes, and the notes.
void add_overview(ordered_json& view, const Book& book, const AddressWriter& link) {
  view["classes"] = ordered_json::array();
  for (const auto& item : book.registry.classes) {
    auto entry = class_name_view(book, link, item.id);
    add_codes(entry, book, link, item.id);
    view["classes"].push_back(std::move(entry));
  }
  view["notes"] = notes_list(book, link);
}

}  // namespace

ordered_json page_view(const Book& book, const Place& place, const std::string& title, const std::string& description) {
  const auto& [address, link] = place;
  const auto& settings = book.settings;
  ordered_json nav = ordered_json::array();
  for (const auto& item : book.registry.classes) {
    nav.push_back({{"label", item.label},
                   {"name", item.name},
                   {"url", link(address_of(item))},
                   {"current", address == address_of(item)}});
  }
  return {{"site",
           {{"title", settings.title},
            {"tagline", or_false(settings.tagline)},
            {"description", settings.description},
            {"language", settings.language},
            {"entry_noun", settings.entry_noun},
            {"registry_name", or_false(settings.registry_name)},
            {"repository", or_false(settings.repository)}}},
          {"root", link(addresses::home)},
          {"home", link(addresses::home)},
          {"notes_url", link(addresses::notes)},
          {"has_notes", !settings.notes.empty()},
          {"facts_url", link(addresses::facts)},
          {"has_facts", !settings.facts.empty()},
          {"fields_url", link(addresses::fields)},
          {"has_fields_page", book.registry.fields.size() > 0},
          {"specs_url", link(addresses::specs)},
          {"has_specs_page", book.registry.specs.size() > 0},
          {"sources_url", link(addresses::sources)},
          {"index_url", link(addresses::index)},
          {"search_url", link(addresses::search)},
          {"has_sources_page", book.registry.sources.size() > 0},
          {"json_index_url", link(addresses::codes_json)},
          {"csv_url", link(addresses::codes_csv)},
          {"schema_url", link(addresses::code_schema)},
          {"nav", nav},
          {"title", title},
          {"is_home", false},
          {"description", description},
          {"canonical", settings.base_url.empty() ? ordered_json(false) : ordered_json(settings.base_url + address.page)},
          {"edit_url", false}};
}

ordered_json document_view(const Book& book, const Page& page, const Place& place, const std::string& description) {
  auto view = page_view(book, place, page.title, description);
  view["html"] = page.html;
  view["edit_url"] = or_false(edit_url(book, page.document.path));
  add_list(view, "headings", headings_view(page));
  add_list(view, "referrers", referrers_view(book, place.link, page));
  return view;
}

ordered_json code_view(const Book& book, const Page& page) {
  const auto& code = *book.registry.codes.find(page.id);
  const Place place(page_of(code));
  const auto& link = place.link;
  auto view = document_view(book, page, place, code.main().summary);
  view["id"] = code.id;
  view["phrase"] = code.main().phrase;
  const auto entry = entry_view(book, link, code);
  view["state"] = entry["state"];
  view["standard"] = entry["standard"];
  view["class"] = class_name_view(book, link, code.class_id);
  view["json_url"] = link(json_of(code));
  view["edit_facts_url"] = or_false(edit_url(book, code.main().at.file));
  view["parent"] = false;
  view["section_url"] = false;
  if (const auto* parent = book.registry.codes.find(code.parent)) {
    view["parent"] = entry_view(book, link, *parent);
    view["section_url"] = link(page.address);
  }
  view["meanings"] = ordered_json::array();
  for (const auto& meaning : code.meanings) view["meanings"].push_back(meaning_view(book, link, meaning));
  view["subcodes"] = ordered_json::array();
  for (const auto& other : book.pages) {
    if (other.kind != PageKind::code || other.address.page != place.address.page || &other == &page) continue;
    const auto& part_code = *book.registry.codes.find(other.id);
    auto part = entry_view(book, link, part_code);
    part["html"] = other.html;
    part["page_url"] = link(page_of(part_code));
    part["edit_url"] = or_false(edit_url(book, other.document.path));
    part["meaning"] = meaning_view(book, link, part_code.main());
    view["subcodes"].push_back(std::move(part));
  }
  view["has_subcodes"] = !view["subcodes"].empty();
  view["has_several_meanings"] = code.meanings.size() > 1;
  for (const auto* name : {"earlier", "related", "sources"})
    add_list(view, name, join_meanings(view["meanings"], name));
  add_names(view, book, code);
  add_neighbors(view, book, link, page);
  return view;
}

ordered_json class_view(const Book& book, const Page& page) {
  const auto& item = *book.registry.classes.find(page.id);
  const Place place(page.address);
  auto view = document_view(book, page, place, item.summary);
  view["id"] = item.id;
  view["name"] = item.name;
  view["summary"] = item.summary;
  view["spec"] = citation_view(book, item.spec);
  view["unassigned"] = item.unassigned;
  view["has_unassigned"] = !item.unassigned.empty();
  add_codes(view, book, place.link, item.id);
  return view;
}

ordered_json note_view(const Book& book, const Page& page) {
  return document_view(book, page, Place(page.address), fmt::format("{}. {}", page.title, book.settings.title));
}

ordered_json home_view(const Book& book) {
  const Place place(addresses::home);
  auto view = page_view(book, place, book.settings.title, book.settings.description);
  view["is_home"] = true;
  add_overview(view, book, place.link);
  return view;
}

ordered_json notes_view(const Book& book) {
  const Place place(addresses::notes);
  auto view = page_view(book, place, "Notes",
                        fmt::format("Notes on the history and use of what {} lists.", book.settings.title));
  view["notes"] = notes_list(book, place.link);
  return view;
}

ordered_json not_found_view(const Book& book) {
  const Place place{addresses::not_found, AddressWriter::at_any_depth(book.settings.base_url)};
  auto view = page_view(book, place, "Page not found", book.settings.description);
  view["canonical"] = false;
  view["not_found"] = false;
  if (const auto* code = book.registry.codes.find(book.settings.not_found))
    view["not_found"] = entry_view(book, place.link, *code);
  add_overview(view, book, place.link);
  return view;
}

}  // namespace statusbook
