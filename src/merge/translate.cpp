#include "merge/translate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/nearest.h"
#include "base/strings.h"
#include "merge/merge.h"
#include "merge/translate_texts.h"

namespace statusbook {

namespace {

/// The name of the file that a page's document is in, without ".md".
std::string document_name(const Page& page) {
  switch (page.kind) {
    case PageKind::code: return path_of_code(page.id);
    case PageKind::field: return path_of(page.id);
    case PageKind::code_class:
    case PageKind::spec:
    case PageKind::own:
    case PageKind::note: break;
  }
  return page.id;
}

void take_document(Page& page, Document document) {
  page.is_untranslated = false;
  page.original_headings = std::move(page.linked.headings);
  page.document = std::move(document);
  page.linked = {};
}

/// The parts of the page's HTML in which more bytes stand from a place on.
void grow_parts(Page& page, std::size_t at, std::size_t more) {
  std::vector<HtmlPart*> parts{&page.linked.intro, &page.linked.footnotes};
  for (auto& section : page.linked.sections) parts.push_back(&section.html);
  for (auto* part : parts) {
    if (part->offset > at) {
      part->offset += more;
    } else if (at < part->offset + part->size) {
      part->size += more;
    }
  }
}

/// What all languages share is one folder further up than the page was linked for.
void lead_to_images(Page& page, const Book& book) {
  const auto link = AddressWriter::from(page.address);
  const auto source = [&](const Address& image) { return fmt::format(" src=\"{}\"", escape_html(link(image))); };
  for (const auto& use : page.linked.images) {
    const auto& image = book.images[use.image].address;
    const auto before = source(image);
    const auto after = source(shared_address(book, image));
    for (auto at = page.linked.html.find(before); at != std::string::npos;
         at = page.linked.html.find(before, at + after.size())) {
      page.linked.html.replace(at, before.size(), after);
      grow_parts(page, at, after.size() - before.size());
    }
  }
}

/// What of a page is not its document's.
void begin_page(Page& page, const Registry& registry) {
  if (page.kind == PageKind::code_class) page.title = title_of(*registry.classes.find(page.id));
  page.is_untranslated = !page.document.is_missing;
  page.referrers.clear();
  page.changed.clear();
}

void take_documents(Book& book, std::vector<Document> documents, Diagnostics& diagnostics) {
  std::map<PageKind, std::map<std::string, Page*>> pages;
  for (auto& page : book.pages) {
    begin_page(page, book.registry);
    // Of a page whose document nobody could read, there is nothing to be said of the translation.
    if (!page.document.is_missing || page.document.is_refused) pages[page.kind].emplace(document_name(page), &page);
  }
  for (auto& document : documents) {
    const auto& known = pages[document.kind];
    const auto found = known.find(document.id);
    if (document.is_refused) continue;
    if (found != known.end()) {
      if (!found->second->document.is_refused) take_document(*found->second, std::move(document));
      continue;
    }
    if (book.registry.unread.may_define(document.id)) continue;
    std::vector<std::string> names;
    for (const auto& [name, page] : known) names.push_back(name);
    diagnostics.error({document.path},
                      fmt::format("this translates nothing: no page with a document is called '{}'{}", document.id,
                                  did_you_mean(document.id, names)),
                      "write the page in the language of the book first, or rename this file as it is called there");
  }
}

/// Between pages that the translation has, too; files and pages of certain languages are where they are.
void keep_redirects_of_pages(Book& book) {
  const auto is_page = [&](const Address& address) {
    const auto is_below = [&](const LanguageSite& site) {
      return !site.folder.empty() && address.page.starts_with(site.folder);
    };
    return (address.page.empty() || address.page.ends_with('/')) &&
           std::none_of(book.languages.begin(), book.languages.end(), is_below);
  };
  std::erase_if(book.settings.redirects,
                [&](const Redirect& redirect) { return !is_page(redirect.from) || !is_page(redirect.to); });
}

}  // namespace

Book translate(const Book& original, std::size_t language, Translation translation, Diagnostics& diagnostics) {
  auto book = original;
  book.language = language;
  const auto& site = book.languages[language];
  book.settings.language = site.tag;
  book.settings.base_url = site.base_url;
  book.static_files.clear();
  book.published.clear();
  keep_redirects_of_pages(book);
  translate_texts(translation.texts, book.settings, book.registry, diagnostics);
  take_documents(book, std::move(translation.documents), diagnostics);
  for (auto& page : book.pages) lead_to_images(page, book);
  return book;
}

void list_translations(const std::vector<Book*>& books) {
  for (std::size_t i = 0; i < books.front()->pages.size(); ++i) {
    std::vector<std::string> languages;
    for (const auto* book : books) {
      if (!book->pages[i].is_untranslated) languages.push_back(book->settings.language);
    }
    for (auto* book : books) book->pages[i].languages = languages;
  }
}

}  // namespace statusbook
