#include "link/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/parallel_for.h"
#include "base/strings.h"
#include "link/exchange.h"
#include "link/labels.h"
#include "link/phrases.h"
#include "text/markdown.h"

namespace statusbook {

namespace {

/// One page's surroundings, for the Markdown renderer.
class PageHost : public MarkdownHost {
 public:
  PageHost(Book& book, std::size_t page, const LabelIndex& labels, Diagnostics& diagnostics)
      : book_(book),
        index_(page),
        page_(book.pages[page]),
        labels_(labels),
        write_(AddressWriter::from(page_.address)),
        diagnostics_(diagnostics) {}

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
    page_.references.push_back({index_, std::string(id), at});
  }

  void note_address(std::string_view url, const Location& at) override {
    page_.external_links.push_back({std::string(url), at});
  }

  std::vector<TextLink> find_links(std::string_view text) override {
    std::vector<TextLink> links;
    for (const auto& match : find_phrases(text, book_.registry)) {
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
    return render_exchange(text, position, book_.registry, link, diagnostics_);
  }

 private:
  [[nodiscard]] bool is_here(const Target& target) const {
    return target.elsewhere.empty() && target.page == index_ && target.fragment.empty();
  }
  [[nodiscard]] std::string address(const Target& target) const {
    return target.elsewhere.empty() ? write_(address_of(book_.pages[target.page], target.fragment)) : target.elsewhere;
  }
  std::string follow(const Target& target, const Location& at) {
    if (target.elsewhere.empty()) page_.references.push_back({target.page, target.fragment, at});
    return address(target);
  }

  const Book& book_;
  std::size_t index_;
  Page& page_;
  const LabelIndex& labels_;
  AddressWriter write_;
  Diagnostics& diagnostics_;
};

/// Of the book, changes the page and nothing else.
void render_page(Book& book, std::size_t index, const LabelIndex& labels, Diagnostics& diagnostics) {
  auto& page = book.pages[index];
  if (page.document.is_missing) return;
  PageHost host(book, index, labels, diagnostics);
  const auto title = page.kind == PageKind::note ? TitleHeading::required : TitleHeading::none;
  auto rendered = render_markdown(page.document.text, page.document.path, title, host, diagnostics);
  if (page.kind == PageKind::note) page.title = rendered.title;
  page.html = std::move(rendered.html);
  page.intro_html = std::move(rendered.intro_html);
  page.footnotes_html = std::move(rendered.footnotes_html);
  for (auto& [id, section_title, html] : rendered.sections) {
    page.sections.push_back({std::move(id), std::move(section_title), std::move(html)});
  }
  for (auto& [level, id, text] : rendered.headings) page.headings.push_back({level, std::move(id), std::move(text)});
}

/// Who refers to a page is told once for each referring page; a reason from the registry wins.
void collect_referrers(Book& book) {
  std::map<std::string_view, std::size_t> code_pages;
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    if (book.pages[i].kind == PageKind::code) code_pages[book.pages[i].id] = i;
  }
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
          if (const auto to = code_pages.find(related.code); to != code_pages.end()) {
            refer(from, to->second, related.reason);
          }
        }
      }
    }
    for (const auto& reference : page.references) refer(from, reference.page, "");
  }
}

}  // namespace

namespace {

/// All that render_page() reads.
Fingerprint inputs_of(const Page& page, std::size_t index, const Fingerprint& facts) {
  return Fingerprint(facts)
      .mix(index)
      .add(page.document.path)
      .mix(page.document.is_missing ? 1 : 0)
      .add(page.document.text);
}

}  // namespace

void link(Book& book, int jobs, Diagnostics& diagnostics, LinkReuse* reuse) {
  const LabelIndex labels(book);
  auto& pages = book.pages;
  std::vector<Diagnostics> found(pages.size());
  std::vector<std::optional<Fingerprint>> rendered(pages.size());
  parallel_for(pages.size(), jobs, [&](std::size_t i) {
    if (reuse == nullptr) return render_page(book, i, labels, found[i]);
    const auto inputs = inputs_of(pages[i], i, reuse->facts);
    if (const auto known = reuse->pages.find(pages[i].address.page, inputs)) {
      pages[i] = known->page;
      found[i] = known->diagnostics;
    } else {
      render_page(book, i, labels, found[i]);
      rendered[i] = inputs;
    }
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!rendered[i]) continue;
    reuse->pages.keep(pages[i].address.page, *rendered[i],
                      std::make_shared<const LinkedPage>(LinkedPage{pages[i], found[i]}));
  }
  for (auto& list : found) diagnostics.append(std::move(list));
  collect_referrers(book);
}

}  // namespace statusbook
