// Reads content/published.txt: one address a line, without the base URL.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/published.h"

namespace statusbook {

/// Empty where there is no such file: then nothing has been promised yet.
std::vector<PublishedAddress> load_published(const FileReader& project, Diagnostics& diagnostics);

}  // namespace statusbook
