#include "site/views.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/strings.h"
#include "site/feed_output.h"
#include "site/language_views.h"
#include "site/observation_views.h"
#include "site/picture_views.h"
#include "site/setting_views.h"
#include "site/view_parts.h"

namespace statusbook {

namespace {

/// The classes, for the navigation of every page; in a book of very many, the page's own.
View nav_view(const Book& book, const Place& place, const std::string& class_id) {
  const auto& registry = book.registry;
  constexpr std::size_t most_classes = 40;
  auto nav = View::list();
  for (const auto& item : registry.classes) {
    const bool is_this = place.address == address_of(item);
    const bool is_its_class = item.id == class_id;
    if (registry.classes.size() > most_classes && !is_this && !is_its_class) continue;
    nav.push_back({{"label", item.label},
                   {"name", item.name},
                   {"color", or_false(color_of(book, item))},
                   {"sign", or_false(item.sign)},
                   {"url", place.link(address_of(item))},
                   {"current", is_this ? View("page") : or_false(is_its_class ? "true" : "")}});
  }
  return nav;
}

/// With the site's title, where it is not that and leaves room for it in a list of results or a tab; shortened where it
/// alone is too long for them.
std::string full_title(const Settings& settings, const std::string& title) {
  constexpr int most_characters = 70;
  const auto full = fmt::format("{} · {}", title, settings.title);
  if (title != settings.title && code_points(full) <= most_characters) return full;
  if (code_points(title) <= most_characters) return title;
  const auto space = title.rfind(' ', most_characters - 1);
  return space == std::string::npos ? title : title.substr(0, space) + "…";
}

/// The codes before and after: parts of one code among themselves, others among those that are no parts.
void add_neighbors(View& view, const Book& book, const AddressWriter& link, const Code& code) {
  const auto& codes = book.registry.codes;
  const auto is_sibling = [&](const Code& other) { return other.parent == code.parent; };
  const auto place = static_cast<std::ptrdiff_t>(codes.place_of(code));
  const auto previous =
      std::find_if(std::reverse_iterator(codes.begin() + place), std::reverse_iterator(codes.begin()), is_sibling);
  const auto next = std::find_if(codes.begin() + place + 1, codes.end(), is_sibling);
  view["previous"] = previous.base() == codes.begin() ? View(false) : entry_view(book, link, *previous);
  view["next"] = next == codes.end() ? View(false) : entry_view(book, link, *next);
}

/// The code for search engines, in the words of schema.org, as JSON that can stand in a <script>.
std::string linked_data_of(const Book& book, const Code& code) {
  const auto& base_url = book.settings.base_url;
  nlohmann::ordered_json data{{"@context", "https://schema.org"},
                              {"@type", "DefinedTerm"},
                              {"termCode", code.id},
                              {"name", code.main().phrase},
                              {"description", code.main().summary}};
  if (base_url.empty()) {
    data["inDefinedTermSet"] = {{"@type", "DefinedTermSet"}, {"name", book.settings.title}};
  } else {
    data["url"] = base_url + address_of(code).page;
    data["inDefinedTermSet"] = base_url;
  }
  return replace_all(data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace), "<", "\\u003c");
}

/// What the meanings of a code have in a list of this name, each entry once.
View join_meanings(const View& meanings, std::string_view name) {
  View result = View::list();
  for (const auto& meaning : meanings) {
    for (const auto& entry : meaning[name]) {
      if (std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry.copy());
    }
  }
  return result;
}

/// Titles that the book gives the page of a code first, in its order; then the others in their own.
std::vector<const Section*> order_sections(const Page& page, const std::vector<std::string>& order) {
  std::vector<const Section*> sections;
  for (const auto& section : page.linked.sections) sections.push_back(&section);
  const auto place_of = [&](const Section* section) {
    return std::find(order.begin(), order.end(), listed_title(page, *section)) - order.begin();
  };
  std::stable_sort(sections.begin(), sections.end(),
                   [&](const auto* a, const auto* b) { return place_of(a) < place_of(b); });
  return sections;
}

void add_sections(View& view, const Book& book, const Page& page) {
  auto list = View::list();
  for (const auto* section : order_sections(page, book.settings.code_sections)) {
    list.push_back({{"id", section->id}, {"title", section->title}, {"html", section->html.of(page.linked.html)}});
  }
  view["intro_html"] = page.linked.intro.of(page.linked.html);
  view["footnotes_html"] = page.linked.footnotes.of(page.linked.html);
  add_list(view, "sections", std::move(list));
}

/// The few related codes that readers take for this one, and the rest.
void add_related(View& view) {
  constexpr std::size_t most_confused = 3;
  auto confused = View::list();
  auto rest = View::list();
  auto related = join_meanings(view["meanings"], "related");
  for (auto& entry : related) (confused.size() < most_confused ? confused : rest).push_back(std::move(entry));
  view["has_confused_or_notes"] = !confused.empty() || !view["answers"].empty();
  add_list(view, "confused", std::move(confused));
  add_list(view, "related", std::move(rest));
}

/// Facts that the strip has already told.
void leave_out_strip(View& facts, const View& strip) {
  auto rest = View::list();
  for (auto& fact : facts) {
    const auto told = [&](const View& other) { return other["id"] == fact["id"]; };
    if (std::none_of(strip.begin(), strip.end(), told)) rest.push_back(std::move(fact));
  }
  facts = std::move(rest);
}

void add_subcodes(View& view, const Book& book, const AddressWriter& link, const Code& code) {
  constexpr std::size_t few = 12;  // with what each means, more would be most of the page
  auto parts = View::list();
  std::set<std::string> origins;
  for (const auto place : code.parts) {
    const auto& part = book.registry.codes[place];
    parts.push_back(entry_view(book, link, part));
    origins.insert(part.main().origin);
  }
  const auto* origin = origins.size() == 1 ? book.registry.origins.find(*origins.begin()) : nullptr;
  view["subcodes_title"] =
      origin == nullptr ? book.words("sub_codes") : book.words("sub_codes_of", {{"origin", origin->name}});
  view["has_many_subcodes"] = parts.size() > few;
  add_list(view, "subcodes", std::move(parts));
}

/// Adds all classes with their codes, and the notes.
void add_overview(View& view, const Book& book, const AddressWriter& link) {
  auto classes = View::list();
  for (const auto& item : book.registry.classes) {
    auto entry = class_name_view(book, link, item.id);
    add_codes(entry, book, link, item.id);
    classes.push_back(std::move(entry));
  }
  if (book.registry.classes.size() == 0) {
    View all{{"id", ""}, {"name", ""}, {"url", false}, {"summary", ""}, {"color", false}, {"sign", false}};
    add_codes(all, book, link, "");
    classes.push_back(std::move(all));
  }
  view["classes"] = std::move(classes);
  view["notes"] = notes_list(book, link);
}

void add_class_neighbors(View& view, const Book& book, const AddressWriter& link, const CodeClass& item) {
  const auto ids = book.registry.classes.ids();
  const auto at = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), item.id) - ids.begin());
  view["previous"] = at == 0 ? View(false) : class_name_view(book, link, ids[at - 1]);
  view["next"] = at + 1 == ids.size() ? View(false) : class_name_view(book, link, ids[at + 1]);
}

