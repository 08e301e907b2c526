// Fills in what follows from measurements, and puts them in order.
#pragma once

#include <string>
#include <vector>

#include "model/measurements.h"

namespace statusbook {

/// `programs` come first among settings, as they stand. Observations of unknown actions are left out.
void complete_measurements(Measurements& measurements, const std::vector<std::string>& programs);

}  // namespace statusbook
