#include "site/asset_outputs.h"

namespace statusbook {

void add_asset_outputs(const Theme& theme, Outputs& outputs) {
  for (const auto& asset : theme.assets) {
    outputs.push_back({{asset.path, ""}, [&asset](Diagnostics&) { return asset.bytes; }});
  }
  // GitHub Pages then serves the files as they are.
  outputs.push_back({{".nojekyll", ""}, [](Diagnostics&) { return std::string(); }});
}

}  // namespace statusbook
