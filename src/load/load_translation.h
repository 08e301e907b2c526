// Reads content/LANGUAGE/registry.toml.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/translation.h"

namespace statusbook {

/// Empty where there is no such file. Whether the registry has what it names is for who has the registry.
TranslatedTable load_translated_texts(const FileReader& project, const std::string& language, Diagnostics& diagnostics);

}  // namespace statusbook
