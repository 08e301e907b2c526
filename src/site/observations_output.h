// observations.json and observations.csv: all that was measured, for programs and for spreadsheets.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

/// Nothing where the book has no measurements.
void add_observations_output(const Book& book, Outputs& outputs);

}  // namespace statusbook
