// The sections of a spec, as its entry lists them: "7", "15.5", "B", and with a range as the last part "15.5.1-22" or
// "A-C".
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "load/table_reader.h"

namespace statusbook {

/// Sorted; empty where the key is absent. Reports what is neither a section nor a range.
std::vector<std::string> read_sections(TableReader& reader, Diagnostics& diagnostics);

}  // namespace statusbook
