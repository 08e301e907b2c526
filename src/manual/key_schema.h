// The JSON Schema (draft 7) of a kind of file, for editors that complete and check what is written. What it refuses,
// the loader refuses; the loader sees more, such as references that lead nowhere.
#pragma once

#include <string>

#include "manual/key_sections.h"

namespace statusbook {

std::string key_schema(const ManualTopic& topic);

/// How editors come to use the schemas: paragraphs, and lines of code that begin with spaces.
std::string schema_advice();

}  // namespace statusbook
