#include "site/reference_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"
#include "model/source_uses.h"
#include "site/names.h"
#include "site/view_parts.h"
#include "site/views.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

ordered_json spec_link(const Registry& registry, const AddressWriter& link, const std::string& id) {
  const auto* spec = registry.specs.find(id);
  return {{"id", id}, {"url", spec == nullptr ? "" : link(address_of(*spec))}};
}

ordered_json spec_entry(const Book& book, const AddressWriter& link, const Spec& spec) {
  ordered_json obsoleted_by = ordered_json::array();
  for (const auto& other : book.registry.specs) {
    const bool obsoletes = std::find(other.obsoletes.begin(), other.obsoletes.end(), spec.id) != other.obsoletes.end();
    if (obsoletes) obsoleted_by.push_back(spec_link(book.registry, link, other.id));
  }
  ordered_json obsoletes = ordered_json::array();
  for (const auto& id : spec.obsoletes) obsoletes.push_back(spec_link(book.registry, link, id));
  ordered_json entry{{"id", spec.id},
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

ordered_json uses_of_field(const Book& book, const AddressWriter& link, const Field& field) {
  ordered_json uses = ordered_json::array();
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      for (const auto& use : meaning.fields) {
        if (use.field != field.id) continue;
        auto entry = entry_view(book, link, code);
        entry["level"] = use.level;
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

ordered_json letters_view(const Book& book, const AddressWriter& link, std::string_view current) {
  auto letters = ordered_json::array();
  for (const auto& letter : source_letters(book.registry)) {
    letters.push_back({{"id", letter},
                       {"letter", to_upper(letter)},
                       {"url", link(address_of_sources(letter))},
                       {"current", letter == current}});
  }
  return letters;
}

bool is_unofficial(const Meaning& meaning) { return meaning.state == State::unofficial; }

/// Every code that a spec has ever named, or that is registered, with what this spec calls it: false where it has none.
ordered_json phrases_of_spec(const Book& book, const AddressWriter& link, const Edition& edition) {
  auto rows = ordered_json::array();
  for (const auto& code : book.registry.codes) {
    if (!code.parent.empty()) continue;
    const auto* phrase = find_phrase(edition, code.id);
    if (phrase == nullptr && is_unofficial(code.main()) && find_periods(book.registry, code).empty()) continue;
    auto row = entry_view(book, link, code);
    row["called"] = or_false(phrase == nullptr ? "" : *phrase);
    row["differs"] = phrase != nullptr && !equal_ignoring_case(*phrase, code.main().phrase);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

ordered_json field_view(const Book& book, const Page& page) {
  const auto& field = *book.registry.fields.find(page.id);
  const auto link = AddressWriter::from(page.address);
  auto view = document_view(book, page, field.summary);
  view["id"] = field.id;
  view["summary"] = field.summary;
  view["spec"] = citation_view(book, field.spec);
  add_list(view, "uses", uses_of_field(book, link, field));
  return view;
}

ordered_json fields_index_view(const Book& book) {
  const Place place(addresses::fields);
  auto view = page_view(book, place, "Fields", "The fields that codes refer to, and what they do with which codes.");
  view["fields"] = ordered_json::array();
  for (const auto& field : book.registry.fields) {
    ordered_json entry{{"id", field.id}, {"url", place.link(address_of(field))}, {"summary", field.summary}};
    add_list(entry, "uses", uses_of_field(book, place.link, field));
    view["fields"].push_back(std::move(entry));
  }
  return view;
}

ordered_json spec_view(const Book& book, const Page& page) {
  const auto& spec = *book.registry.specs.find(page.id);
  const Place place(page.address);
  auto view = document_view(
      book, page, fmt::format("{}: {}, and the codes that it defines, renames or drops.", spec.id, spec.title));
  view["spec"] = spec_entry(book, place.link, spec);
  const auto effect = find_effect(book.registry, spec);
  ordered_json renamed = ordered_json::array();
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
  add_list(view, "phrases", edition == nullptr ? ordered_json::array() : phrases_of_spec(book, place.link, *edition));
  return view;
}

ordered_json specs_index_view(const Book& book) {
  const Place place(addresses::specs);
  auto view = page_view(book, place, "Specifications",
                        "The specifications that define codes, in order, and what became of them.");
  view["specs"] = ordered_json::array();
  for (const auto& spec : book.registry.specs) {
    auto entry = spec_entry(book, place.link, spec);
    add_list(entry, "defined", entries_view(book, place.link, codes_defined_by(book.registry, spec)));
    view["specs"].push_back(std::move(entry));
  }
  return view;
}

ordered_json libraries_view(const Book& book) {
  const Place place(addresses::libraries);
  auto view = page_view(book, place, "Libraries", "The libraries and versions whose names for codes the pages list.");
  view["libraries"] = ordered_json::array();
  for (const auto& library : book.registry.libraries) {
    view["libraries"].push_back({{"id", library.id},
                                 {"name", library.name},
                                 {"language", library.language},
                                 {"version", library.version},
                                 {"url", url_of(book.registry, library.by)},
                                 {"constant_count", library.constants.size()}});
  }
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

ordered_json sources_index_view(const Book& book) {
  const Place place(addresses::sources);
  auto view =
      page_view(book, place, "Sources", "What the pages rely on where no specification speaks, and when it was read.");
  view["letters"] = letters_view(book, place.link, "");
  view["source_count"] = book.registry.sources.size();
  for (auto& letter : view["letters"]) {
    std::map<std::string, int> counts;
    for (const auto& source : book.registry.sources) {
      if (letter_of(source) == letter["id"]) ++counts[source.publisher];
    }
    letter["publishers"] = ordered_json::array();
    for (const auto& [name, count] : counts) letter["publishers"].push_back({{"name", name}, {"count", count}});
  }
  return view;
}

ordered_json sources_view(const Book& book, const std::string& letter) {
  const Place place(address_of_sources(letter));
  auto view =
      page_view(book, place, fmt::format("Sources: {}", to_upper(letter)),
                fmt::format("What the pages rely on, by publishers under {}, and when it was read.", to_upper(letter)));
  view["letter"] = to_upper(letter);
  view["letters"] = letters_view(book, place.link, letter);
  const auto uses = find_source_uses(book);
  std::map<std::string, ordered_json> by_publisher;
  for (const auto& source : book.registry.sources) {
    if (letter_of(source) != letter) continue;
    auto entry = source_view(source);
    entry["id"] = source.id;
    ordered_json used_by = ordered_json::array();
    if (const auto found = uses.find(source.id); found != uses.end()) {
      for (const auto& use : found->second) {
        const auto target = use.address ? place.link(*use.address) : "";
        used_by.push_back({{"title", use.title}, {"url", or_false(target)}});
      }
    }
    add_list(entry, "used_by", std::move(used_by));
    by_publisher[source.publisher].push_back(std::move(entry));
  }
  view["publishers"] = ordered_json::array();
  for (auto& [name, sources] : by_publisher) view["publishers"].push_back({{"name", name}, {"sources", sources}});
  return view;
}

bool has_unofficial(const Registry& registry) {
  return std::any_of(registry.codes.begin(), registry.codes.end(), [](const Code& code) {
    return std::any_of(code.meanings.begin(), code.meanings.end(), is_unofficial);
  });
}

ordered_json unofficial_view(const Book& book) {
  const Place place(addresses::unofficial);
  auto view = page_view(book, place, "Unofficial codes",
                        fmt::format("Codes of {} that no registry lists, by who uses them.", book.settings.title));
  auto groups = ordered_json::array();
  for (const auto& origin : book.registry.origins) {
    auto codes = ordered_json::array();
    auto parts = ordered_json::array();
    for (const auto& code : book.registry.codes) {
      for (const auto& meaning : code.meanings) {
        if (!is_unofficial(meaning) || meaning.origin != origin.id) continue;
        auto entry = entry_view(book, place.link, code);
        entry["phrase"] = meaning.phrase;
        entry["summary"] = meaning.summary;
        (code.parent.empty() ? codes : parts).push_back(std::move(entry));
      }
    }
    if (codes.empty() && parts.empty()) continue;
    ordered_json group{
        {"id", origin.id}, {"name", origin.name}, {"url", or_false(origin.url)}, {"part_count", parts.size()}};
    add_list(group, "codes", std::move(codes));
    add_list(group, "parts", std::move(parts));
    groups.push_back(std::move(group));
  }
  view["origins"] = std::move(groups);
  return view;
}

bool has_field_uses(const Registry& registry) {
  return std::any_of(registry.codes.begin(), registry.codes.end(), [](const Code& code) {
    return std::any_of(code.meanings.begin(), code.meanings.end(), [](const auto& m) { return !m.fields.empty(); });
  });
}

ordered_json field_uses_view(const Book& book) {
  const Place place(addresses::field_uses);
  auto view = page_view(book, place, "Fields by code",
                        "All codes with which a response has to have a field, should have one, or may have one.");
  view["rows"] = ordered_json::array();
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      if (meaning.fields.empty()) continue;
      auto row = entry_view(book, place.link, code);
      row["phrase"] = meaning.phrase;
      for (const auto* level : {"must", "should", "may"}) {
        auto uses = ordered_json::array();
        for (auto& use : fields_view(book, place.link, meaning)) {
          if (use["level"] == level) uses.push_back(std::move(use));
        }
        add_list(row, level, std::move(uses));
      }
      view["rows"].push_back(std::move(row));
    }
  }
  return view;
}

ordered_json facts_table_view(const Book& book) {
  const Place place(addresses::facts);
  auto view = page_view(book, place, "Facts",
                        "All registered codes against what the specifications say of each, in one table.");
  view["columns"] = ordered_json::array();
  for (const auto& kind : book.settings.facts) view["columns"].push_back({{"id", kind.id}, {"label", kind.label}});
  view["rows"] = ordered_json::array();
  for (const auto& code : book.registry.codes) {
    const auto& meaning = code.main();
    if (!code.parent.empty() || meaning.state == State::unofficial) continue;
    auto row = entry_view(book, place.link, code);
    row["spec"] = citation_view(book, meaning.spec);
    row["cells"] = ordered_json::array();
    const auto facts = facts_view(book, meaning);
    for (const auto& kind : book.settings.facts) {
      const auto fact = std::find_if(facts.begin(), facts.end(), [&](const auto& f) { return f["id"] == kind.id; });
      row["cells"].push_back(fact == facts.end()
                                 ? ordered_json{{"label", kind.label}, {"value", false}, {"note", false}, {"by", false}}
                                 : *fact);
    }
    add_list(row, "fields", fields_view(book, place.link, meaning));
    view["rows"].push_back(std::move(row));
  }
  return view;
}

}  // namespace statusbook
