// Where a command finds what it works on.
#pragma once

#include <string>
#include <string_view>

#include "commands/options.h"

namespace statusbook {

/// A path in the root, without the "./" of a root that is the current folder.
std::string below_root(const Options& options, std::string_view path);

struct ThemePlace {
  std::string folder;  ///< on the disk
  std::string shown;   ///< the same as it stands before the theme's paths in diagnostics
};

/// The theme that the options name, else the project's own, else the installed one.
ThemePlace find_theme(const Options& options, const Terminal& terminal);

}  // namespace statusbook
