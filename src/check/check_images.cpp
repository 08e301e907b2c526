#include "check/check_images.h"

#include <fmt/format.h>

namespace statusbook {

void check_images(const std::vector<const Book*>& books, Diagnostics& diagnostics) {
  const auto& book = *books.front();
  if (!book.registry.unread.empty()) return;  // pages that show some may be unknown
  std::vector<bool> is_shown(book.images.size());
  for (const auto* other : books) {
    for (const auto& page : other->pages) {
      if (page.document.is_refused) return;  // it may show any
      for (const auto& use : page.linked.images) is_shown[use.image] = true;
    }
  }
  for (std::size_t i = 0; i < book.images.size(); ++i) {
    const auto& image = book.images[i];
    if (is_shown[i] || image.is_refused) continue;
    diagnostics.warning({image.from}, "no page shows this image, so that the site does not have it",
                        fmt::format("show it with ![what it shows]({}{}), or delete it", images_prefix, image.name));
  }
}

}  // namespace statusbook
