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

std::string plain_path(const std::string& path) {
  std::vector<std::string_view> parts;
  const bool is_absolute = path.starts_with('/');
  for (const auto part : split(std::string_view(path), '/')) {
    if (part.empty() || part == ".") continue;
    if (part != ".." || (parts.empty() ? !is_absolute : parts.back() == "..")) {
      parts.push_back(part);
    } else if (!parts.empty()) {
      parts.pop_back();
    }
  }
  const auto plain = fmt::format("{}{}", is_absolute ? "/" : "", fmt::join(parts, "/"));
  return plain.empty() ? "." : plain;
}

std::string absolute_path(const std::string& folder, const std::string& path) {
  return plain_path(path.starts_with('/') ? path : folder + "/" + path);
}

std::string file_url(const std::string& folder, const std::string& path) {
  std::string url = "file://";
  for (const char c : absolute_path(folder, path)) {
    const bool plain = is_alphanumeric(c) || std::string_view("-._~/").find(c) != std::string_view::npos;
    url += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return url;
}

}  // namespace statusbook
