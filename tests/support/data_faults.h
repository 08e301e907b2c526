// What strings of content could do to files of the site that are no pages, and to addresses on pages.
#pragma once

#include <string>

#include "model/output.h"

/// Why a file is not what its name says, or which cells of it a spreadsheet would compute; "" where nothing is wrong.
/// XML is read by rules that are stricter than its own.
std::string find_data_fault(const statusbook::OutputFile& file);

/// Whether a browser would take it for an address of something other than a page.
bool has_other_scheme(const std::string& address);
