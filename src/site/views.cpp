#include "compile/views.h"

#include <fmt/format.h>

#include <algorithm>

#include "compile/labels.h"
#include "compile/view_parts.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// The codes before and after, subdivisions left out.
void add_neighbors(ordered_json& view, const Book& book, const Page& page) {
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
  view["previous"] = previous == nullptr ? ordered_json(false) : entry_view(book, page.url, *previous);
  view["next"] = next == nullptr ? ordered_json(false) : entry_view(book, page.url, *next);
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

}  // namespace

ordered_json page_view(const Book& book, const std::string& url, const std::string& title,
                       const std::string& description) {
  const auto& settings = book.settings;
  ordered_json nav = ordered_json::array();
  for (const auto& item : book.registry.classes) {
    const auto class_url = item.id + "/";
    nav.push_back({{"label", item.label},
                   {"name", item.name},
                   {"url", relative_url(url, class_url)},
                   {"current", url == class_url}});
  }
  return {{"site",
           {{"title", settings.title},
            {"tagline", or_false(settings.tagline)},
            {"description", settings.description},
            {"language", settings.language},
            {"entry_noun", settings.entry_noun},
            {"registry_name", or_false(settings.registry_name)},
            {"repository", or_false(settings.repository)}}},
          {"root", relative_url(url, "")},
          {"home", relative_url(url, "")},
          {"notes_url", relative_url(url, "notes/")},
          {"has_notes", !settings.notes.empty()},
          {"facts_url", relative_url(url, "facts/")},
          {"has_facts", !settings.facts.empty()},
          {"fields_url", relative_url(url, "fields/")},
          {"has_fields_page", book.registry.fields.size() > 0},
          {"specs_url", relative_url(url, "specs/")},
          {"has_specs_page", book.registry.specs.size() > 0},
          {"sources_url", relative_url(url, "sources/")},
          {"has_sources_page", book.registry.sources.size() > 0},
          {"json_index_url", relative_url(url, "codes.json")},
          {"csv_url", relative_url(url, "codes.csv")},
          {"schema_url", relative_url(url, "schema/code.json")},
          {"nav", nav},
          {"title", title},
          {"is_home", false},
          {"description", description},
          {"canonical", settings.base_url.empty() ? ordered_json(false) : ordered_json(settings.base_url + url)},
          {"edit_url", false}};
}

ordered_json document_view(const Book& book, const Page& page, const std::string& url, const std::string& description) {
  auto view = page_view(book, url, page.title, description);
  view["html"] = page.html;
  view["edit_url"] = or_false(edit_url(book, page.document.path));
  add_list(view, "headings", headings_view(page));
  add_list(view, "referrers", referrers_view(book, url, page));
  return view;
}

ordered_json code_view(const Book& book, const Page& page) {
  const auto& code = *book.registry.codes.find(page.id);
  const bool is_part = !code.parent.empty();
  const auto own_url = is_part ? code.id + "/" : page.url;
  auto view = document_view(book, page, own_url, code.main().summary);
  view["id"] = code.id;
  view["phrase"] = code.main().phrase;
  const auto entry = entry_view(book, own_url, code);
  view["state"] = entry["state"];
  view["standard"] = entry["standard"];
  view["class"] = class_name_view(book, own_url, code.class_id);
  view["json_url"] = relative_url(own_url, code.id + ".json");
  view["edit_facts_url"] = or_false(edit_url(book, code.main().at.file));
  view["parent"] = false;
  view["section_url"] = false;
  if (const auto* parent = book.registry.codes.find(code.parent)) {
    view["parent"] = entry_view(book, own_url, *parent);
    view["section_url"] = relative_url(own_url, page.url, page.fragment);
  }
  view["meanings"] = ordered_json::array();
  for (const auto& meaning : code.meanings) view["meanings"].push_back(meaning_view(book, own_url, meaning));
  view["subcodes"] = ordered_json::array();
  for (const auto& other : book.pages) {
    if (other.kind != PageKind::code || other.url != page.url || other.fragment.empty() || is_part) continue;
    auto part = entry_view(book, page.url, *book.registry.codes.find(other.id));
    part["html"] = other.html;
    part["page_url"] = relative_url(page.url, other.id + "/");
    part["edit_url"] = or_false(edit_url(book, other.document.path));
    part["meaning"] = meaning_view(book, page.url, book.registry.codes.find(other.id)->main());
    view["subcodes"].push_back(std::move(part));
  }
  view["has_subcodes"] = !view["subcodes"].empty();
  view["has_several_meanings"] = code.meanings.size() > 1;
  for (const auto* name : {"earlier", "related", "sources"})
    add_list(view, name, join_meanings(view["meanings"], name));
  add_names(view, book, code);
  add_neighbors(view, book, page);
  return view;
}

ordered_json class_view(const Book& book, const Page& page) {
  const auto& item = *book.registry.classes.find(page.id);
  auto view = document_view(book, page, page.url, item.summary);
  view["id"] = item.id;
  view["name"] = item.name;
  view["summary"] = item.summary;
  view["spec"] = citation_view(book, item.spec);
  view["unassigned"] = item.unassigned;
  view["has_unassigned"] = !item.unassigned.empty();
  add_codes(view, book, page.url, item.id);
  return view;
}

ordered_json note_view(const Book& book, const Page& page) {
  return document_view(book, page, page.url, fmt::format("{}. {}", page.title, book.settings.title));
}

ordered_json home_view(const Book& book) {
  auto view = page_view(book, "", book.settings.title, book.settings.description);
  view["is_home"] = true;
  view["classes"] = ordered_json::array();
  for (const auto& item : book.registry.classes) {
    auto entry = class_name_view(book, "", item.id);
    add_codes(entry, book, "", item.id);
    view["classes"].push_back(std::move(entry));
  }
  view["notes"] = notes_list(book, "");
  return view;
}

ordered_json notes_view(const Book& book) {
  auto view = page_view(book, "notes/", "Notes",
                        fmt::format("Notes on the history and use of what {} lists.", book.settings.title));
  view["notes"] = notes_list(book, "notes/");
  return view;
}

ordered_json not_found_view(const Book& book) {
  auto view = home_view(book);
  view["title"] = "Page not found";
  view["is_home"] = false;
  view["canonical"] = false;
  view["not_found"] = false;
  if (const auto* code = book.registry.codes.find(book.settings.not_found))
    view["not_found"] = entry_view(book, "", *code);
  const auto& base = book.settings.base_url;
  if (base.empty()) return view;
  const auto rebase = [&](ordered_json& url) {
    const auto path = url.get<std::string>();
    url = base + (path == "./" ? "" : path);
  };
  for (const auto* key : {"root", "home", "notes_url", "facts_url", "fields_url", "specs_url", "sources_url",
                          "json_index_url", "csv_url", "schema_url"})
    rebase(view[key]);
  if (view["not_found"].is_object()) rebase(view["not_found"]["url"]);
  for (const auto* key : {"nav", "classes", "notes"}) {
    for (auto& entry : view[key]) rebase(entry["url"]);
  }
  for (auto& item : view["classes"]) {
    for (const auto* key : {"codes", "unofficial", "subcodes"}) {
      for (auto& entry : item[key]) rebase(entry["url"]);
    }
  }
  return view;
}

}  // namespace statusbook
