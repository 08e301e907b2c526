// The JSON Schema (draft 7) of a code's JSON: states, classes and facts are those of the book.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/book.h"

namespace statusbook {

nlohmann::ordered_json make_json_schema(const Book& book);

}  // namespace statusbook
