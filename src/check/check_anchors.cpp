#include "check/check_anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <unordered_map>

#include "base/nearest.h"

namespace statusbook {

namespace {

struct PageIds {
  std::span<const std::string> in_order;
  std::vector<std::string_view> sorted;
};

/// The ids on each page that was made; where there are errors, one may not have been.
class SiteIds {
 public:
  explicit SiteIds(const Site& site) {
    for (const auto& [path, bytes, ids, hash] : site.files) {
      if (ids.empty()) continue;
      auto& page = pages_[path];
      page = {ids, {ids.begin(), ids.end()}};
      std::sort(page.sorted.begin(), page.sorted.end());
    }
  }

  /// On a page of the book's site.
  [[nodiscard]] const PageIds& on(const Book& book, const Address& page) const {
    static const PageIds none;
    const auto found = pages_.find(book.folder() + file_of(page));
    return found == pages_.end() ? none : found->second;
  }

 private:
  std::unordered_map<std::string_view, PageIds> pages_;
};

void check_twins(const Page& page, const std::string& shown, const PageIds& on_page, Diagnostics& diagnostics) {
  const auto& ids = on_page.sorted;
  for (auto twin = std::adjacent_find(ids.begin(), ids.end()); twin != ids.end();
       twin = std::adjacent_find(std::upper_bound(twin, ids.end(), *twin), ids.end())) {
    diagnostics.error({page.document.path}, fmt::format("duplicate id '{}' on the page {}", *twin, shown),
                      "a heading has the name of a part that the theme adds, or two texts on the page share a heading");
  }
}

}  // namespace

void check_anchors(const Book& book, const Site& site, Diagnostics& diagnostics) {
  const SiteIds ids(site);
  const auto folder = book.folder();
  for (const auto& page : book.pages) {
    if (page.is_untranslated) continue;
    if (page.address.fragment.empty()) {
      check_twins(page, folder + page.address.page, ids.on(book, page.address), diagnostics);
    }
    for (const auto& reference : page.linked.references) {
      if (reference.fragment.empty()) continue;
      const auto to = address_of(book.pages[reference.page], reference.fragment);
      if (book.pages[reference.page].document.is_refused || !book.registry.unread.empty()) continue;
      const auto& known = ids.on(book, to);
      if (std::binary_search(known.sorted.begin(), known.sorted.end(), to.fragment)) continue;
      diagnostics.error(reference.at, fmt::format("the page {} has no '#{}'{}", folder + to.page, to.fragment,
                                                  did_you_mean(to.fragment, known.in_order)));
    }
  }
}

}  // namespace statusbook
