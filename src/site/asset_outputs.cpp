#include "site/asset_outputs.h"

#include "base/strings.h"
#include "model/addresses.h"

namespace statusbook {

std::string name_in_templates(std::string_view path) {
  auto name = std::string(path.substr(path.find('/') + 1));
  for (char& c : name) {
    if (!is_alphanumeric(c)) c = '_';
  }
  return name;
}

bool is_worker(const OutputFile& asset) { return asset.path == "assets/worker.js"; }

std::string published_path(const OutputFile& asset) { return marked_path(asset.path, asset.bytes); }

AssetPaths asset_paths(const Theme& theme) {
  AssetPaths paths;
  for (const auto& asset : theme.assets) {
    if (!is_worker(asset)) paths.emplace_back(name_in_templates(asset.path), published_path(asset));
  }
  return paths;
}

View assets_view(const AssetPaths& paths, std::string_view root) {
  View view{{name_in_templates(custom_style), false}};
  for (const auto& [name, path] : paths) view[name] = std::string(root) + path;
  return view;
}

void add_asset_outputs(const Theme& theme, Outputs& outputs) {
  for (const auto& asset : theme.assets) {
    if (is_worker(asset)) continue;
    outputs.push_back({{published_path(asset), ""}, [&asset](Diagnostics&) { return asset.bytes; }});
  }
  // GitHub Pages then serves the files as they are.
  outputs.push_back({{".nojekyll", ""}, [](Diagnostics&) { return std::string(); }});
}

}  // namespace statusbook