void add_home(View& view, const Book& book, const AddressWriter& link) {
  const auto& home = book.settings.home;
  view["heading"] = home.heading.empty() ? book.settings.title : home.heading;
  view["about_title"] = or_false(home.about_title);
  view["about"] = or_false(home.about);
  auto met = View::list();
  for (const auto& id : home.codes) {
    if (const auto* code = book.registry.codes.find(id)) met.push_back(entry_view(book, link, *code));
  }
  add_list(view, "met", std::move(met));
  view["has_long_met"] = std::any_of(home.codes.begin(), home.codes.end(), is_long);
  auto questions = View::list();
  for (const auto& question : home.questions) {
    questions.push_back(
        {{"text", question.text}, {"hint", or_false(question.hint)}, {"url", link(address_of_note(question.note))}});
  }
  add_list(view, "questions", std::move(questions));
}

}  // namespace

View site_view(const Book& book, const AddressWriter& link, const AssetPaths& assets) {
  const auto& settings = book.settings;
  const auto& registry = book.registry;
  return {{"site",
           {{"title", settings.title},
            {"tagline", or_false(settings.tagline)},
            {"description", settings.description},
            {"language", settings.language},
            {"entry_noun", settings.entry_noun},
            {"registry_name", or_false(settings.registry_name)},
            {"repository", or_false(settings.repository)}}},
          {"extra", extra_view(settings)},
          {"root", link(addresses::home)},
          {"home", link(addresses::home)},
          {"notes_url", link(addresses::notes)},
          {"has_notes", !settings.notes.empty()},
          {"own_pages", own_pages_list(book, link)},
          {"facts_url", link(addresses::facts)},
          {"has_facts", !settings.facts.empty()},
          {"fields_url", link(addresses::fields)},
          {"has_fields_page", registry.fields.size() > 0},
          {"specs_url", link(addresses::specs)},
          {"has_specs_page", registry.specs.size() > 0},
          {"sources_url", link(addresses::sources)},
          {"index_url", link(addresses::index)},
          {"search_url", link(addresses::search)},
          {"manifest_url", link(shared_address(book, addresses::app_manifest))},
          {"has_sources_page", registry.sources.size() > 0},
          {"unofficial_url", link(addresses::unofficial)},
          {"has_unofficial_page", registry.has_unofficial},
          {"field_uses_url", link(addresses::field_uses)},
          {"has_field_uses", registry.has_field_uses},
          {"libraries_url", link(addresses::libraries)},
          {"json_index_url", link(shared_address(book, addresses::codes_json))},
          {"csv_url", link(shared_address(book, addresses::codes_csv))},
          {"schema_url", link(shared_address(book, addresses::code_schema))},
          {"assets", assets_view(assets, link(shared_address(book, addresses::home)))}};
}

