#include "check/check_anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "check/html_ids.h"

namespace statusbook {

void check_anchors(const Book& book, const Site& site, Diagnostics& diagnostics) {
  std::map<std::string, std::vector<std::string>> ids_by_file;
  for (const auto& file : site.files) {
    if (!file.path.ends_with(".html")) continue;
    for (const auto id : find_ids(file.bytes)) ids_by_file[file.path].emplace_back(id);
  }
  for (const auto& page : book.pages) {
    if (page.address.fragment.empty()) {
      auto ids = ids_by_file[file_of(page.address)];
      std::sort(ids.begin(), ids.end());
      for (auto twin = std::adjacent_find(ids.begin(), ids.end()); twin != ids.end();
           twin = std::adjacent_find(std::upper_bound(twin, ids.end(), *twin), ids.end())) {
        diagnostics.error(
            {page.document.path}, fmt::format("duplicate id '{}' on the page {}", *twin, page.address.page),
            "a heading has the name of a part that the theme adds, or two texts on the page share a heading");
      }
    }
    for (const auto& reference : page.references) {
      const auto to = address_of(book.pages[reference.page], reference.fragment);
      const auto& known = ids_by_file[file_of(to)];
      const bool is_unknown = book.pages[reference.page].document.is_refused || !book.registry.unread.empty();
      if (is_unknown || to.fragment.empty() || std::find(known.begin(), known.end(), to.fragment) != known.end())
        continue;
      diagnostics.error(reference.at, fmt::format("the page {} has no '#{}'{}", to.page, to.fragment,
                                                  did_you_mean(to.fragment, known)));
    }
  }
}

}  // namespace statusbook
