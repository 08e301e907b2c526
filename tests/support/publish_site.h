// A site that is there as a value, brought to a folder.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "publish/publish.h"

inline statusbook::PublishResult publish(const statusbook::Site& site, statusbook::FileSystem& folder) {
  statusbook::Publication publication(folder);
  std::vector<std::string> paths;
  for (const auto& file : site.files) paths.push_back(file.path);
  publication.begin(paths);
  for (const auto& file : site.files) publication.take(file.path, file.bytes);
  return publication.commit();
}
