// Fills what follows from the rest of a registry: each code's class, where it stands, and every phrase that a text may
// give it. Says nothing of what is wrong with it; that is for check/.
#pragma once

#include "model/registry.h"

namespace statusbook {

void complete_registry(Registry& registry, const Settings& settings);

}  // namespace statusbook
