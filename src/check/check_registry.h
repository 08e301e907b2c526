// Checks what entries of a registry say of each other and of the book's vocabulary. The registry is complete: each code
// has its class, if there is one.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "model/registry.h"
#include "model/settings.h"

namespace statusbook {

void check_registry(const Settings& settings, const Registry& registry, Diagnostics& diagnostics);

/// Warns of temporary entries that have expired by `today`, an ISO date; of none where it is empty.
void check_dates(const Registry& registry, std::string_view today, Diagnostics& diagnostics);

}  // namespace statusbook
