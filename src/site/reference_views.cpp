#include "site/reference_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

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

}  // namespace

ordered_json field_view(const Book& book, const Page& page) {
  const auto& field = *book.registry.fields.find(page.id);
  const Place place(page.address);
  auto view = document_view(book, page, place, field.summary);
  view["id"] = field.id;
  view["summary"] = field.summary;
  view["spec"] = citation_view(book, field.spec);
  add_list(view, "uses", uses_of_field(book, place.link, field));
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
  auto view =
      document_view(book, page, place,
                    fmt::format("{}: {}, and the codes that it defines, renames or drops.", spec.id, spec.title));
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

ordered_json sources_view(const Book& book) {
  const Place place(addresses::sources);
  auto view =
      page_view(book, place, "Sources", "What the pages rely on where no specification speaks, and when it was read.");
  const auto uses = find_source_uses(book);
  view["sources"] = ordered_json::array();
  for (const auto& source : book.registry.sources) {
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
    view["sources"].push_back(std::move(entry));
  }
  return view;
}

ordered_json facts_table_view(const Book& book) {
  const Place place(addresses::facts);
  auto view =
      page_view(book, place, "Facts", "All registered codes against what the specifications say of each, in one table.");
  view["columns"] = ordered_json::array();
  for (const auto& kind : book.settings.facts) view["columns"].push_back({{"label", kind.label}});
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
      row["cells"].push_back(fact == facts.end() ? ordered_json{{"value", false}, {"note", false}, {"by", false}}
                                                 : *fact);
    }
    add_list(row, "fields", fields_view(book, place.link, meaning));
    view["rows"].push_back(std::move(row));
  }
  return view;
}

}  // namespace statusbook
