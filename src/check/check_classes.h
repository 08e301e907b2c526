// Whether every code has one class: classes that name their members name what exists, and no code twice.
#pragma once

#include "base/diagnostic.h"
#include "model/registry.h"

namespace statusbook {

/// Of a complete registry. One without classes has nothing to check.
void check_classes(const Registry& registry, Diagnostics& diagnostics);

}  // namespace statusbook
