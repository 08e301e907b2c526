// The registry for programs: codes.json with every code, a file for each, and the schema that both keep.
#pragma once

#include <vector>

#include "model/book.h"
#include "model/output.h"

namespace statusbook {

std::vector<OutputFile> make_json_files(const Book& book);

}  // namespace statusbook
