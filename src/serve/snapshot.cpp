#include "serve/snapshot.h"

#include <algorithm>

namespace statusbook {

std::string path_of_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return "/";
  const auto path = url.find('/', scheme + 3);
  if (path == std::string_view::npos) return "/";
  std::string result(url.substr(path, url.find_first_of("?#", path) - path));
  if (!result.ends_with('/')) result += '/';
  return result;
}

const OutputFile* find_file(const Snapshot& snapshot, std::string_view path) {
  if (!snapshot.site) return nullptr;
  const auto& files = snapshot.site->files;
  const auto found = std::lower_bound(files.begin(), files.end(), path,
                                      [](const auto& file, auto wanted) { return file.path < wanted; });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

}  // namespace statusbook
