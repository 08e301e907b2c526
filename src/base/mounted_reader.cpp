#include "base/mounted_reader.h"

#include <utility>

namespace statusbook {

void MountedReader::mount(std::string name, std::unique_ptr<const FileReader> files) {
  folders_[std::move(name)] = std::move(files);
}

MountedReader::Place MountedReader::place_of(const std::string& path) const {
  for (auto name = path;; name = parent_path(name)) {
    if (const auto found = folders_.find(name); found != folders_.end()) {
      return {found->second.get(), path.size() == name.size() ? "" : path.substr(name.size() + 1)};
    }
    if (name.find('/') == std::string::npos) return {nullptr, ""};
  }
}

std::optional<Entry> MountedReader::find(const std::string& path) const {
  const auto [files, below] = place_of(path);
  return files == nullptr ? std::nullopt : files->find(below);
}

std::optional<std::string> MountedReader::read(const std::string& path) const {
  const auto [files, below] = place_of(path);
  return files == nullptr ? std::nullopt : files->read(below);
}

std::vector<Entry> MountedReader::list(const std::string& folder) const {
  const auto [files, below] = place_of(folder);
  return files == nullptr ? std::vector<Entry>() : files->list(below);
}

}  // namespace statusbook
