// Where a command finds what it works on: the project, its theme, what was installed with the program.
#pragma once

#include <string>
#include <string_view>

#include "commands/options.h"

namespace statusbook {

/// The nearest folder at or above `folder` that holds a book, as a path from there ("..", "../.."); "." where there is
/// none, so that a message about what is missing names the folder that the reader is in.
std::string find_root(const std::string& folder);

/// A path of the project, as it is seen from the folder that the command runs in.
std::string below_root(const Options& options, std::string_view path);

struct ThemePlace {
  std::string folder;  ///< on the disk
  std::string shown;   ///< the same as it stands before the theme's paths in diagnostics
};

/// The theme that the options name, else the project's own, else the installed one.
ThemePlace find_theme(const Options& options, const Terminal& terminal);

/// The file: address of a path that is absolute or seen from `folder`.
std::string file_url(const std::string& folder, const std::string& path);

}  // namespace statusbook
