#include "site/feed_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "text/plain_text.h"

namespace statusbook {

namespace {

constexpr std::size_t most_entries = 30;

/// Text for XML, which has no way to write most control characters.
std::string escape_xml(std::string_view text) {
  auto escaped = escape_html(text);
  std::replace_if(
      escaped.begin(), escaped.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' && !is_space(c); }, ' ');
  // Nor has it these two, which are no characters.
  return replace_all(replace_all(std::move(escaped), "\xEF\xBF\xBE", " "), "\xEF\xBF\xBF", " ");
}

std::string first_paragraph(const std::string& markdown) {
  constexpr int width = 1 << 20;  // of a line, so that a paragraph is one
  for (const auto& part : to_plain_text(markdown, width)) {
    if (!part.text.empty()) return part.text.substr(0, part.text.find("\n\n"));
  }
  return {};
}

std::string summary_of(const Book& book, const Page& page) {
  const auto& registry = book.registry;
  switch (page.kind) {
    case PageKind::code: return registry.codes.find(page.id)->main().summary;
    case PageKind::code_class: return registry.classes.find(page.id)->summary;
    case PageKind::field: return registry.fields.find(page.id)->summary;
    case PageKind::spec: return registry.specs.find(page.id)->title;
    case PageKind::own:
    case PageKind::note: break;
  }
  return first_paragraph(page.document.text);
}

/// Those that changed last first; of one time, in the order of the book.
std::vector<const Page*> newest_pages(const Book& book) {
  std::vector<const Page*> pages;
  for (const auto& page : book.pages) {
    if (!page.changed.empty()) pages.push_back(&page);
  }
  std::stable_sort(pages.begin(), pages.end(), [](const Page* a, const Page* b) { return a->changed > b->changed; });
  pages.resize(std::min(pages.size(), most_entries));
  return pages;
}

std::string entry_text(const Book& book, const Page& page) {
  const auto url = escape_xml(book.settings.base_url + page.address.page);
  auto text = fmt::format(
      "  <entry>\n    <id>{0}</id>\n    <title>{1}</title>\n    <link href=\"{0}\"/>\n    <updated>{2}</updated>\n",
      url, escape_xml(page.title), page.changed);
  if (const auto summary = summary_of(book, page); !summary.empty()) {
    text += fmt::format("    <summary>{}</summary>\n", escape_xml(summary));
  }
  return text + "  </entry>\n";
}

std::string feed_text(const Book& book) {
  const auto& settings = book.settings;
  const auto pages = newest_pages(book);
  const auto url = escape_xml(settings.base_url);
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n"
      "  <id>{}</id>\n  <title>{}</title>\n",
      escape_xml(settings.language), url, escape_xml(settings.title));
  if (!settings.description.empty())
    text += fmt::format("  <subtitle>{}</subtitle>\n", escape_xml(settings.description));
  text += fmt::format(
      "  <link href=\"{0}\"/>\n  <link rel=\"self\" type=\"application/atom+xml\" href=\"{0}{1}\"/>\n"
      "  <updated>{2}</updated>\n  <author><name>{3}</name></author>\n",
      url, addresses::feed.page, pages.front()->changed, escape_xml(settings.title));
  for (const auto* page : pages) text += entry_text(book, *page);
  return text + "</feed>\n";
}

}  // namespace

bool has_feed(const Book& book) {
  return !book.settings.base_url.empty() &&
         std::any_of(book.pages.begin(), book.pages.end(), [](const Page& page) { return !page.changed.empty(); });
}

void add_feed_output(const Book& book, Outputs& outputs) {
  if (!has_feed(book)) return;
  outputs.push_back({addresses::feed, [&book](Diagnostics&) { return feed_text(book); }});
}

}  // namespace statusbook
