#include "site/view_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/names.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

ordered_json state_view(const Book& book, State state) {
  const auto& text = book.settings.states.at(static_cast<std::size_t>(state));
  return {{"id", name_of(state)}, {"label", text.label}, {"meaning", or_false(text.meaning)}};
}

std::string year_of(const std::string& date) { return date.substr(0, date.find('-')); }

/// Specs or programs that agree on a phrase.
ordered_json period_view(const Book& book, const Code& code, const NamePeriod& period) {
  ordered_json editions = ordered_json::array();
  for (const auto* edition : period.editions) {
    editions.push_back({{"name", edition->id},
                        {"version", or_false(edition->version)},
                        {"date", edition->date},
                        {"url", url_of(book.registry, edition->by)}});
  }
  return {{"phrase", period.phrase},
          {"from", year_of(period.editions.front()->date)},
          {"until", or_false(year_of(period.until))},
          {"current", period.phrase == code.main().phrase},
          {"editions", editions}};
}

}  // namespace

void add_list(ordered_json& view, const std::string& name, ordered_json list) {
  view["has_" + name] = !list.empty();
  view[name] = std::move(list);
}

ordered_json or_false(const std::string& text) { return text.empty() ? ordered_json(false) : ordered_json(text); }

ordered_json citation_view(const Book& book, const std::optional<Citation>& citation) {
  if (!citation) return false;
  if (const auto* source = book.registry.sources.find(citation->id)) {
    return {{"text", source->title}, {"url", source->url}, {"title", source->publisher}, {"date", false}};
  }
  const auto* spec = book.registry.specs.find(citation->id);
  return {{"text", text_of(*citation)},
          {"url", url_of(book.registry, *citation)},
          {"title", spec == nullptr ? "" : spec->title},
          {"date", spec == nullptr ? "" : spec->date}};
}

ordered_json entry_view(const Book& book, const AddressWriter& link, const Code& code) {
  ordered_json others = ordered_json::array();
  for (std::size_t i = 1; i < code.meanings.size(); ++i) others.push_back({{"phrase", code.meanings[i].phrase}});
  return {{"id", code.id},
          {"phrase", code.main().phrase},
          {"url", link(address_of(code))},
          {"summary", code.main().summary},
          {"state", state_view(book, code.main().state)},
          {"standard", code.main().state == State::registered},
          {"other_meanings", others}};
}

ordered_json entries_view(const Book& book, const AddressWriter& link, const std::vector<const Code*>& codes) {
  auto entries = ordered_json::array();
  for (const auto* code : codes) entries.push_back(entry_view(book, link, *code));
  return entries;
}

ordered_json facts_view(const Book& book, const Meaning& meaning) {
  ordered_json facts = ordered_json::array();
  for (const auto& kind : book.settings.facts) {
    for (const auto& fact : meaning.facts) {
      if (fact.kind != kind.id) continue;
      const auto choice =
          std::find_if(kind.choices.begin(), kind.choices.end(), [&](const auto& c) { return c.id == fact.value; });
      facts.push_back({{"id", kind.id},
                       {"label", kind.label},
                       {"value", choice == kind.choices.end() ? fact.value : choice->label},
                       {"note", or_false(fact.note)},
                       {"by", citation_view(book, fact.by)}});
    }
  }
  return facts;
}

ordered_json fields_view(const Book& book, const AddressWriter& link, const Meaning& meaning) {
  ordered_json fields = ordered_json::array();
  for (const auto& use : meaning.fields) {
    const auto* field = book.registry.fields.find(use.field);
    fields.push_back({{"name", use.field},
                      {"url", field == nullptr ? "" : link(address_of(*field))},
                      {"level", use.level},
                      {"note", or_false(use.note)},
                      {"by", citation_view(book, use.by)}});
  }
  return fields;
}

