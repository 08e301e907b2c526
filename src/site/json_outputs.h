// The registry for programs: codes.json with every code, the same in short, a file for each code, and their schemas.
#pragma once

#include "model/book.h"
#include "site/output.h"

namespace statusbook {

/// What the file of a code holds.
std::string json_text(const Book& book, const Code& code);

void add_json_outputs(const Book& book, Outputs& outputs);

}  // namespace statusbook
