#include "site/static_outputs.h"

#include <fmt/format.h>

namespace statusbook {

namespace {

/// Whether the address has no path: "https://example.org/".
bool is_host(std::string_view base_url) {
  const auto host = base_url.find("//");
  return host != std::string_view::npos && base_url.find('/', host + 2) == base_url.size() - 1;
}

}  // namespace

void add_static_outputs(const Book& book, Outputs& outputs) {
  bool has_robots = false;
  for (const auto& file : book.static_files) {
    has_robots = has_robots || file.path == addresses::robots.page;
    outputs.push_back({{file.path, ""}, [&file](Diagnostics&) { return file.bytes; }});
    outputs.back().at = {file.from};
  }
  const auto& base_url = book.settings.base_url;
  if (has_robots || !is_host(base_url)) return;
  outputs.push_back({addresses::robots, [text = fmt::format("User-agent: *\nDisallow:\n\nSitemap: {}{}\n", base_url,
                                                            addresses::sitemap.page)](Diagnostics&) { return text; }});
}

}  // namespace statusbook
