// Files in memory, for tests and for whatever must not touch the disk.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace statusbook {

class MemoryFileSystem : public FileSystem {
 public:
  MemoryFileSystem() = default;
  explicit MemoryFileSystem(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  [[nodiscard]] std::optional<Entry> find(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const override;
  void stage(const std::string& path, std::string_view bytes) override;
  void sync(const std::vector<std::string>&) override {}
  std::optional<Entry> put(const std::string& path) override;
  void remove(const std::string& path) override;
  void remove_if_empty(const std::string&) override {}  // a folder is there as long as a file is in it

  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace statusbook
