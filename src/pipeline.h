// The stages in order: load, merge, check, link, make. Values in, values out; writing the site is the caller's
// business.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/book.h"
#include "model/output.h"

namespace statusbook {

struct BookInput {
  const FileReader& project;  ///< the folder that holds content/
  std::string base_url;       ///< in place of the book's, if not empty
  std::string today;          ///< ISO date, to warn of temporary entries that are past theirs; empty: no warning
  int jobs = 0;               ///< threads; 0: one a processor
};

/// The book before its Markdown is linked: what a command needs that makes no site.
Book read_book(const BookInput& input, Diagnostics& diagnostics);

struct BuildInput {
  const FileReader& project;  ///< the folder that holds content/
  const FileReader& theme;
  std::string theme_folder = "theme";  ///< how diagnostics name the theme's files
  std::string base_url;                ///< in place of the book's, if not empty
  std::string today;  ///< ISO date, to warn of temporary entries that are past theirs; empty: no warning
  int jobs = 0;       ///< threads; 0: one a processor
  Extent extent = Extent::site;
};

/// A single file is a site of one file without a name. With errors among the diagnostics, the site is incomplete and
/// must not be published; no page is made where more were found before than are kept.
Site build_site(const BuildInput& input, Diagnostics& diagnostics);

}  // namespace statusbook
