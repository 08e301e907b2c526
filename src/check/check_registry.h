// Checks what entries of the registry say of each other and of the book's vocabulary, and finds each code's class.
#pragma once

#include "base/diagnostic.h"
#include "model/registry.h"
#include "model/settings.h"

namespace statusbook {

void check_registry(const Settings& settings, Registry& registry, Diagnostics& diagnostics);

/// Warns of temporary entries that have expired by `today`, an ISO date; of none where it is empty.
void check_dates(const Registry& registry, std::string_view today, Diagnostics& diagnostics);

/// Whether a citation names a spec (with a section of plausible form) or a source; a diagnostic where it does not.
bool check_citation(const Registry& registry, const Citation& citation, Diagnostics& diagnostics);

}  // namespace statusbook
