#include "site/sitemap_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace statusbook {

namespace {

/// When pages have changed, as far as that is known.
std::map<Address, std::string> dates_by_address(const Book& book) {
  std::map<Address, std::string> dates;
  for (const auto& page : book.pages) {
    if (!page.changed.empty()) dates.emplace(page.address, page.changed);
  }
  return dates;
}

}  // namespace

void add_sitemap_output(const Book& book, Outputs& outputs) {
  const auto& base_url = book.settings.base_url;
  if (base_url.empty()) return;
  std::vector<Address> pages;
  for (const auto& output : outputs) {
    if (output.is_page && output.address != addresses::not_found) pages.push_back(output.address);
  }
  std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return file_of(a) < file_of(b); });
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  const auto dates = dates_by_address(book);
  for (const auto& page : pages) {
    text += fmt::format("  <url><loc>{}</loc>", escape_html(base_url + page.page));
    if (const auto date = dates.find(page); date != dates.end())
      text += fmt::format("<lastmod>{}</lastmod>", date->second);
    text += "</url>\n";
  }
  text += "</urlset>\n";
  outputs.push_back({addresses::sitemap, [text = std::move(text)](Diagnostics&) { return text; }});
}

}  // namespace statusbook
