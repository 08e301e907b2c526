#include "site/view_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "site/names.h"
#include "site/picture_views.h"

namespace statusbook {

namespace {

/// Codes of three digits in rows by the first two, each in the column of its last; none where most rows would hold one
/// code, or where ids are of another form.
View decades_view(const AddressWriter& link, const std::vector<const Code*>& codes) {
  const auto is_number = [](const Code* code) {
    return code->id.size() == 3 && std::all_of(code->id.begin(), code->id.end(), is_digit);
  };
  auto decades = View::list();
  if (!std::all_of(codes.begin(), codes.end(), is_number)) return decades;
  std::string_view row;
  for (const auto* code : codes) {
    const auto begins = std::string_view(code->id).substr(0, 2);
    if (begins != row) decades.push_back({{"cells", View::list()}});
    row = begins;
    decades.back()["cells"].push_back({{"id", code->id},
                                       {"column", code->id.substr(2)},
                                       {"phrase", code->main().phrase},
                                       {"url", link(address_of(*code))},
                                       {"unofficial", code->main().standing == Standing::outside}});
  }
  return decades.size() * 2 > codes.size() ? View::list() : std::move(decades);
}

View state_view(const Book& book, const std::string& id) {
  const auto* state = find_state(book.settings, id);
  return {{"id", id},
          {"label", state_label(book.settings, id)},
          {"meaning", or_false(state == nullptr ? "" : state->meaning)}};
}

std::string year_of(const std::string& date) { return date.substr(0, date.find('-')); }

/// The codes of a class that have parts, and how many.
View divided_view(const Book& book, const AddressWriter& link, const std::string& class_id) {
  auto divided = View::list();
  for (const auto& code : book.registry.codes) {
    if (code.class_id != class_id) continue;
    if (code.parts.empty()) continue;
    divided.push_back({{"id", code.id}, {"url", link(address_of(code))}, {"count", code.parts.size()}});
  }
  return divided;
}

/// What else the code was called: by specs, the newest first, and by others.
View former_view(const Registry& registry, const Code& code, const std::vector<NamePeriod>& periods) {
  auto former = View::list();
  const auto is_new = [&](const std::string& phrase) {
    // It is what this code is called now, or another, which it would be taken for.
    const auto is_called = [&](const Code& other) { return equal_ignoring_case(phrase, other.main().phrase); };
    if (std::any_of(registry.codes.begin(), registry.codes.end(), is_called)) return false;
    return std::none_of(former.begin(), former.end(),
                        [&](const View& known) { return equal_ignoring_case(known["phrase"].text(), phrase); });
  };
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    if (is_new(period->phrase))
      former.push_back({{"phrase", period->phrase}, {"until", or_false(year_of(period->until))}});
  }
  for (const auto& meaning : code.meanings) {
    for (const auto& earlier : meaning.earlier) {
      if (is_new(earlier.phrase)) former.push_back({{"phrase", earlier.phrase}, {"until", false}});
    }
  }
  return former;
}

/// Specs or programs that agree on a phrase.
View period_view(const Book& book, const Code& code, const NamePeriod& period) {
  View editions = View::list();
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
          {"editions", std::move(editions)}};
}

}  // namespace

void add_list(View& view, std::string_view name, View list) {
  view["has_" + std::string(name)] = !list.empty();
  view[name] = std::move(list);
}

View extra_view(const Settings& settings) { return settings.extra ? settings.extra->copy() : View::object(); }

std::string level_word(const Book& book, const std::string& level) {
  return level.empty() ? level : book.words("level_" + level);
}

View or_false(std::string text) { return text.empty() ? View(false) : View(std::move(text)); }

