// What is in a folder, as it was when the first question about a part of it came.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file_system.h"

namespace statusbook {

/// Lists each folder once, and not at all where there is none, so that a file costs one look however much is asked
/// about it.
class Listing {
 public:
  explicit Listing(const FileReader& folder) : folder_(folder) {}

  /// Null where there is nothing, or nothing that is reached by folders alone.
  const Entry* find(const std::string& path);
  /// The same of what has been asked for before, by any number of threads.
  [[nodiscard]] const Entry* find_again(const std::string& path) const;

 private:
  const FileReader& folder_;
  std::unordered_map<std::string, std::vector<Entry>> folders_;  // sorted by name
};

}  // namespace statusbook
