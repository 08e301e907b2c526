#include "publish/manifest.h"

#include <fmt/format.h>

#include <span>
#include <string_view>

#include "base/strings.h"

namespace statusbook {

const char* const manifest_path = ".statusbook-manifest";

namespace {

constexpr std::string_view manifest_header =
    "statusbook manifest 1: the files below are replaced and deleted by statusbook build";

/// Whether a folder may hold it and still count as empty: what Git, hosts and file managers put beside a site, and what
/// a build leaves that is killed before all else.
bool is_of_host(std::string_view name) {
  return name.starts_with(".git") || name == ".nojekyll" || name == ".well-known" || name == ".DS_Store" ||
         name == unfinished_name(manifest_path);
}

}  // namespace

std::string format_manifest(const Paths& paths) {
  std::string text = std::string(manifest_header) + "\n";
  for (const auto& path : paths) text += path + "\n";
  return text;
}

Paths read_manifest(const FileReader& folder) {
  const auto text = folder.read(manifest_path);
  if (!text) {
    for (const auto& entry : folder.list("")) {
      if (is_of_host(entry.name)) continue;
      throw EnvironmentError(fmt::format(
          "the output folder holds '{}' and no manifest of an earlier build; name an empty folder with --out",
          entry.name));
    }
    return {};
  }
  const auto lines = split_lines(*text);
  Paths paths;
  if (lines.empty() || lines.front() != manifest_header) {
    throw EnvironmentError(
        fmt::format("{} in the output folder is damaged; empty the folder and build again", manifest_path));
  }
  for (const auto line : std::span(lines).subspan(1)) {
    if (!is_plain_path(line)) {
      throw EnvironmentError(
          fmt::format("{} in the output folder names '{}', which is no path in it; empty the folder and build again",
                      manifest_path, line));
    }
    paths.emplace(line);
  }
  return paths;
}

}  // namespace statusbook
