// A code of the registry, or one of its meanings.
#pragma once

#include "base/diagnostic.h"
#include "load/table_reader.h"
#include "model/registry.h"

namespace statusbook {

/// Entries of one number from several origins are one code with several meanings.
void read_code(KeyedTable table, Registry& registry, Diagnostics& diagnostics);

}  // namespace statusbook
