#include "compile/source_uses.h"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {

namespace {

class Collector {
 public:
  explicit Collector(const Book& book) : registry_(book.registry) {
    for (const auto& page : book.pages) {
      page_ = {page.title, page.url, page.fragment};
      if (page.kind == PageKind::code) add_code(*registry_.codes.find(page.id));
      for (const auto& link : page.external_links) {
        for (const auto& source : registry_.sources) {
          if (source.url == link.url) add(source.id);
        }
      }
    }
    for (const auto& edition : registry_.editions) {
      page_ = {"Names over time: " + edition.id, "", ""};
      add(edition.by.id);
    }
    for (const auto& library : registry_.libraries) {
      page_ = {"Constants: " + library.name, "", ""};
      add(library.by.id);
    }
  }

  std::map<std::string, std::vector<Reliance>> uses;

 private:
  void add_code(const Code& code) {
    for (const auto& meaning : code.meanings) {
      for (const auto& source : meaning.sources) add(source.id);
      for (const auto& fact : meaning.facts) add(fact.by ? fact.by->id : "");
      for (const auto& use : meaning.fields) add(use.by ? use.by->id : "");
      for (const auto& earlier : meaning.earlier) add(earlier.by.id);
    }
  }

  void add(const std::string& id) {
    if (registry_.sources.find(id) == nullptr) return;
    auto& list = uses[id];
    const auto same = [&](const Reliance& use) { return use.title == page_.title; };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(page_);
  }

  const Registry& registry_;
  Reliance page_;
};

}  // namespace

std::map<std::string, std::vector<Reliance>> find_source_uses(const Book& book) { return Collector(book).uses; }

void check_source_uses(const Book& book, Diagnostics& diagnostics) {
  const auto uses = find_source_uses(book);
  for (const auto& source : book.registry.sources) {
    if (uses.contains(source.id)) continue;
    diagnostics.warning(source.at, fmt::format("nothing relies on source '{}'", source.id),
                        "cite it in 'sources' or 'by', link to its address, or remove it");
  }
}

}  // namespace statusbook
