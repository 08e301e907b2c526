#include "commands/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/disk_file_system.h"
#include "base/strings.h"

namespace statusbook {

std::string find_root(const std::string& folder) {
  const auto depth = std::count(folder.begin(), folder.end(), '/');
  std::string root = ".";
  for (auto i = 0; i <= depth; ++i) {
    if (DiskFileSystem(root).find("content/book.toml")) return root;
    root = root == "." ? ".." : root + "/..";
  }
  return ".";
}

std::string below_root(const Options& options, std::string_view path) {
  return join_path(options.root == "." ? "" : options.root, path);
}

ThemePlace find_theme(const Options& options, const Terminal& terminal) {
  if (!options.theme.empty()) return {options.theme, options.theme};
  if (DiskFileSystem(options.root).find("theme"))
    return {join_path(options.root, "theme"), below_root(options, "theme")};
  const auto installed = join_path(terminal.installed, "theme");
  return {installed, installed};
}

std::string file_url(const std::string& folder, const std::string& path) {
  const auto whole = path.starts_with('/') ? path : folder + "/" + path;
  std::vector<std::string_view> parts;
  for (const auto part : split(whole, '/')) {
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string url = "file://";
  for (const auto part : parts) {
    url += '/';
    for (const char c : part) {
      const bool plain = is_alphanumeric(c) || std::string_view("-._~").find(c) != std::string_view::npos;
      url += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
}

}  // namespace statusbook
