#include "model/book.h"

#include <algorithm>

namespace statusbook {

Address address_of(const Page& page, const std::string& fragment) {
  return fragment.empty() ? page.address : Address{page.address.page, fragment};
}

const std::string& listed_title(const Page& page, const Section& section) {
  const auto& headings = page.original_headings;
  const auto original =
      std::find_if(headings.begin(), headings.end(), [&](const Heading& heading) { return heading.id == section.id; });
  return original == headings.end() ? section.title : original->text;
}

Address shared_address(const Book& book, const Address& file) {
  return book.folder().empty() ? file : Address{"../" + file.page, file.fragment};
}

std::string color_of(const Book& book, const CodeClass& item) {
  if (!item.color.empty() || book.class_colors.empty()) return item.color;
  return book.class_colors[book.registry.classes.place_of(item) % book.class_colors.size()];
}

}  // namespace statusbook
