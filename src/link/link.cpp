#include "link/link.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "base/parallel_for.h"
#include "base/strings.h"
#include "link/abbreviations.h"
#include "link/exchange.h"
#include "link/labels.h"
#include "link/phrases.h"
#include "model/draft.h"
#include "text/markdown.h"

namespace statusbook {

namespace {

/// What all pages are linked with.
struct Indexes {
  const LabelIndex& labels;
  const PhraseIndex& phrases;
};

/// One page's surroundings, for the Markdown renderer.
class PageHost : public MarkdownHost {
 public:
  PageHost(Book& book, std::size_t page, const Indexes& indexes, Diagnostics& diagnostics)
      : book_(book),
        index_(page),
        page_(book.pages[page]),
        labels_(indexes.labels),
        phrases_(indexes.phrases),
        write_(AddressWriter::from(page_.address)),
        abbreviations_(book.settings.abbreviations, page_.document.text),
        diagnostics_(diagnostics) {}

  std::optional<std::string> resolve_label(std::string_view label, const Location& at) override {
    const auto target = labels_.find(label);
    if (!target) {
      if (may_be_unread(label)) return std::nullopt;
      if (const auto fault = labels_.find_missing_section(label); !fault.empty()) {
        diagnostics_.error(at, fault, "look the section up; the entry of the spec lists all of them");
        return std::nullopt;
      }
      const auto suggestion = diagnostics_.is_full() ? std::string() : did_you_mean(label, labels_.names());
      diagnostics_.error(
          at, fmt::format("nothing is called '[{}]'{}", label, suggestion),
          "a label is a code, a class, a field, a spec with or without section, a page or a note; a literal "
          "bracket is written '\\['");
      return std::nullopt;
    }
    auto to = target->elsewhere.empty() ? address_of(book_.pages[target->page], target->fragment) : Address();
    auto address = target->elsewhere.empty() ? write_(to) : target->elsewhere;
    if (target->elsewhere.empty()) page_.linked.references.push_back({target->page, target->fragment, at});
    page_.linked.labels.push_back({std::string(label), std::move(to), target->elsewhere});
    return address;
  }

  void note_anchor(std::string_view id, const Location& at) override {
    page_.linked.references.push_back({index_, std::string(id), at});
  }

  void note_address(std::string_view url, const Location& at) override {
    page_.linked.external_links.push_back({std::string(url), at});
  }

  std::optional<ShownImage> find_image(std::string_view name, const Location& at) override {
    const auto& images = book_.images;
    const auto found = std::find_if(images.begin(), images.end(), [&](const Image& i) { return i.name == name; });
    if (found == images.end()) {
      std::vector<std::string> names;
      for (const auto& image : images) names.push_back(image.name);
      diagnostics_.error(at, fmt::format("{} has no '{}'{}", images_folder, name, did_you_mean(name, names)),
                         "put the file there, or correct its name");
      return std::nullopt;
    }
    page_.linked.images.push_back({static_cast<std::size_t>(found - images.begin()), at});
    return ShownImage{write_(shared_address(book_, found->address)), found->width, found->height};
  }

  std::vector<TextLink> find_links(std::string_view text) override {
    std::vector<TextLink> links;
    for (const auto& match : phrases_.find(text)) {
      const auto target = labels_.find(match.code->id);
      // A file that gives the phrase may be broken, and a draft is still to be rewritten.
      if (!match.fault.empty() && (!book_.registry.unread.empty() || is_draft(page_.document.text))) continue;
      if (!match.fault.empty()) {
        links.push_back({match.offset, match.length, "", match.fault,
                         "a number without phrase, or in other words, is left alone", ""});
      } else if (target && !is_here(*target)) {
        links.push_back({match.offset, match.length, follow(*target, {page_.document.path}), "", "", ""});
      }
    }
    add_abbreviations(text, links);
    return links;
  }

  std::optional<std::string> render_block(std::string_view info, std::string_view text,
                                          const BlockPosition& position) override {
    const auto mark = read_mark(info, book_.settings.messages, position, diagnostics_);
    if (!mark) return std::nullopt;
    const auto link = [&](std::string_view label) -> std::optional<std::string> {
      const auto target = labels_.find(label);
      if (!target || is_here(*target)) return std::nullopt;
      return address(*target);
    };
    return render_exchange(text, *mark, position, book_.registry, book_.words, link, diagnostics_);
  }

