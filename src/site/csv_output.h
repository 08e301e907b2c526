// codes.csv: a row for each code, for spreadsheets.
#pragma once

#include "model/book.h"
#include "model/output.h"

namespace statusbook {

OutputFile make_csv_file(const Book& book);

}  // namespace statusbook
