// content/actions/*.toml, what is done to programs; content/measurements/*.toml, what came of it, which a harness
// writes; and content/settings/*.toml, which it tries out.
#pragma once

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/measurements.h"

namespace statusbook {

/// In the order of their files; `jobs` threads read them, 0 is one a processor.
Measurements load_measurements(const FileReader& project, Diagnostics& diagnostics, int jobs = 0);

}  // namespace statusbook
