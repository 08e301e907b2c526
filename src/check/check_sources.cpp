#include "check/check_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/source_uses.h"

namespace statusbook {

namespace {

/// A claim rests on what the registry lists as read: an address in prose has to be that of a source or within a spec.
void check_external_links(const Book& book, Diagnostics& diagnostics) {
  const auto& registry = book.registry;
  std::set<std::string_view> source_urls;
  for (const auto& source : registry.sources) source_urls.insert(source.url);
  for (const auto& page : book.pages) {
    for (const auto& link : page.external_links) {
      const auto is_within = [&](const Spec& spec) { return link.url.starts_with(spec.url); };
      if (source_urls.contains(link.url)) continue;
      if (std::any_of(registry.specs.begin(), registry.specs.end(), is_within)) continue;
      diagnostics.error(link.at, fmt::format("no source in the registry has the address {}", link.url),
                        "add a [[source]] with title, publisher, url and the day on which it was read");
    }
  }
}

void check_uses(const Book& book, Diagnostics& diagnostics) {
  const auto uses = find_source_uses(book);
  for (const auto& source : book.registry.sources) {
    if (uses.contains(source.id)) continue;
    diagnostics.warning(source.at, fmt::format("nothing relies on source '{}'", source.id),
                        "cite it in 'sources' or 'by', link to its address, or remove it");
  }
}

}  // namespace

void check_sources(const Book& book, Diagnostics& diagnostics) {
  if (!book.registry.unread.empty()) return;  // a source, or who relies on it, may be in what could not be read
  if (book.settings.cite_links) check_external_links(book, diagnostics);
  const auto is_refused = [](const Page& page) { return page.document.is_refused; };
  if (std::none_of(book.pages.begin(), book.pages.end(), is_refused)) check_uses(book, diagnostics);
}

}  // namespace statusbook
