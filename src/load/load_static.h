// Reads content/static/: files that the site has as they are, at its root, such as CNAME and what proves to others
// whose site it is.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/static_file.h"

namespace statusbook {

std::vector<StaticFile> load_static(const FileReader& project, Diagnostics& diagnostics);

}  // namespace statusbook