  [[nodiscard]] std::vector<std::string> heading_ids() const override {
    std::vector<std::string> ids;
    for (const auto& heading : page_.original_headings) ids.push_back(heading.id);
    return ids;
  }

  [[nodiscard]] const Words& words() const override { return book_.words; }

 private:
  /// Whether what the label names may be in a file that could not be read.
  [[nodiscard]] bool may_be_unread(std::string_view label) const {
    const auto& unread = book_.registry.unread;
    const auto page = label.substr(0, label.find('#'));
    return unread.may_define(page) || unread.may_define(parse_citation(page, {}).id);
  }

  /// Those within a link have none.
  void add_abbreviations(std::string_view text, std::vector<TextLink>& links) {
    const auto linked = links.size();
    for (auto& [offset, length, meaning] : abbreviations_.find(text)) {
      const auto is_around = [&, at = offset](const TextLink& link) {
        return link.offset <= at && at < link.offset + link.length;
      };
      const auto end = links.begin() + static_cast<std::ptrdiff_t>(linked);
      if (std::any_of(links.begin(), end, is_around)) continue;
      links.push_back({offset, length, "", "", "", std::move(meaning)});
    }
    std::sort(links.begin(), links.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  }
  [[nodiscard]] bool is_here(const Target& target) const {
    return target.elsewhere.empty() && target.page == index_ && target.fragment.empty();
  }
  [[nodiscard]] std::string address(const Target& target) const {
    return target.elsewhere.empty() ? write_(address_of(book_.pages[target.page], target.fragment)) : target.elsewhere;
  }
  std::string follow(const Target& target, const Location& at) {
    if (target.elsewhere.empty()) page_.linked.references.push_back({target.page, target.fragment, at});
    return address(target);
  }

  const Book& book_;
  std::size_t index_;
  Page& page_;
  const LabelIndex& labels_;
  const PhraseIndex& phrases_;
  AddressWriter write_;
  Abbreviations abbreviations_;
  Diagnostics& diagnostics_;
};

/// Links to headings, and the book's rules of sections, go by those of the original.
void check_outline(const Page& page, Diagnostics& diagnostics) {
  const auto& originals = page.original_headings;
  const auto& own = page.linked.headings;
  const auto [heading, original] = std::mismatch(own.begin(), own.end(), originals.begin(), originals.end(),
                                                 [](const Heading& a, const Heading& b) { return a.level == b.level; });
  const std::string help = "a translation has the headings of its original, each in its place and of its level";
  if (original == originals.end() && heading == own.end()) return;
  if (original == originals.end()) {
    diagnostics.error(heading->at, "the original has no heading in this place", help);
    return;
  }
  const auto wanted =
      fmt::format("'{} {}'", std::string(static_cast<std::size_t>(original->level), '#'), original->text);
  if (heading == own.end()) {
    diagnostics.error({page.document.path}, fmt::format("the translation has no heading for {}", wanted), help);
  } else {
    diagnostics.error(heading->at, fmt::format("the original has the heading {} in this place", wanted), help);
  }
}

/// Whether its first heading is its title.
bool has_own_title(const Page& page) { return page.kind == PageKind::note || page.kind == PageKind::own; }

/// Of the book, changes the page and nothing else.
void render_page(Book& book, std::size_t index, const Indexes& indexes, Diagnostics& diagnostics) {
  auto& page = book.pages[index];
  if (page.document.is_missing || page.is_untranslated) return;
  PageHost host(book, index, indexes, diagnostics);
  const auto title = has_own_title(page) ? TitleHeading::required : TitleHeading::none;
  auto rendered = render_markdown(page.document.text, page.document.path, title, host, diagnostics);
  page.document.is_refused = rendered.is_refused;
  if (has_own_title(page)) page.title = rendered.title;
  page.linked.html = std::move(rendered.html);
  page.linked.intro = rendered.intro;
  page.linked.footnotes = rendered.footnotes;
  for (auto& [id, section_title, html] : rendered.sections) {
    page.linked.sections.push_back({std::move(id), std::move(section_title), html});
  }
  for (auto& [level, id, text, at] : rendered.headings) {
    page.linked.headings.push_back({level, std::move(id), std::move(text), std::move(at)});
  }
  const bool is_translated = book.language > 0 && !page.document.is_refused;
  if (is_translated) check_outline(page, diagnostics);
}

/// All else of a page is this time's, and other threads may be reading it.
void take_linked(Page& page, const LinkedPage& known) {
  page.linked = known.text;
  page.document.is_refused = known.is_refused;
  if (has_own_title(page)) page.title = known.title;
}

/// All that render_page() reads.
Fingerprint inputs_of(const Page& page, std::size_t index, const Fingerprint& facts) {
  auto result = Fingerprint(facts)
                    .mix(index)
                    .add(page.document.path)
                    .mix(page.document.is_missing ? 1 : 0)
                    .add(page.document.text);
  for (const auto& [level, id, text, at] : page.original_headings) {
    result.mix(static_cast<std::uint64_t>(level)).add(id).add(text);
  }
  return result;
}

}  // namespace

void link(Book& book, int jobs, Diagnostics& diagnostics, LinkReuse* reuse) {
  std::optional<LabelIndex> labels;
  std::optional<PhraseIndex> phrases;
  parallel_for(2, jobs, [&](std::size_t turn) {
    turn == 0 ? void(labels.emplace(book)) : void(phrases.emplace(book.registry));
  });
  const Indexes indexes{*labels, *phrases};
  auto& pages = book.pages;
  std::vector<Diagnostics> found(pages.size());
  std::vector<std::optional<Fingerprint>> rendered(pages.size());
  auto facts = reuse == nullptr ? Fingerprint() : reuse->facts;
  for (const auto& image : book.images) {
    facts.add(image.name).add(image.address.page).mix(image.width).mix(image.height);
  }
  parallel_for(pages.size(), jobs, [&](std::size_t i) {
    const bool has_text = !pages[i].is_untranslated && !pages[i].document.is_missing;
    if (reuse == nullptr || !has_text) return render_page(book, i, indexes, found[i]);
    const auto inputs = inputs_of(pages[i], i, facts);
    if (const auto known = reuse->pages.find(book.folder() + pages[i].address.page, inputs)) {
      take_linked(pages[i], *known);
      found[i] = known->diagnostics;
    } else {
      render_page(book, i, indexes, found[i]);
      rendered[i] = inputs;
    }
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!rendered[i]) continue;
    reuse->pages.keep(book.folder() + pages[i].address.page, *rendered[i],
                      std::make_shared<const LinkedPage>(
                          LinkedPage{pages[i].linked, pages[i].title, pages[i].document.is_refused, found[i]}));
  }
  for (auto& list : found) diagnostics.append(std::move(list));
}

void find_referrers(Book& book) {
  const auto& codes = book.registry.codes;
  std::vector<const Code*> code_of_page(book.pages.size());
  std::vector<std::size_t> page_of_code(codes.size(), book.pages.size());
  std::vector<std::size_t> counts(book.pages.size());
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    const auto& page = book.pages[i];
    for (const auto& reference : page.linked.references) ++counts[reference.page];
    if (page.kind != PageKind::code) continue;
    code_of_page[i] = codes.find(page.id);
    page_of_code[codes.place_of(*code_of_page[i])] = i;
  }
  for (std::size_t i = 0; i < book.pages.size(); ++i) book.pages[i].referrers.reserve(counts[i]);
  const auto refer = [&](std::size_t from, std::size_t to, const std::string& reason) {
    if (from == to) return;
    auto& referrers = book.pages[to].referrers;
    // All that one page refers to comes in one go.
    if (referrers.empty() || referrers.back().page != from) referrers.push_back({from, reason});
  };
  const auto refer_to_related = [&](std::size_t from, const Meaning& meaning) {
    for (const auto& related : meaning.related) {
      const auto* to = codes.find(related.code);
      if (to != nullptr) refer(from, page_of_code[codes.place_of(*to)], related.reason);
    }
  };
  for (std::size_t from = 0; from < book.pages.size(); ++from) {
    if (const auto* code = code_of_page[from]) {
      for (const auto& meaning : code->meanings) refer_to_related(from, meaning);
    }
    for (const auto& reference : book.pages[from].linked.references) refer(from, reference.page, "");
  }
}

}  // namespace statusbook
