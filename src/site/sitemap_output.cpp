#include "site/sitemap_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

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
  for (const auto& page : pages) text += fmt::format("  <url><loc>{}</loc></url>\n", escape_html(base_url + page.page));
  text += "</urlset>\n";
  outputs.push_back({addresses::sitemap, [text = std::move(text)](Diagnostics&) { return text; }});
}

}  // namespace statusbook
