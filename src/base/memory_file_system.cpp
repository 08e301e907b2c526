#include "base/memory_file_system.h"

namespace statusbook {

std::optional<Entry> MemoryFileSystem::find(const std::string& path) const {
  if (const auto found = files_.find(path); found != files_.end()) {
    return Entry{path.substr(path.rfind('/') + 1), EntryKind::file, found->second.size()};
  }
  const auto prefix = path.empty() ? path : path + "/";
  const auto inside = files_.lower_bound(prefix);
  if (inside == files_.end() || !inside->first.starts_with(prefix)) return std::nullopt;
  return Entry{path.substr(path.rfind('/') + 1), EntryKind::folder, 0};
}

std::optional<std::string> MemoryFileSystem::read(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Entry> MemoryFileSystem::list(const std::string& folder) const {
  const auto prefix = folder.empty() ? folder : folder + "/";
  std::map<std::string, Entry> entries;
  for (auto it = files_.lower_bound(prefix); it != files_.end() && it->first.starts_with(prefix); ++it) {
    const auto rest = it->first.substr(prefix.size());
    const auto slash = rest.find('/');
    const auto name = rest.substr(0, slash);
    entries.try_emplace(name, slash == std::string::npos ? Entry{name, EntryKind::file, it->second.size()}
                                                         : Entry{name, EntryKind::folder, 0});
  }
  std::vector<Entry> result;
  result.reserve(entries.size());
  for (auto& [name, entry] : entries) result.push_back(std::move(entry));
  return result;
}

void MemoryFileSystem::stage(const std::string& path, std::string_view bytes) {
  for (auto folder = parent_path(path); !folder.empty(); folder = parent_path(folder)) {
    if (files_.contains(folder)) throw EnvironmentError("cannot write " + path + ": " + folder + " is a file");
  }
  files_[unfinished_name(path)] = bytes;
}

std::optional<Entry> MemoryFileSystem::put(const std::string& path) {
  const auto entry = find(path);
  if (entry && entry->kind == EntryKind::folder) throw EnvironmentError("cannot write " + path + ": it is a folder");
  auto staged = files_.extract(unfinished_name(path));
  files_[path] = std::move(staged.mapped());
  return find(path);
}

void MemoryFileSystem::remove(const std::string& path) { files_.erase(path); }

}  // namespace statusbook
