#include "site/sitemap_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"

namespace statusbook {

namespace {

/// What is known of the pages that have documents, by their addresses in the whole.
struct KnownPages {
  std::map<std::string, std::string> dates;  ///< when they have changed, as far as that is known
  std::set<std::string> copies;              ///< what they say is at another address
};

KnownPages find_known_pages(const SiteParts& parts) {
  KnownPages known;
  for (const auto& part : parts) {
    for (const auto& page : part.book.pages) {
      auto address = part.book.folder() + page.address.page;
      if (page.is_untranslated) {
        known.copies.insert(std::move(address));
      } else if (!page.changed.empty()) {
        known.dates.emplace(std::move(address), page.changed);
      }
    }
  }
  return known;
}

bool is_not_found(const SiteParts& parts, const std::string& page) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const SitePart& part) { return page == part.book.folder() + addresses::not_found.page; });
}

}  // namespace

void add_sitemap_output(const SiteParts& parts, Outputs& outputs) {
  const auto& base_url = parts.front().book.settings.base_url;
  if (base_url.empty()) return;
  const auto [dates, copies] = find_known_pages(parts);
  std::vector<Address> pages;
  for (const auto& output : outputs) {
    const auto& page = output.address.page;
    if (output.is_page && !is_not_found(parts, page) && !copies.contains(page)) pages.push_back(output.address);
  }
  std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return file_of(a) < file_of(b); });
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const auto& page : pages) {
    text += fmt::format("  <url><loc>{}</loc>", escape_html(base_url + page.page));
    if (const auto date = dates.find(page.page); date != dates.end())
      text += fmt::format("<lastmod>{}</lastmod>", date->second);
    text += "</url>\n";
  }
  text += "</urlset>\n";
  outputs.push_back({addresses::sitemap, [text = std::move(text)](Diagnostics&) { return text; }});
}

}  // namespace statusbook
