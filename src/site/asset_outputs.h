// Files that are copied as they are: the theme's assets, and what tells a host to do the same.
#pragma once

#include "model/theme.h"
#include "site/output.h"

namespace statusbook {

void add_asset_outputs(const Theme& theme, Outputs& outputs);

}  // namespace statusbook
