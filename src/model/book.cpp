#include "model/book.h"

namespace statusbook {

Address address_of(const Page& page, const std::string& fragment) {
  return fragment.empty() ? page.address : Address{page.address.page, fragment};
}

std::string color_of(const Book& book, const CodeClass& item) {
  if (!item.color.empty() || book.class_colors.empty()) return item.color;
  return book.class_colors[book.registry.classes.place_of(item) % book.class_colors.size()];
}

}  // namespace statusbook