ordered_json meaning_view(const Book& book, const AddressWriter& link, const Meaning& meaning) {
  const auto& registry = book.registry;
  ordered_json earlier = ordered_json::array();
  for (const auto& name : meaning.earlier) {
    earlier.push_back({{"phrase", name.phrase}, {"by", citation_view(book, name.by)}});
  }
  ordered_json related = ordered_json::array();
  for (const auto& other : meaning.related) {
    const auto* code = registry.codes.find(other.code);
    if (code == nullptr) continue;
    auto entry = entry_view(book, link, *code);
    entry["reason"] = other.reason;
    related.push_back(std::move(entry));
  }
  ordered_json sources = ordered_json::array();
  for (const auto& use : meaning.sources) {
    const auto* source = registry.sources.find(use.id);
    if (source == nullptr) continue;
    sources.push_back(source_view(*source));
  }
  const auto* origin = registry.origins.find(meaning.origin);
  ordered_json view{
      {"phrase", meaning.phrase},
      {"summary", meaning.summary},
      {"state", state_view(book, meaning.state)},
      {"origin",
       origin == nullptr ? ordered_json(false) : ordered_json{{"name", origin->name}, {"url", or_false(origin->url)}}},
      {"spec", citation_view(book, meaning.spec)},
      {"as_of", or_false(meaning.as_of)},
      {"expires", or_false(meaning.expires)},
      {"checked", or_false(meaning.checked)},
      {"facts", facts_view(book, meaning)},
      {"recognize", or_false(meaning.recognize)}};
  add_list(view, "fields", fields_view(book, link, meaning));
  add_list(view, "earlier", std::move(earlier));
  add_list(view, "related", std::move(related));
  add_list(view, "sources", std::move(sources));
  return view;
}

ordered_json source_view(const Source& source) {
  return {{"title", source.title}, {"publisher", source.publisher}, {"url", source.url}, {"read", or_false(source.read)}};
}

ordered_json referrers_view(const Book& book, const AddressWriter& link, const Page& page) {
  ordered_json referrers = ordered_json::array();
  for (const auto& referrer : page.referrers) {
    const auto& other = book.pages[referrer.page];
    referrers.push_back({{"title", other.title},
                         {"url", link(other.address)},
                         {"reason", or_false(referrer.reason)}});
  }
  return referrers;
}

ordered_json headings_view(const Page& page) {
  ordered_json headings = ordered_json::array();
  for (const auto& heading : page.headings) {
    if (heading.level == 2) headings.push_back({{"id", heading.id}, {"text", heading.text}});
  }
  return headings;
}

std::string edit_url(const Book& book, const std::string& path) {
  const auto& settings = book.settings;
  return settings.repository.empty() ? "" : fmt::format("{}/edit/{}/{}", settings.repository, settings.branch, path);
}

ordered_json class_name_view(const Book& book, const AddressWriter& link, const std::string& class_id) {
  const auto* item = book.registry.classes.find(class_id);
  if (item == nullptr) return false;
  return {
      {"id", item->id}, {"name", item->name}, {"url", link(address_of(*item))}, {"summary", item->summary}};
}

void add_codes(ordered_json& view, const Book& book, const AddressWriter& link, const std::string& class_id) {
  ordered_json codes = ordered_json::array();
  ordered_json unofficial = ordered_json::array();
  ordered_json subcodes = ordered_json::array();
  for (const auto& code : book.registry.codes) {
    if (code.class_id != class_id) continue;
    auto& list = !code.parent.empty() ? subcodes : code.main().state == State::unofficial ? unofficial : codes;
    list.push_back(entry_view(book, link, code));
  }
  add_list(view, "codes", std::move(codes));
  add_list(view, "unofficial", std::move(unofficial));
  add_list(view, "subcodes", std::move(subcodes));
}

ordered_json notes_list(const Book& book, const AddressWriter& link) {
  ordered_json notes = ordered_json::array();
  for (const auto& page : book.pages) {
    if (page.kind == PageKind::note) notes.push_back({{"title", page.title}, {"url", link(page.address)}});
  }
  return notes;
}

void add_names(ordered_json& view, const Book& book, const Code& code) {
  ordered_json names = ordered_json::array();
  for (const auto& period : find_periods(book.registry, code)) names.push_back(period_view(book, code, period));
  ordered_json programs = ordered_json::array();
  for (const auto& name : find_program_names(book.registry, code)) programs.push_back(period_view(book, code, name));
  ordered_json constants = ordered_json::array();
  for (const auto& library : book.registry.libraries) {
    for (const auto& constant : library.constants) {
      if (constant.code != code.id) continue;
      constants.push_back({{"language", library.language},
                           {"library", library.name},
                           {"version", library.version},
                           {"url", url_of(book.registry, library.by)},
                           {"name", constant.name},
                           {"stale", or_false(constant.stale)},
                           {"alias", or_false(constant.alias)}});
    }
  }
  view["has_any_names"] = !names.empty() || !programs.empty();
  add_list(view, "names", std::move(names));
  add_list(view, "programs", std::move(programs));
  add_list(view, "constants", std::move(constants));
}

}  // namespace statusbook
