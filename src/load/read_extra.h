// Reads what a book gives to its own templates: values of its choice, bounded in number, depth and length.
#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "text/toml.h"
#include "text/view.h"

namespace statusbook {

/// An object with a member for each entry of the table that templates can show; reports the others.
std::shared_ptr<const View> read_extra(const TomlValue& table, Diagnostics& diagnostics);

}  // namespace statusbook
