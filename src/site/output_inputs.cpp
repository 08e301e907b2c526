#include "site/output_inputs.h"

#include <map>

#include "site/feed_output.h"

namespace statusbook {

namespace {

// Each function takes a struct apart by all of its members, so that one that is added has to be thought of here.

/// What other pages show of a page. Kind, id and address follow from the facts.
Fingerprint outside_of(const Page& page) {
  Fingerprint result;
  result.add(page.title);
  for (const auto& [url, at] : page.linked.external_links) result.add(url);
  return result.mix(page.linked.external_links.size());
}

Fingerprint fingerprint_of(const Document& document) {
  const auto& [kind, id, path, text, is_missing, is_refused] = document;
  return Fingerprint()
      .add(id)
      .add(path)
      .add(text)
      .mix(is_missing ? 1 : 0)
      .mix(is_refused ? 1 : 0)
      .mix(static_cast<std::uint64_t>(kind));
}

Fingerprint fingerprint_of(const HtmlPart& part) { return Fingerprint().mix(part.offset).mix(part.size); }

Fingerprint fingerprint_of(const Page& page) {
  const auto& [kind, id, title, address, document, changed, languages, is_untranslated, original_headings, linked,
               referrers] = page;
  const auto& [html, intro, sections, footnotes, headings, references, labels, external_links, images] = linked;
  auto result = fingerprint_of(document);
  result.add(id).add(title).add(changed).add(address.page).add(address.fragment).mix(static_cast<std::uint64_t>(kind));
  result.add(html).add(fingerprint_of(intro)).add(fingerprint_of(footnotes)).add(outside_of(page));
  for (const auto& [section_id, section_title, section_html] : sections) {
    result.add(section_id).add(section_title).add(fingerprint_of(section_html));
  }
  for (const auto& [level, heading_id, text, at] : headings) {
    result.mix(static_cast<std::uint64_t>(level)).add(heading_id).add(text);
  }
  for (const auto& [level, heading_id, text, at] : original_headings) {
    result.mix(static_cast<std::uint64_t>(level)).add(heading_id).add(text);
  }
  for (const auto& language : languages) result.add(language);
  for (const auto& [to, fragment, at] : references) result.mix(to).add(fragment);
  for (const auto& [label, to, elsewhere] : labels) result.add(label).add(to.page).add(to.fragment).add(elsewhere);
  for (const auto& [image, at] : images) result.mix(image);
  for (const auto& [from, reason] : referrers) result.mix(from).add(reason);
  return result.mix(is_untranslated ? 1 : 0)
      .mix(languages.size())
      .mix(original_headings.size())
      .mix(sections.size())
      .mix(headings.size())
      .mix(references.size())
      .mix(labels.size())
      .mix(images.size())
      .mix(referrers.size());
}

}  // namespace

void find_inputs(Outputs& outputs, const SitePart& part) {
  const auto& book = part.book;
  auto facts = Fingerprint(part.facts).mix(has_feed(book) ? 1 : 0);
  auto everything = Fingerprint(part.facts).add(part.look);
  std::map<std::string, Fingerprint> own;
  std::map<std::string, Fingerprint> copies;
  for (const auto& page : book.pages) {
    facts.add(outside_of(page));
    const auto inside = fingerprint_of(page);
    everything.add(inside);
    own[page.address.page].add(inside);
    copies[markdown_of(page.address).page].add(inside);
  }
  std::map<std::string, Fingerprint> statics;
  for (const auto& [path, from, bytes] : book.static_files) {
    everything.add(path).add(bytes);
    statics[from].add(bytes);
  }
  for (const auto& image : book.images) statics[image.from].add(image.address.page);
  const auto shown = Fingerprint(facts).add(part.look);
  for (auto& output : outputs) {
    const auto& path = output.address.page;
    if (output.is_page) {
      const auto page = own.find(path);
      output.inputs = page == own.end() ? shown : Fingerprint(shown).add(page->second);
    } else if (const auto file = statics.find(output.at.file); file != statics.end()) {
      output.inputs = file->second;
    } else if (const auto copy = copies.find(path); copy != copies.end()) {
      output.inputs = Fingerprint(facts).add(copy->second);
    } else if (path.ends_with(".json") || path.ends_with(".csv") || path == addresses::llms.page) {
      output.inputs = facts;
    } else {
      output.inputs = everything;
    }
  }
}

}  // namespace statusbook
