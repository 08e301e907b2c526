// Reads content/images/: what pages show. A file is taken if it is what its name says, whole and not too large.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/image.h"

namespace statusbook {

/// By name. Those that are refused are among them, so that nobody is told of them twice.
std::vector<Image> load_images(const FileReader& project, Diagnostics& diagnostics);

}  // namespace statusbook
