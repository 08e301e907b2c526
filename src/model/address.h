// A page of the site, and a place on it.
#pragma once

#include <string>
#include <string_view>

namespace statusbook {

struct Address {
  std::string page;      ///< from the site's root: "404/", "codes.json"; "" is the home page
  std::string fragment;  ///< id of an element on it; may be empty

  friend bool operator==(const Address&, const Address&) = default;
  friend auto operator<=>(const Address&, const Address&) = default;
};

/// Of the text "404/#example".
Address parse_address(std::string_view text);
std::string text_of(const Address& address);

}  // namespace statusbook
