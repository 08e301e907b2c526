// The stages in order: load, merge, check, link, make. Values in, values out; writing the site is the caller's
// business.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/output.h"

namespace statusbook {

struct BuildInput {
  const FileReader& project;  ///< the folder that holds content/
  const FileReader& theme;
  std::string theme_folder = "theme";  ///< how diagnostics name the theme's files
  std::string base_url;                ///< in place of the book's, if not empty
  std::string today;  ///< ISO date, to warn of temporary entries that are past theirs; empty: no warning
  int jobs = 0;       ///< threads; 0: one a processor
  enum class Form { folder, single_file };
  Form form = Form::folder;
};

/// A single file is a site of one file without a name. With errors among the diagnostics, the site is incomplete and
/// must not be published.
Site build_site(const BuildInput& input, Diagnostics& diagnostics);

}  // namespace statusbook
