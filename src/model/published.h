// What readers and other sites may have linked to: addresses that a build must not lose.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "model/address.h"

namespace statusbook {

inline const std::string published_list = "content/published.txt";

struct PublishedAddress {
  Address address;
  Location at;
};

}  // namespace statusbook
