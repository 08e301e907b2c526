// codes.csv: a row for each meaning of each code, for spreadsheets.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

void add_csv_output(const Book& book, Outputs& outputs);

}  // namespace statusbook
