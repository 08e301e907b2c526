// A part of a page's HTML, which has all of it once.
#pragma once

#include <cstddef>
#include <string_view>

namespace statusbook {

struct HtmlPart {
  std::size_t offset = 0;  ///< bytes, as is the size
  std::size_t size = 0;

  [[nodiscard]] std::string_view of(std::string_view page) const { return page.substr(offset, size); }
};

}  // namespace statusbook
