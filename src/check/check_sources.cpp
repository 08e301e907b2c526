#include "check/check_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "model/source_uses.h"

namespace statusbook {

namespace {

using Urls = std::set<std::string_view>;

/// What the text begins with comes before it in order, and so does what has more in common with it: the search goes on
/// among those that begin as both do.
bool begins_with_any(std::string_view text, const Urls& urls) {
  for (;;) {
    const auto after = urls.upper_bound(text);
    if (after == urls.begin()) return false;
    const auto& before = *std::prev(after);
    if (text.starts_with(before)) return true;
    text =
        text.substr(0, static_cast<std::size_t>(
                           std::mismatch(text.begin(), text.end(), before.begin(), before.end()).first - text.begin()));
  }
}

/// A claim rests on what the registry lists as read: an address in prose has to be that of a source or within a spec.
void check_external_links(const Book& book, Diagnostics& diagnostics) {
  const auto& registry = book.registry;
  Urls source_urls;
  Urls spec_urls;
  for (const auto& source : registry.sources) source_urls.insert(source.url);
  for (const auto& spec : registry.specs) spec_urls.insert(spec.url);
  for (const auto& page : book.pages) {
    if (page.is_untranslated) continue;
    for (const auto& link : page.linked.external_links) {
      if (source_urls.contains(link.url) || begins_with_any(link.url, spec_urls)) continue;
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
  if (book.language > 0) return;  // what relies on a source in one language does
  if (std::none_of(book.pages.begin(), book.pages.end(), is_refused)) check_uses(book, diagnostics);
}

}  // namespace statusbook