View page_view(const Book& book, const Place& place, const std::string& title, const std::string& description,
               const std::string& class_id) {
  const auto& settings = book.settings;
  const auto* page_class = book.registry.classes.find(class_id);
  View view{{"root", place.link(addresses::home)},
            {"nav", nav_view(book, place, class_id)},
            {"color", or_false(page_class == nullptr ? "" : color_of(book, *page_class))},
            {"sign", or_false(page_class == nullptr ? "" : page_class->sign)},
            {"title", title},
            {"full_title", full_title(settings, title)},
            {"is_home", false},
            {"description", description},
            {"canonical", settings.base_url.empty() ? View(false) : View(settings.base_url + place.address.page)},
            {"robots", false},
            {"translations", translations_view(book, language_tags(book), place.address)},
            {"alternates", View::list()},
            {"previous", false},
            {"next", false},
            {"linked_data", false},
            {"edit_url", false}};
  add_languages(view, book, place.link, place.address);
  return view;
}

View document_view(const Book& book, const Page& page, const std::string& description, const std::string& class_id) {
  const Place place(page.address);
  auto view = page_view(book, place, page.title, description, class_id);
  add_document_language(view, book, page);
  view["html"] = page.linked.html;
  view["alternates"].push_back({{"type", "text/markdown"}, {"url", place.link(markdown_of(page.address))}});
  view["edit_url"] = or_false(edit_url(book, page.document.path));
  add_list(view, "headings", headings_view(page));
  add_list(view, "referrers", referrers_view(book, place.link, page));
  view["referrer_count"] = page.referrers.size();
  add_list(view, "pictures", pictures_view(book, page));
  return view;
}

