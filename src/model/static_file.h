// A file that the site has as it is in the content.
#pragma once

#include <string>

namespace statusbook {

struct StaticFile {
  std::string path;  ///< from the site's root: ".well-known/security.txt"
  std::string from;  ///< in the content, as diagnostics name it
  std::string bytes;
};

}  // namespace statusbook
