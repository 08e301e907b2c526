#include "commands/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "base/disk_file_system.h"
#include "base/nearest.h"
#include "commands/places.h"
#include "commands/theme_place.h"
#include "load/load_theme.h"

namespace statusbook {

namespace {

/// "foot" of "templates/foot.mustache", "fonts/a.woff2" of "assets/fonts/a.woff2"; either is one of itself.
std::string short_name(const std::string& path) {
  constexpr std::string_view extension = ".mustache";
  const bool has_folder = path.starts_with("templates/") || path.starts_with("assets/");
  const auto name = has_folder ? path.substr(path.find('/') + 1) : path;
  return name.ends_with(extension) ? name.substr(0, name.size() - extension.size()) : name;
}

/// By their short names: the path in its theme, and where it is read.
struct Original {
  std::string path;
  std::string from;
};

std::map<std::string, Original> find_originals(const ThemePlace& place, const MountedReader& files) {
  std::map<std::string, Original> originals;
  for (const auto& folder : place.folders) {
    for (const auto& path : list_theme_files(files, folder)) {
      if (path == custom_style) continue;  // a copy of it would be added to it
      originals.try_emplace(short_name(path), Original{path, join_path(folder, path)});
    }
  }
  return originals;
}

std::vector<std::string> names_of(const std::map<std::string, Original>& originals) {
  std::vector<std::string> names;
  for (const auto& [name, original] : originals) names.push_back(name);
  return names;
}

constexpr std::string_view manifest = R"(name = "Own"
data_version = {}
extends = "installed"
)";

}  // namespace

ExitStatus run_eject(const Options& options, Terminal& terminal) {
  const auto known = own_theme(options);
  const auto own = known.empty() ? below_root(options, "theme") : known;
  auto place = find_theme(options, terminal);
  std::erase(place.folders, own);
  const auto files = theme_files(place);
  const auto originals = find_originals(place, files);
  const auto names = names_of(originals);
  if (options.words.empty()) {
    for (const auto& name : names) terminal.out << name << "\n";
    return ExitStatus::success;
  }
  const auto name = short_name(options.words.front());
  const auto original = originals.find(name);
  if (original == originals.end()) {
    terminal.err << fmt::format("statusbook: there is no template or asset '{}' to copy{}\n", options.words.front(),
                                did_you_mean(name, names));
    terminal.err << (names.empty() ? fmt::format("{} extends no other theme.\n", own)
                                   : fmt::format("There are {}.\n", fmt::join(names, ", ")));
    return ExitStatus::environment;
  }
  DiskFileSystem theme(own);
  const auto& [path, from] = original->second;
  if (theme.find(path)) {
    throw EnvironmentError(join_path(own, path) + " is there already, and nothing is written over it");
  }
  if (!theme.find("theme.toml")) {
    theme.write("theme.toml", fmt::format(manifest, theme_data_version));
    terminal.out << join_path(own, "theme.toml") << "\n";
  }
  theme.write(path, files.read(from).value_or(""));
  terminal.out << join_path(own, path) << "\n";
  return ExitStatus::success;
}

}  // namespace statusbook
