// Files that are copied as they are: the theme's assets, and what tells a host to do the same. An asset's name on the
// site has a fingerprint of its bytes in it, so that browsers may keep it for good and still get a new one with a new
// page.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/theme.h"
#include "site/output.h"

namespace statusbook {

/// An asset's path without the folder of all assets, as a name in a template: "style_css".
std::string name_in_templates(std::string_view path);

/// Whether an asset is the service worker, which is not copied: see offline_outputs.h.
bool is_worker(const OutputFile& asset);

/// "assets/style.9c0f1a2b3d.css" for "assets/style.css".
std::string published_path(const OutputFile& asset);

/// The assets' addresses below a page's root, by names that templates can write: "style_css", "fonts_a_woff2".
nlohmann::ordered_json assets_view(const Theme& theme, const std::string& root);

void add_asset_outputs(const Theme& theme, Outputs& outputs);

}  // namespace statusbook
