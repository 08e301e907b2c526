// What pages have around their content: ways back, ways on, requests to share.
#pragma once

#include "import/outline.h"

namespace statusbook {

/// Whether a paragraph only leads elsewhere or speaks of the page itself.
bool is_boilerplate(const Block& block);

/// Whether a text stands for there being none: "none", "n/a", "-".
bool says_nothing(const Blocks& blocks);

}  // namespace statusbook
