// Whether measurements show what settings claim: lines of configuration whose effect nobody saw are not published.
#pragma once

#include "base/diagnostic.h"
#include "model/measurements.h"
#include "model/registry.h"
#include "model/settings.h"

namespace statusbook {

/// Of measurements that are complete.
void check_measurements(const Measurements& measurements, const Settings& settings, const Registry& registry,
                        Diagnostics& diagnostics);

}  // namespace statusbook
