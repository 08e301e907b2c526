#include "check/check_images.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace statusbook {

void check_images(const Book& book, Diagnostics& diagnostics) {
  if (!book.registry.unread.empty()) return;  // pages that show some may be unknown
  const auto is_refused = [](const Page& page) { return page.document.is_refused; };
  if (std::any_of(book.pages.begin(), book.pages.end(), is_refused)) return;  // it may show any
  std::vector<bool> is_shown(book.images.size());
  for (const auto& page : book.pages) {
    for (const auto& use : page.images) is_shown[use.image] = true;
  }
  for (std::size_t i = 0; i < book.images.size(); ++i) {
    const auto& image = book.images[i];
    if (is_shown[i] || image.is_refused) continue;
    diagnostics.warning({image.from}, "no page shows this image, so that the site does not have it",
                        fmt::format("show it with ![what it shows]({}{}), or delete it", images_prefix, image.name));
  }
}

}  // namespace statusbook
