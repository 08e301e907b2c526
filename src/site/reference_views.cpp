#include "site/reference_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "site/names.h"
#include "site/view_parts.h"
#include "site/views.h"

namespace statusbook {

namespace {

View spec_link(const Registry& registry, const AddressWriter& link, const std::string& id) {
  const auto* spec = registry.specs.find(id);
  return {{"id", id}, {"url", spec == nullptr ? "" : link(address_of(*spec))}};
}

View spec_entry(const Book& book, const AddressWriter& link, const Spec& spec) {
  View obsoleted_by = View::list();
  for (const auto& other : book.registry.specs) {
    const bool obsoletes = std::find(other.obsoletes.begin(), other.obsoletes.end(), spec.id) != other.obsoletes.end();
    if (obsoletes) obsoleted_by.push_back(spec_link(book.registry, link, other.id));
  }
  View obsoletes = View::list();
  for (const auto& id : spec.obsoletes) obsoletes.push_back(spec_link(book.registry, link, id));
  View entry{{"id", spec.id},
             {"title", spec.title},
             {"date", spec.date},
             {"is_day", !spec.date.empty() && std::all_of(spec.date.begin(), spec.date.end(),
                                                          [](char c) { return is_digit(c) || c == '-'; })},
             {"url", link(address_of(spec))},
             {"document_url", spec.url}};
  add_list(entry, "obsoletes", std::move(obsoletes));
  add_list(entry, "obsoleted_by", std::move(obsoleted_by));
  return entry;
}

std::vector<const Code*> codes_defined_by(const Registry& registry, const Spec& spec) {
  std::vector<const Code*> codes;
  for (const auto& code : registry.codes) {
    const auto cites = [&](const Meaning& meaning) { return meaning.spec && meaning.spec->id == spec.id; };
    if (std::any_of(code.meanings.begin(), code.meanings.end(), cites)) codes.push_back(&code);
  }
  return codes;
}

View uses_of_field(const Book& book, const AddressWriter& link, const Field& field) {
  View uses = View::list();
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      for (const auto& use : meaning.fields) {
        if (use.field != field.id) continue;
        auto entry = entry_view(book, link, code);
        entry["level"] = level_word(book, use.level);
        entry["note"] = or_false(use.note);
        entry["by"] = citation_view(book, use.by);
        uses.push_back(std::move(entry));
      }
    }
  }
  return uses;
}

constexpr std::string_view other_letter = "other";

/// The first letter of the publisher, in lower case.
std::string letter_of(const Source& source) {
  const char first = source.publisher.empty() ? '-' : to_lower(source.publisher.front());
  return is_letter(first) ? std::string(1, first) : std::string(other_letter);
}

std::string to_upper(std::string letter) {
  if (letter.size() == 1) letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  return letter;
}

View letters_view(const Book& book, const AddressWriter& link, std::string_view current) {
  auto letters = View::list();
  for (const auto& letter : source_letters(book.registry)) {
    letters.push_back({{"id", letter},
                       {"letter", to_upper(letter)},
                       {"url", link(address_of_sources(letter))},
                       {"current", letter == current}});
  }
  return letters;
}

bool is_unofficial(const Meaning& meaning) { return meaning.standing == Standing::outside; }

