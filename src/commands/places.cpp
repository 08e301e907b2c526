#include "commands/places.h"

#include "base/disk_file_system.h"

namespace statusbook {

std::string below_root(const Options& options, std::string_view path) {
  return join_path(options.root == "." ? "" : options.root, path);
}

ThemePlace find_theme(const Options& options, const Terminal& terminal) {
  if (!options.theme.empty()) return {options.theme, options.theme};
  if (DiskFileSystem(options.root).find("theme"))
    return {join_path(options.root, "theme"), below_root(options, "theme")};
  return {terminal.installed_theme, terminal.installed_theme};
}

}  // namespace statusbook
