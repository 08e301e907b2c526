// The site of one of the book's languages: a part of the whole, with what all of them share in the first.
#pragma once

#include <vector>

#include "base/fingerprint.h"
#include "model/book.h"
#include "model/theme.h"

namespace statusbook {

struct SitePart {
  const Book& book;
  const Theme& theme;   ///< with words in the book's language
  Fingerprint facts{};  ///< stands for the settings and the registry, where outputs are to be used again
  Fingerprint look{};   ///< the same for the theme
};

using SiteParts = std::vector<SitePart>;

}  // namespace statusbook
