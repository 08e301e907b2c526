#include "model/book.h"

namespace statusbook {

Address address_of(const Page& page, const std::string& fragment) {
  return fragment.empty() ? page.address : Address{page.address.page, fragment};
}

}  // namespace statusbook
