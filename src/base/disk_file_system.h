// Files on the disk, below one folder. The folder itself may be reached through symbolic links; below it, none is
// followed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace statusbook {

class DiskFileSystem : public FileSystem {
 public:
  /// The folder need not exist; the first write makes it.
  explicit DiskFileSystem(const std::filesystem::path& root) : root_(root.string()) {}

  [[nodiscard]] std::optional<Entry> find(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const override;
  void stage(const std::string& path, std::string_view bytes) override;
  /// Of many files, all that the file system holds is written out at once (Linux), which takes much less time.
  void sync(const std::vector<std::string>& paths) override;
  /// Renames.
  std::optional<Entry> put(const std::string& path) override;
  void remove(const std::string& path) override;
  void remove_if_empty(const std::string& folder) override;

 private:
  /// The path below the root; throws where a folder on the way is a symbolic link. `lacks_folder` becomes true where
  /// there is none on the way.
  [[nodiscard]] std::string resolve(const std::string& path, bool* lacks_folder = nullptr) const;
  [[nodiscard]] std::string below_root(const std::string& path) const;

  std::string root_;
};

/// Whether a path, with symbolic links followed, leads to the folder or to what is in it; neither has to exist.
bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder);

/// A file that may lie anywhere: the folder that it is in, and its name there.
struct FilePlace {
  DiskFileSystem folder;
  std::string name;
};

/// The place of the file that a path from the current folder names.
FilePlace place_of(const std::filesystem::path& file);

}  // namespace statusbook
