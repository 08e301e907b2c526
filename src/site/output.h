// A file of the site that is yet to be made: where it goes, and how its bytes come about.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/fingerprint.h"
#include "model/addresses.h"

namespace statusbook {

struct Output {
  Address address;
  std::function<std::string(Diagnostics&)> make;  ///< called once, on any thread
  bool is_page = false;                           ///< an HTML page of the book
  Location at{"content"};                         ///< what asks for it
  Fingerprint inputs{};                           ///< what it is made from, where outputs are used again
};

using Outputs = std::vector<Output>;

}  // namespace statusbook
