// Reads content/registry/*.toml. Each file may hold entries of any kind; ids are unique over all files. References are
// not followed here: check_registry() does that, when all entries are known.
#pragma once

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/registry.h"

namespace statusbook {

/// `jobs` as for parallel_for().
Registry load_registry(const FileReader& project, Diagnostics& diagnostics, int jobs = 1);

}  // namespace statusbook
