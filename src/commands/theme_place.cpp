#include "commands/theme_place.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/disk_file_system.h"
#include "commands/places.h"
#include "load/load_theme.h"

namespace statusbook {

namespace {

constexpr std::size_t most_folders = 8;

MountedReader reader_of(const std::string& folder) {
  MountedReader files;
  files.mount(folder, std::make_unique<DiskFileSystem>(folder));
  return files;
}

/// Follows a theme from one that it extends to the next.
class Chain {
 public:
  Chain(ThemePlace& place, const Terminal& terminal) : place_(place), terminal_(terminal) {
    if (!terminal.installed.empty()) installed_ = join_path(terminal.installed, "theme");
  }

  [[nodiscard]] const std::string& installed() const { return installed_; }

  void follow(std::string folder) {
    while (!folder.empty()) {
      place_.folders.push_back(folder);
      const auto base = read_theme_base(reader_of(folder), folder);
      if (base.folder == no_theme) return;
      folder = base.folder == installed_theme ? installed_base(base) : said_base(base, folder);
    }
  }

 private:
  /// Whether the theme is on the way already, by whatever name.
  [[nodiscard]] bool has(const std::string& folder) const {
    const auto same = [&](const std::string& other) {
      return absolute_path(terminal_.folder, other) == absolute_path(terminal_.folder, folder);
    };
    return std::any_of(place_.folders.begin(), place_.folders.end(), same);
  }

  std::string installed_base(const ThemeBase& base) {
    const bool is_there = !installed_.empty() && is_theme(reader_of(installed_), installed_);
    if (is_there && !has(installed_)) return installed_;
    if (base.is_said) {
      place_.diagnostics.error(base.at, is_there ? "the installed theme is this one: it cannot extend itself"
                                                 : "the theme extends the installed one, and none is installed");
    }
    return {};
  }

  std::string said_base(const ThemeBase& base, const std::string& from) {
    const auto next = plain_path(base.folder.starts_with('/') ? base.folder : join_path(from, base.folder));
    auto& diagnostics = place_.diagnostics;
    if (has(next)) {
      diagnostics.error(base.at, fmt::format("the theme extends {}, which extends it in turn", next));
    } else if (place_.folders.size() == most_folders) {
      diagnostics.error(base.at, fmt::format("more than {} themes extend each other", most_folders));
    } else if (is_theme(reader_of(next), next)) {
      return next;
    } else {
      place_.missing = next;
      diagnostics.error(base.at, fmt::format("{} is no theme: it holds no theme.toml, templates/ or assets/", next),
                        "'extends' is a folder as seen from this theme's, \"installed\" or \"none\"");
    }
    // What both lack would be told of as faults of its own.
    const bool can_stand_in = !installed_.empty() && !has(installed_) && is_theme(reader_of(installed_), installed_);
    return can_stand_in ? installed_ : std::string();
  }

  ThemePlace& place_;
  const Terminal& terminal_;
  std::string installed_;  ///< empty where nothing is installed
};

}  // namespace

std::string own_theme(const Options& options) {
  if (!options.theme.empty()) return options.theme;
  return DiskFileSystem(options.root).find("theme") ? below_root(options, "theme") : std::string();
}

ThemePlace find_theme(const Options& options, const Terminal& terminal) {
  ThemePlace place;
  Chain chain(place, terminal);
  const auto own = own_theme(options);
  chain.follow(own.empty() ? join_path(terminal.installed, "theme") : own);
  return place;
}

MountedReader theme_files(const ThemePlace& place) {
  MountedReader files;
  for (const auto& folder : place.folders) files.mount(folder, std::make_unique<DiskFileSystem>(folder));
  return files;
}

}  // namespace statusbook
