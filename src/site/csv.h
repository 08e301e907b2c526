// Rows of comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <vector>

namespace statusbook {

/// The values as a row with its line end. A value that a spreadsheet would run as a formula begins with an apostrophe.
std::string csv_row(const std::vector<std::string>& values);

}  // namespace statusbook
