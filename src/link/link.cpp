#include "compile/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <execution>
#include <map>

#include "base/nearest.h"
#include "base/strings.h"
#include "compile/exchange.h"
#include "compile/labels.h"
#include "compile/phrases.h"
#include "text/markdown.h"

namespace statusbook {

namespace {

/// One page's surroundings, for the Markdown renderer.
class PageHost : public MarkdownHost {
 public:
  PageHost(Page& page, const Registry& registry, const LabelIndex& labels, Diagnostics& diagnostics)
      : page_(page), registry_(registry), labels_(labels), diagnostics_(diagnostics) {}

  std::optional<std::string> resolve_label(std::string_view label, const Location& at) override {
    const auto target = labels_.find(label);
    if (!target) {
      diagnostics_.error(at, fmt::format("nothing is called '[{}]'{}", label, did_you_mean(label, labels_.names())),
                         "a label is a code, a class, a field, a spec with or without section, or a note; a literal "
                         "bracket is written '\\['");
      return std::nullopt;
    }
    return follow(*target, at);
  }

  void note_anchor(std::string_view id, const Location& at) override {
    page_.references.push_back({page_.url, std::string(id), at});
  }

  void note_address(std::string_view url, const Location& at) override {
    page_.external_links.push_back({std::string(url), at});
  }

  std::vector<TextLink> find_links(std::string_view text) override {
    std::vector<TextLink> links;
    for (const auto& match : find_phrases(text, registry_)) {
      const auto target = labels_.find(match.code->id);
      if (!match.fault.empty()) {
        links.push_back(
            {match.offset, match.length, "", match.fault, "a number without phrase, or in other words, is left alone"});
      } else if (target && !is_here(*target)) {
        links.push_back({match.offset, match.length, follow(*target, {page_.document.path}), "", ""});
      }
    }
    return links;
  }

  std::optional<std::string> render_block(std::string_view info, std::string_view text,
                                          const BlockPosition& position) override {
    if (info != "http") return std::nullopt;
    const auto link = [&](std::string_view label) -> std::optional<std::string> {
      const auto target = labels_.find(label);
      if (!target || is_here(*target)) return std::nullopt;
      return address(*target);
    };
    return render_exchange(text, position, registry_, link, diagnostics_);
  }

 private:
  [[nodiscard]] bool is_here(const Target& target) const {
    return !target.external && target.url == page_.url && target.fragment == page_.fragment;
  }
  [[nodiscard]] std::string address(const Target& target) const {
    return target.external ? target.url : relative_url(page_.url, target.url, target.fragment);
  }
  std::string follow(const Target& target, const Location& at) {
    if (!target.external) page_.references.push_back({target.url, target.fragment, at});
    return address(target);
  }

  Page& page_;
  const Registry& registry_;
  const LabelIndex& labels_;
  Diagnostics& diagnostics_;
};

void render_page(Page& page, const Registry& registry, const LabelIndex& labels, Diagnostics& diagnostics) {
  if (page.document.is_missing) return;
  PageHost host(page, registry, labels, diagnostics);
  const auto title = page.kind == PageKind::note ? TitleHeading::required : TitleHeading::none;
  auto rendered = render_markdown(page.document.text, page.document.path, title, host, diagnostics);
  if (page.kind == PageKind::note) page.title = rendered.title;
  page.html = std::move(rendered.html);
  for (auto& [level, id, text] : rendered.headings) page.headings.push_back({level, std::move(id), std::move(text)});
}

/// Who refers to a page is told once for each referring page; a reason from the registry wins.
void collect_referrers(Book& book) {
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (std::size_t i = 0; i < book.pages.size(); ++i) places[{book.pages[i].url, book.pages[i].fragment}] = i;
  const auto refer = [&](std::size_t from, std::size_t to, const std::string& reason) {
    if (from == to) return;
    auto& referrers = book.pages[to].referrers;
    const auto known = std::find_if(referrers.begin(), referrers.end(), [&](const auto& r) { return r.page == from; });
    if (known == referrers.end()) referrers.push_back({from, reason});
  };
  for (std::size_t from = 0; from < book.pages.size(); ++from) {
    const auto& page = book.pages[from];
    if (page.kind == PageKind::code) {
      for (const auto& meaning : book.registry.codes.find(page.id)->meanings) {
        for (const auto& related : meaning.related) {
          const auto* target = book.registry.codes.find(related.code);
          const auto place =
              target == nullptr ? places.end() : places.find({page_url(*target), page_fragment(*target)});
          if (place != places.end()) refer(from, place->second, related.reason);
        }
      }
    }
    for (const auto& reference : page.references) {
      auto place = places.find({reference.url, reference.fragment});
      if (place == places.end()) place = places.find({reference.url, ""});
      if (place != places.end()) refer(from, place->second, "");
    }
  }
}

/// A claim rests on what the registry lists as read: an address in prose has to be that of a source or within a spec.
void check_external_links(const Book& book, Diagnostics& diagnostics) {
  const auto& registry = book.registry;
  for (const auto& page : book.pages) {
    for (const auto& link : page.external_links) {
      const auto is_source = [&](const Source& source) { return source.url == link.url; };
      const auto is_within = [&](const Spec& spec) { return link.url.starts_with(spec.url); };
      if (std::any_of(registry.sources.begin(), registry.sources.end(), is_source)) continue;
      if (std::any_of(registry.specs.begin(), registry.specs.end(), is_within)) continue;
      diagnostics.error(link.at, fmt::format("no source in the registry has the address {}", link.url),
                        "add a [[source]] with title, publisher, url and the day on which it was read");
    }
  }
}

}  // namespace

void link(Book& book, Diagnostics& diagnostics) {
  const LabelIndex labels(book);
  std::vector<Diagnostics> found(book.pages.size());
  std::for_each(std::execution::par, book.pages.begin(), book.pages.end(), [&](Page& page) {
    render_page(page, book.registry, labels, found[static_cast<std::size_t>(&page - book.pages.data())]);
  });
  for (auto& list : found) diagnostics.append(std::move(list));
  if (book.settings.cite_links) check_external_links(book, diagnostics);
  collect_referrers(book);
}

}  // namespace statusbook
