#include "model/address.h"

namespace statusbook {

Address parse_address(std::string_view text) {
  const auto mark = text.find('#');
  if (mark == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 1))};
}

std::string text_of(const Address& address) {
  return address.fragment.empty() ? address.page : address.page + "#" + address.fragment;
}

}  // namespace statusbook
