// Folders of several readers as one reader: a path begins with the name that its folder was given. Where one name is
// within another, the longer one counts.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace statusbook {

class MountedReader : public FileReader {
 public:
  /// The name stands before all paths of the reader; it need not be a plain path.
  void mount(std::string name, std::unique_ptr<const FileReader> files);

  [[nodiscard]] std::optional<Entry> find(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const override;

 private:
  struct Place {
    const FileReader* files;  ///< null: no folder has the path
    std::string path;         ///< below it
  };
  [[nodiscard]] Place place_of(const std::string& path) const;

  std::map<std::string, std::unique_ptr<const FileReader>> folders_;  ///< by their names
};

}  // namespace statusbook
