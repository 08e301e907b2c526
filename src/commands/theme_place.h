// Where a command finds its theme, and those that it extends.
#pragma once

#include <string>
#include <vector>

#include "base/mounted_reader.h"
#include "commands/options.h"

namespace statusbook {

struct ThemePlace {
  /// On the disk and in diagnostics: the theme's own, then those that it extends, the nearest first.
  std::vector<std::string> folders;
  Diagnostics diagnostics{};  ///< of a theme that extends itself, or what is not there
  std::string missing{};      ///< the folder where there was none; empty: all are there
};

/// The theme of the project: the one that the options name, else theme/ in its root; empty where neither is there.
std::string own_theme(const Options& options);

/// The project's own theme, else the installed one. What it extends is the installed one where it says nothing else,
/// and where what it says is a fault.
ThemePlace find_theme(const Options& options, const Terminal& terminal);

/// Paths begin with the folders' names.
MountedReader theme_files(const ThemePlace& place);

}  // namespace statusbook
