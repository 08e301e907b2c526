// Reads a theme: theme.toml, templates/*.mustache, assets/, and what it leaves to the themes that it extends. Themes
// are trusted, but their faults are reported like others.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/settings.h"
#include "model/theme.h"

namespace statusbook {

inline constexpr std::string_view installed_theme = "installed";  ///< what a theme extends that does not say it
inline constexpr std::string_view no_theme = "none";

/// What templates are given changes with this number; a theme says for which it was made.
inline constexpr long long theme_data_version = 2;

/// What a theme extends: a folder as seen from its own, or one of the names above.
struct ThemeBase {
  std::string folder{installed_theme};
  Location at;
  bool is_said = false;
};

/// Whether the folder holds any part of a theme.
bool is_theme(const FileReader& files, const std::string& folder);

/// Tells of no fault; load_theme() does.
ThemeBase read_theme_base(const FileReader& files, const std::string& folder);

/// The paths of a theme's templates and assets, as they are in its folder: "templates/code.mustache".
std::vector<std::string> list_theme_files(const FileReader& files, const std::string& folder);

/// The first folder is the theme's own, the others those that it extends, the nearest first; the paths in `files` begin
/// with their names, as diagnostics do. `language` is the book's. Throws EnvironmentError where the first one holds no
/// theme.
Theme load_theme(const FileReader& files, const std::vector<std::string>& folders, const std::string& language,
                 Diagnostics& diagnostics);

/// The same in the book's language and in those that it is translated into, in their order. That the theme has no words
/// in one of these is an error.
std::vector<Theme> load_themes(const FileReader& files, const std::vector<std::string>& folders,
                               const Settings& settings, Diagnostics& diagnostics);

}  // namespace statusbook
