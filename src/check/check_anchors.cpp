#include "check/check_anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "check/html_ids.h"

namespace statusbook {

namespace {

struct HtmlPage {
  std::string_view html;
  std::vector<std::string_view> ids;  ///< sorted
};

}  // namespace

void check_anchors(const Book& book, const Site& site, Diagnostics& diagnostics) {
  std::map<std::string, HtmlPage, std::less<>> pages;
  for (const auto& file : site.files) {
    if (!file.path.ends_with(".html")) continue;
    auto& page = pages[file.path];
    page = {file.bytes, find_ids(file.bytes)};
    std::sort(page.ids.begin(), page.ids.end());
  }
  for (const auto& page : book.pages) {
    if (page.address.fragment.empty()) {
      const auto& ids = pages[file_of(page.address)].ids;
      for (auto twin = std::adjacent_find(ids.begin(), ids.end()); twin != ids.end();
           twin = std::adjacent_find(std::upper_bound(twin, ids.end(), *twin), ids.end())) {
        diagnostics.error(
            {page.document.path}, fmt::format("duplicate id '{}' on the page {}", *twin, page.address.page),
            "a heading has the name of a part that the theme adds, or two texts on the page share a heading");
      }
    }
    for (const auto& reference : page.references) {
      if (reference.fragment.empty()) continue;
      const auto to = address_of(book.pages[reference.page], reference.fragment);
      if (book.pages[reference.page].document.is_refused || !book.registry.unread.empty()) continue;
      const auto& target = pages[file_of(to)];
      if (std::binary_search(target.ids.begin(), target.ids.end(), to.fragment)) continue;
      const auto ids = find_ids(target.html);
      const std::vector<std::string> known(ids.begin(), ids.end());
      diagnostics.error(reference.at, fmt::format("the page {} has no '#{}'{}", to.page, to.fragment,
                                                  did_you_mean(to.fragment, known)));
    }
  }
}

}  // namespace statusbook
