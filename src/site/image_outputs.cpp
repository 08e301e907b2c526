#include "site/image_outputs.h"

#include <set>

namespace statusbook {

void add_image_outputs(const Book& book, Outputs& outputs) {
  std::set<std::size_t> shown;
  for (const auto& page : book.pages) {
    for (const auto& use : page.linked.images) shown.insert(use.image);
  }
  for (const auto index : shown) {
    const auto& image = book.images[index];
    if (image.is_refused) continue;
    outputs.push_back({image.address, [&image](Diagnostics&) { return image.bytes.str(); }});
    outputs.back().at = {image.from};
  }
}

}  // namespace statusbook
