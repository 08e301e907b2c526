#include "model/source_uses.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/addresses.h"

namespace statusbook {

namespace {

class Collector {
 public:
  explicit Collector(const Book& book) : registry_(book.registry) {
    std::multimap<std::string_view, std::string_view> ids_by_url;
    for (const auto& source : registry_.sources) ids_by_url.emplace(source.url, source.id);
    for (const auto& page : book.pages) {
      place_ = {page.title, page.address};
      if (page.kind == PageKind::code) add_code(*registry_.codes.find(page.id));
      if (page.kind == PageKind::field) add(registry_.fields.find(page.id)->spec);
      if (page.kind == PageKind::code_class) add(registry_.classes.find(page.id)->spec);
      for (const auto& link : page.linked.external_links) {
        const auto [first, last] = ids_by_url.equal_range(link.url);
        std::for_each(first, last, [&](const auto& source) { add(source.second); });
      }
    }
    for (const auto& code : registry_.codes) {
      place_ = {fmt::format("Settings: {}", code.id), address_of_settings(code)};
      for (const auto& setting : settings_of(book.measurements, code.id)) add(setting.manual);
    }
    for (const auto& edition : registry_.editions) {
      place_ = {"Names over time: " + edition.id, std::nullopt};
      add(edition.by.id);
    }
    for (const auto& library : registry_.libraries) {
      place_ = {"Constants: " + library.name, std::nullopt};
      add(library.by.id);
    }
  }

  SourceUses uses;

 private:
  void add_code(const Code& code) {
    for (const auto& meaning : code.meanings) {
      add(meaning.spec);
      for (const auto& source : meaning.sources) add(source.id);
      for (const auto& fact : meaning.facts) add(fact.by ? fact.by->id : "");
      for (const auto& use : meaning.fields) add(use.by ? use.by->id : "");
      for (const auto& earlier : meaning.earlier) add(earlier.by.id);
    }
  }

  void add(const std::optional<Citation>& citation) {
    if (citation) add(citation->id);
  }

  void add(std::string_view id) {
    if (registry_.sources.find(id) == nullptr) return;
    auto known = uses.find(id);
    if (known == uses.end()) known = uses.emplace(id, std::vector<Reliance>()).first;
    auto& list = known->second;
    // Whatever one place relies on comes in one go.
    if (list.empty() || list.back().title != place_.title) list.push_back(place_);
  }

  const Registry& registry_;
  Reliance place_;
};

}  // namespace

SourceUses find_source_uses(const Book& book) {
  if (book.registry.sources.size() == 0) return {};
  return std::move(Collector(book).uses);
}

}  // namespace statusbook
