// The texts of the registry and of book.toml that readers see, in another language.
#pragma once

#include "base/diagnostic.h"
#include "model/registry.h"
#include "model/settings.h"
#include "model/translation.h"

namespace statusbook {

/// Puts the texts in the place of those that they translate. Reports those for which there is none.
void translate_texts(const TranslatedTable& texts, Settings& settings, Registry& registry, Diagnostics& diagnostics);

}  // namespace statusbook
