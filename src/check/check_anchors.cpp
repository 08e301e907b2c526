#include "compile/check_anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/nearest.h"

namespace statusbook {

namespace {

constexpr std::string_view index_name = "index.html";

std::vector<std::string> find_ids(std::string_view html) {
  constexpr std::string_view opening = " id=\"";
  std::vector<std::string> ids;
  for (auto at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at)) {
    at += opening.size();
    ids.emplace_back(html.substr(at, html.find('"', at) - at));
  }
  return ids;
}

}  // namespace

void check_anchors(const Book& book, const Site& site, Diagnostics& diagnostics) {
  std::map<std::string, std::vector<std::string>> ids;  // by the page's url
  for (const auto& file : site.files) {
    if (file.path.ends_with(index_name))
      ids[file.path.substr(0, file.path.size() - index_name.size())] = find_ids(file.bytes);
  }
  for (const auto& page : book.pages) {
    if (page.fragment.empty()) {
      auto sorted = ids[page.url];
      std::sort(sorted.begin(), sorted.end());
      for (auto twin = std::adjacent_find(sorted.begin(), sorted.end()); twin != sorted.end();
           twin = std::adjacent_find(std::upper_bound(twin, sorted.end(), *twin), sorted.end())) {
        diagnostics.error(
            {page.document.path}, fmt::format("duplicate id '{}' on the page {}", *twin, page.url),
            "a heading has the name of a part that the theme adds, or two texts on the page share a heading");
      }
    }
    for (const auto& [url, fragment, at] : page.references) {
      const auto& known = ids[url];
      if (fragment.empty() || std::find(known.begin(), known.end(), fragment) != known.end()) continue;
      diagnostics.error(at, fmt::format("the page {} has no '#{}'{}", url, fragment, did_you_mean(fragment, known)));
    }
  }
}

}  // namespace statusbook