/// Every code that a spec has ever named, or that is registered, with what this spec calls it: false where it has none.
View phrases_of_spec(const Book& book, const AddressWriter& link, const Edition& edition) {
  auto rows = View::list();
  const auto place = book.registry.editions.place_of(edition);
  for (const auto& code : book.registry.codes) {
    if (!code.parent.empty()) continue;
    const auto name =
        std::find_if(code.names.begin(), code.names.end(), [&](const auto& n) { return n.edition == place; });
    const auto* phrase = name == code.names.end() ? nullptr : &edition.phrases[name->phrase].phrase;
    if (phrase == nullptr && is_unofficial(code.main()) && find_periods(book.registry, code).empty()) continue;
    auto row = entry_view(book, link, code);
    row["called"] = or_false(phrase == nullptr ? "" : *phrase);
    row["differs"] = phrase != nullptr && !equal_ignoring_case(*phrase, code.main().phrase);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

View field_view(const Book& book, const Page& page) {
  const auto& field = *book.registry.fields.find(page.id);
  const auto link = AddressWriter::from(page.address);
  auto view = document_view(book, page, field.summary);
  view["id"] = field.id;
  view["summary"] = field.summary;
  view["spec"] = citation_view(book, field.spec);
  add_list(view, "uses", uses_of_field(book, link, field));
  return view;
}

View fields_index_view(const Book& book) {
  const Place place(addresses::fields);
  auto view = page_view(book, place, book.words("fields"), book.words("fields_description"));
  auto fields = View::list();
  for (const auto& field : book.registry.fields) {
    View entry{{"id", field.id}, {"url", place.link(address_of(field))}, {"summary", field.summary}};
    add_list(entry, "uses", uses_of_field(book, place.link, field));
    fields.push_back(std::move(entry));
  }
  view["fields"] = std::move(fields);
  return view;
}

View spec_view(const Book& book, const Page& page) {
  const auto& spec = *book.registry.specs.find(page.id);
  const Place place(page.address);
  auto view = document_view(book, page, book.words("spec_description", {{"id", spec.id}, {"title", spec.title}}));
  view["spec"] = spec_entry(book, place.link, spec);
  const auto effect = find_effect(book.registry, spec);
  View renamed = View::list();
  for (const auto& [code, from, to] : effect.renamed) {
    auto entry = entry_view(book, place.link, *code);
    entry["from"] = from;
    entry["to"] = to;
    renamed.push_back(std::move(entry));
  }
  add_list(view, "defined", entries_view(book, place.link, codes_defined_by(book.registry, spec)));
  add_list(view, "introduced", entries_view(book, place.link, effect.introduced));
  add_list(view, "renamed", std::move(renamed));
  add_list(view, "dropped", entries_view(book, place.link, effect.dropped));
  const auto* edition = book.registry.editions.find(spec.id);
  add_list(view, "phrases", edition == nullptr ? View::list() : phrases_of_spec(book, place.link, *edition));
  return view;
}

View specs_index_view(const Book& book) {
  const Place place(addresses::specs);
  auto view = page_view(book, place, book.words("specifications"), book.words("specifications_description"));
  auto specs = View::list();
  for (const auto& spec : book.registry.specs) {
    auto entry = spec_entry(book, place.link, spec);
    add_list(entry, "defined", entries_view(book, place.link, codes_defined_by(book.registry, spec)));
    specs.push_back(std::move(entry));
  }
  view["specs"] = std::move(specs);
  return view;
}

View libraries_view(const Book& book) {
  const Place place(addresses::libraries);
  auto view = page_view(book, place, book.words("libraries"), book.words("libraries_description"));
  auto libraries = View::list();
  for (const auto& library : book.registry.libraries) {
    libraries.push_back({{"id", library.id},
                         {"name", library.name},
                         {"language", library.language},
                         {"version", library.version},
                         {"url", url_of(book.registry, library.by)},
                         {"constant_count", library.constants.size()}});
  }
  view["libraries"] = std::move(libraries);
  return view;
}

std::vector<std::string> source_letters(const Registry& registry) {
  std::set<std::string> letters;
  bool has_others = false;
  for (const auto& source : registry.sources) {
    const auto letter = letter_of(source);
    if (letter == other_letter) {
      has_others = true;
    } else {
      letters.insert(letter);
    }
  }
  std::vector<std::string> result(letters.begin(), letters.end());
  if (has_others) result.emplace_back(other_letter);
  return result;
}

View sources_index_view(const Book& book) {
  const Place place(addresses::sources);
  auto view = page_view(book, place, book.words("sources"), book.words("sources_description"));
  view["letters"] = letters_view(book, place.link, "");
  view["source_count"] = book.registry.sources.size();
  std::map<std::string, std::map<std::string, int>> counts;  // by letter, then by publisher
  for (const auto& source : book.registry.sources) ++counts[letter_of(source)][source.publisher];
  for (auto& letter : view["letters"]) {
    auto publishers = View::list();
    for (const auto& [name, count] : counts[letter["id"].text()])
      publishers.push_back({{"name", name}, {"count", count}});
    letter["publishers"] = std::move(publishers);
  }
  return view;
}

View sources_view(const Book& book, const SourceUses& uses, const std::string& letter) {
  const Place place(address_of_sources(letter));
  auto view = page_view(book, place, book.words("sources_of_letter", {{"letter", to_upper(letter)}}),
                        book.words("sources_letter_description", {{"letter", to_upper(letter)}}));
  view["letter"] = to_upper(letter);
  view["letters"] = letters_view(book, place.link, letter);
  std::map<std::string, View> by_publisher;
  for (const auto& source : book.registry.sources) {
    if (letter_of(source) != letter) continue;
    auto entry = source_view(source);
    entry["id"] = source.id;
    View used_by = View::list();
    if (const auto found = uses.find(source.id); found != uses.end()) {
      for (const auto& use : found->second) {
        const auto target = use.address ? place.link(*use.address) : "";
        used_by.push_back({{"title", use.title}, {"url", or_false(target)}});
      }
    }
    add_list(entry, "used_by", std::move(used_by));
    by_publisher[source.publisher].push_back(std::move(entry));
  }
  auto publishers = View::list();
  for (auto& [name, sources] : by_publisher) publishers.push_back({{"name", name}, {"sources", std::move(sources)}});
  view["publishers"] = std::move(publishers);
  return view;
}

View unofficial_view(const Book& book) {
  const Place place(addresses::unofficial);
  auto view = page_view(book, place, book.words("unofficial_codes"), book.words("unofficial_description"));
  auto groups = View::list();
  const auto add_group = [&](const std::string& id, const std::string& name, const std::string& url, auto belongs) {
    auto codes = View::list();
    auto parts = View::list();
    for (const auto& code : book.registry.codes) {
      for (const auto& meaning : code.meanings) {
        if (!is_unofficial(meaning) || !belongs(meaning)) continue;
        auto entry = entry_view(book, place.link, code);
        entry["phrase"] = meaning.phrase;
        entry["summary"] = meaning.summary;
        (code.parent.empty() ? codes : parts).push_back(std::move(entry));
      }
    }
    if (codes.empty() && parts.empty()) return;
    View group{{"id", id}, {"name", name}, {"url", or_false(url)}, {"part_count", parts.size()}};
    add_list(group, "codes", std::move(codes));
    add_list(group, "parts", std::move(parts));
    groups.push_back(std::move(group));
  };
  for (const auto& origin : book.registry.origins) {
    add_group(origin.id, origin.name, origin.url, [&](const Meaning& meaning) { return meaning.origin == origin.id; });
  }
  for (const auto& state : book.settings.states) {  // of those whose user nobody names
    add_group("state-" + state.id, state.label, "",
              [&](const Meaning& meaning) { return meaning.origin.empty() && meaning.state == state.id; });
  }
  view["origins"] = std::move(groups);
  return view;
}

View field_uses_view(const Book& book) {
  const Place place(addresses::field_uses);
  auto view = page_view(book, place, book.words("fields_by_code"), book.words("fields_by_code_description"));
  auto rows = View::list();
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      if (meaning.fields.empty()) continue;
      auto row = entry_view(book, place.link, code);
      row["phrase"] = meaning.phrase;
      auto fields = fields_view(book, place.link, meaning);
      for (const auto* level : {"must", "should", "may"}) {
        auto uses = View::list();
        auto use = fields.begin();
        for (const auto& field : meaning.fields) {
          if (field.level == level) uses.push_back(std::move(*use));
          ++use;
        }
        add_list(row, level, std::move(uses));
      }
      rows.push_back(std::move(row));
    }
  }
  view["rows"] = std::move(rows);
  return view;
}