View citation_view(const Book& book, const std::optional<Citation>& citation) {
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

bool is_long(std::string_view id) {
  constexpr int most = 6;
  return code_points(id) > most;
}

View entry_view(const Book& book, const AddressWriter& link, const Code& code) {
  const auto* item = book.registry.classes.find(code.class_id);
  View others = View::list();
  for (std::size_t i = 1; i < code.meanings.size(); ++i) others.push_back({{"phrase", code.meanings[i].phrase}});
  return {{"id", code.id},
          {"is_long", is_long(code.id)},
          {"phrase", code.main().phrase},
          {"url", link(address_of(code))},
          {"color", or_false(item == nullptr ? "" : color_of(book, *item))},
          {"sign", or_false(item == nullptr ? "" : item->sign)},
          {"summary", code.main().summary},
          {"state", state_view(book, code.main().state)},
          {"standard", code.main().standing == Standing::usual},
          {"odd", code.main().standing == Standing::odd},
          {"other_meanings", std::move(others)}};
}

View entries_view(const Book& book, const AddressWriter& link, const std::vector<const Code*>& codes) {
  auto entries = View::list();
  for (const auto* code : codes) entries.push_back(entry_view(book, link, *code));
  return entries;
}

View facts_view(const Book& book, const Meaning& meaning) {
  View facts = View::list();
  for (const auto& kind : book.settings.facts) {
    if (kind.data_only) continue;
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

View strip_view(const Book& book, const Meaning& meaning) {
  auto strip = View::list();
  auto facts = facts_view(book, meaning);
  for (auto& fact : facts) {
    const auto kind = std::find_if(book.settings.facts.begin(), book.settings.facts.end(),
                                   [&](const auto& k) { return k.id == fact["id"].text(); });
    if (kind->strip.empty()) continue;
    fact["label"] = kind->strip;
    strip.push_back(std::move(fact));
  }
  return strip;
}

View fields_view(const Book& book, const AddressWriter& link, const Meaning& meaning) {
  View fields = View::list();
  for (const auto& use : meaning.fields) {
    const auto* field = book.registry.fields.find(use.field);
    fields.push_back({{"name", use.field},
                      {"url", field == nullptr ? "" : link(address_of(*field))},
                      {"level", level_word(book, use.level)},
                      {"note", or_false(use.note)},
                      {"by", citation_view(book, use.by)}});
  }
  return fields;
}

View meaning_view(const Book& book, const AddressWriter& link, const Meaning& meaning) {
  const auto& registry = book.registry;
  View earlier = View::list();
  for (const auto& name : meaning.earlier) {
    earlier.push_back({{"phrase", name.phrase}, {"by", citation_view(book, name.by)}});
  }
  View related = View::list();
  for (const auto& other : meaning.related) {
    const auto* code = registry.codes.find(other.code);
    if (code == nullptr) continue;
    auto entry = entry_view(book, link, *code);
    entry["reason"] = other.reason;
    related.push_back(std::move(entry));
  }
  View sources = View::list();
  for (const auto& use : meaning.sources) {
    const auto* source = registry.sources.find(use.id);
    if (source == nullptr) continue;
    sources.push_back(source_view(*source));
  }
  const auto* origin = registry.origins.find(meaning.origin);
  View view{{"phrase", meaning.phrase},
            {"summary", meaning.summary},
            {"state", state_view(book, meaning.state)},
            {"origin", origin == nullptr ? View(false) : View{{"name", origin->name}, {"url", or_false(origin->url)}}},
            {"spec", citation_view(book, meaning.spec)},
            {"as_of", or_false(meaning.as_of)},
            {"expires", or_false(meaning.expires)},
            {"checked", or_false(meaning.checked)},
            {"draft", meaning.is_draft},
            {"facts", facts_view(book, meaning)},
            {"recognize", or_false(meaning.recognize)}};
  add_list(view, "fields", fields_view(book, link, meaning));
  add_list(view, "earlier", std::move(earlier));
  add_list(view, "related", std::move(related));
  add_list(view, "sources", std::move(sources));
  return view;
}

View source_view(const Source& source) {
  return {{"title", source.title},         {"publisher", source.publisher}, {"url", source.url},
          {"read", or_false(source.read)}, {"copy", or_false(source.copy)}, {"language", or_false(source.language)}};
}

View referrers_view(const Book& book, const AddressWriter& link, const Page& page) {
  View referrers = View::list();
  for (const auto& referrer : page.referrers) {
    const auto& other = book.pages[referrer.page];
    referrers.push_back({{"title", other.title},
                         {"label", other.kind == PageKind::code ? other.id : other.title},
                         {"url", link(other.address)},
                         {"reason", or_false(referrer.reason)}});
  }
  return referrers;
}

View answers_view(const Book& book, const AddressWriter& link, const std::vector<NoteUse>& notes) {
  auto answers = View::list();
  const auto first_note = std::partition_point(book.pages.begin(), book.pages.end(),
                                               [](const Page& page) { return page.kind != PageKind::note; });
  for (const auto& note : notes) {
    const auto page =
        std::find_if(first_note, book.pages.end(), [&](const Page& other) { return other.id == note.id; });
    if (page == book.pages.end()) continue;
    View answer{{"title", page->title}, {"url", link(page->address)}};
    if (std::find(answers.begin(), answers.end(), answer) == answers.end()) answers.push_back(std::move(answer));
  }
  return answers;
}

View headings_view(const Page& page) {
  View headings = View::list();
  for (const auto& heading : page.linked.headings) {
    if (heading.level == 2) headings.push_back({{"id", heading.id}, {"text", heading.text}});
  }
  return headings;
}

std::string edit_url(const Book& book, const std::string& path) {
  const auto& settings = book.settings;
  return settings.repository.empty() ? "" : fmt::format("{}/edit/{}/{}", settings.repository, settings.branch, path);
}

View class_name_view(const Book& book, const AddressWriter& link, const std::string& class_id) {
  const auto* item = book.registry.classes.find(class_id);
  if (item == nullptr) return false;
  return {{"id", item->id},
          {"name", item->name},
          {"url", link(address_of(*item))},
          {"summary", item->summary},
          {"color", or_false(color_of(book, *item))},
          {"sign", or_false(item->sign)}};
}

void add_codes(View& view, const Book& book, const AddressWriter& link, const std::string& class_id) {
  View codes = View::list();
  View unofficial = View::list();
  View subcodes = View::list();
  std::vector<const Code*> numbers;
  for (const auto& code : book.registry.codes) {
    if (code.class_id != class_id) continue;
    if (code.parent.empty()) numbers.push_back(&code);
    auto& list = !code.parent.empty() ? subcodes : code.main().standing == Standing::outside ? unofficial : codes;
    list.push_back(entry_view(book, link, code));
  }
  add_list(view, "codes", std::move(codes));
  add_list(view, "unofficial", std::move(unofficial));
  view["subcode_count"] = subcodes.size();
  add_list(view, "divided", divided_view(book, link, class_id));
  add_list(view, "subcodes", std::move(subcodes));
  add_list(view, "decades", decades_view(link, numbers));
}

View own_pages_list(const Book& book, const AddressWriter& link) {
  View pages = View::list();
  for (const auto& page : book.pages) {
    if (page.kind == PageKind::own) pages.push_back({{"title", page.title}, {"url", link(page.address)}});
  }
  return pages;
}

View notes_list(const Book& book, const AddressWriter& link) {
  View notes = View::list();
  for (const auto& page : book.pages) {
    if (page.kind == PageKind::note) notes.push_back({{"title", page.title}, {"url", link(page.address)}});
  }
  return notes;
}

void add_names(View& view, const Book& book, const Code& code) {
  const auto periods = find_periods(book.registry, code);
  View names = View::list();
  for (const auto& period : periods) names.push_back(period_view(book, code, period));
  add_list(view, "former", former_view(book.registry, code, periods));
  view["bars"] = bars_view(book, code, periods);
  View programs = View::list();
  for (const auto& name : find_program_names(book.registry, code)) programs.push_back(period_view(book, code, name));
  View constants = View::list();
  View other_constants = View::list();
  for (const auto& [place, constant_place] : code.constants) {
    const auto& library = book.registry.libraries[place];
    const auto& constant = library.constants[constant_place];
    auto& list = library.common ? constants : other_constants;
    list.push_back({{"language", library.language},
                    {"library", library.name},
                    {"version", library.version},
                    {"name", constant.name},
                    {"stale", or_false(constant.stale)},
                    {"alias", or_false(constant.alias)}});
  }
  view["has_any_names"] = !names.empty() || !programs.empty();
  add_list(view, "names", std::move(names));
  add_list(view, "programs", std::move(programs));
  if (constants.empty()) std::swap(constants, other_constants);
  view["other_constant_count"] = other_constants.size();
  add_list(view, "constants", std::move(constants));
  add_list(view, "other_constants", std::move(other_constants));
}

}  // namespace statusbook
