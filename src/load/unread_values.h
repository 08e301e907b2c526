// Names in values of TOML that could not be read as what they should be.
#pragma once

#include "load/table_reader.h"
#include "model/unread.h"
#include "text/toml.h"

namespace statusbook {

void add_unread(const TomlValue& value, Unread& unread);
/// What the reader could not read of its table.
void add_unread(const TableReader& reader, Unread& unread);

}  // namespace statusbook