View facts_table_view(const Book& book) {
  const Place place(addresses::facts);
  auto view = page_view(book, place, book.words("facts"), book.words("facts_description"));
  auto columns = View::list();
  for (const auto& kind : book.settings.facts) {
    if (!kind.data_only) columns.push_back({{"id", kind.id}, {"label", kind.label}});
  }
  view["columns"] = std::move(columns);
  auto rows = View::list();
  for (const auto& code : book.registry.codes) {
    const auto& meaning = code.main();
    if (!code.parent.empty() || is_unofficial(meaning)) continue;
    auto row = entry_view(book, place.link, code);
    row["spec"] = citation_view(book, meaning.spec);
    auto cells = View::list();
    auto facts = facts_view(book, meaning);
    for (const auto& kind : book.settings.facts) {
      if (kind.data_only) continue;
      const auto fact = std::find_if(facts.begin(), facts.end(), [&](auto& f) { return f["id"].text() == kind.id; });
      cells.push_back(fact == facts.end()
                          ? View{{"label", kind.label}, {"value", false}, {"note", false}, {"by", false}}
                          : std::move(*fact));
    }
    row["cells"] = std::move(cells);
    add_list(row, "fields", fields_view(book, place.link, meaning));
    rows.push_back(std::move(row));
  }
  view["rows"] = std::move(rows);
  return view;
}

}  // namespace statusbook
