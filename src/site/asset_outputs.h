// Files that are copied as they are: the theme's assets, and what tells a host to do the same. An asset's name on the
// site has a fingerprint of its bytes in it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/theme.h"
#include "site/output.h"
#include "text/view.h"

namespace statusbook {

/// An asset's path without the folder of all assets, as a name in a template: "style_css".
std::string name_in_templates(std::string_view path);

/// Whether an asset is the service worker, which is not copied: see offline_outputs.h.
bool is_worker(const OutputFile& asset);

/// Its marked_path().
std::string published_path(const OutputFile& asset);

/// The assets' published paths, by names that templates can write: "style_css", "fonts_a_woff2".
using AssetPaths = std::vector<std::pair<std::string, std::string>>;
AssetPaths asset_paths(const Theme& theme);

/// The assets' addresses below a page's root, by their names; of custom.css false where no theme has one.
View assets_view(const AssetPaths& paths, std::string_view root);

void add_asset_outputs(const Theme& theme, Outputs& outputs);

}  // namespace statusbook
