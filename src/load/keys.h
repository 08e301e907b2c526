// The keys of all TOML that the tool reads, each with what it means to an author. Every loader starts from one of these
// tables; what they nest is reached by their keys.
#pragma once

#include "model/key_table.h"

namespace statusbook {

extern const KeyTable book_keys;          ///< content/book.toml
extern const KeyTable registry_keys;      ///< content/registry/*.toml
extern const KeyTable translation_keys;   ///< content/LANGUAGE/registry.toml
extern const KeyTable theme_keys;         ///< a theme's theme.toml
extern const KeyTable actions_keys;       ///< content/actions/*.toml
extern const KeyTable measurements_keys;  ///< content/measurements/*.toml
extern const KeyTable settings_keys;      ///< content/settings/*.toml

// Which a translation nests.
extern const KeyTable translated_code_keys;

// Which the registry's nest.
extern const KeyTable code_keys;
extern const KeyTable edition_keys;
extern const KeyTable library_keys;
extern const KeyTable picture_keys;

}  // namespace statusbook