View code_view(const Book& book, const Page& page) {
  const auto& code = *book.registry.codes.find(page.id);
  const auto link = AddressWriter::from(page.address);
  auto view = document_view(book, page, code.main().summary, code.class_id);
  add_sections(view, book, page);
  view["id"] = code.id;
  view["is_long"] = is_long(code.id);
  view["phrase"] = code.main().phrase;
  auto entry = entry_view(book, link, code);
  view["state"] = std::move(entry["state"]);
  view["standard"] = std::move(entry["standard"]);
  view["class"] = class_name_view(book, link, code.class_id);
  view["json_url"] = link(shared_address(book, json_of(code)));
  view["alternates"].push_back({{"type", "application/json"}, {"url", link(shared_address(book, json_of(code)))}});
  view["linked_data"] = linked_data_of(book, code);
  view["edit_facts_url"] = or_false(edit_url(book, code.main().at.file));
  const auto* parent = book.registry.codes.find(code.parent);
  view["parent"] = parent == nullptr ? View(false) : entry_view(book, link, *parent);
  auto meanings = View::list();
  for (const auto& meaning : code.meanings) meanings.push_back(meaning_view(book, link, meaning));
  view["meanings"] = std::move(meanings);
  add_subcodes(view, book, link, code);
  view["has_several_meanings"] = code.meanings.size() > 1;
  for (const auto* name : {"earlier", "sources"}) add_list(view, name, join_meanings(view["meanings"], name));
  std::vector<NoteUse> notes;
  for (const auto& meaning : code.meanings) notes.insert(notes.end(), meaning.notes.begin(), meaning.notes.end());
  add_list(view, "answers", answers_view(book, link, notes));
  add_related(view);
  add_list(view, "strip", strip_view(book, code.main()));
  leave_out_strip(view["meanings"].front()["facts"], view["strip"]);
  add_names(view, book, code);
  add_settings(view, book, link, code);
  add_observation_links(view, book, link, code);
  add_neighbors(view, book, link, code);
  return view;
}

View class_view(const Book& book, const Page& page) {
  const auto& item = *book.registry.classes.find(page.id);
  const auto link = AddressWriter::from(page.address);
  auto view = document_view(book, page, item.summary, item.id);
  view["id"] = item.id;
  view["is_long"] = is_long(item.id);
  view["name"] = item.name;
  view["summary"] = item.summary;
  view["spec"] = citation_view(book, item.spec);
  view["unassigned"] = item.unassigned;
  view["has_unassigned"] = !item.unassigned.empty();
  add_codes(view, book, link, item.id);
  add_list(view, "answers", answers_view(book, link, item.notes));
  add_class_neighbors(view, book, link, item);
  return view;
}

View note_view(const Book& book, const Page& page) {
  auto view = document_view(book, page, fmt::format("{}. {}", page.title, book.settings.title));
  add_observation_lists(view, book, page);
  return view;
}

View own_page_view(const Book& book, const Page& page) {
  return document_view(book, page, fmt::format("{}. {}", page.title, book.settings.title));
}

View home_view(const Book& book) {
  const Place place(addresses::home);
  auto view = page_view(book, place, book.settings.title, book.settings.description);
  view["is_home"] = true;
  view["feed_url"] = false;
  if (has_feed(book)) {
    view["feed_url"] = place.link(shared_address(book, addresses::feed));
    view["alternates"].push_back(
        {{"type", "application/atom+xml"}, {"url", place.link(shared_address(book, addresses::feed))}});
  }
  add_overview(view, book, place.link);
  add_home(view, book, place.link);
  return view;
}

View notes_view(const Book& book) {
  const Place place(addresses::notes);
  auto view =
      page_view(book, place, book.words("notes"), book.words("notes_description", {{"title", book.settings.title}}));
  view["notes"] = notes_list(book, place.link);
  return view;
}

View not_found_view(const Book& book) {
  const Place place{addresses::not_found, AddressWriter::at_any_depth(book.settings.base_url)};
  auto view = page_view(book, place, book.words("page_not_found"), book.settings.description);
  view["canonical"] = false;
  view["translations"] = View::list();
  view["robots"] = "noindex";
  view["not_found"] = false;
  if (const auto* code = book.registry.codes.find(book.settings.not_found)) {
    view["not_found"] = entry_view(book, place.link, *code);
    // Hosts that leave out ".html" and "/" take the page's address for that of this one. None does so with its file.
    view["not_found"]["url"] = place.link({file_of(address_of(*code)), ""});
  }
  add_overview(view, book, place.link);
  return view;
}

}  // namespace statusbook
