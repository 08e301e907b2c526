#include "site/asset_outputs.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/strings.h"
#include "site/content_hash.h"

namespace statusbook {

std::string name_in_templates(std::string_view path) {
  auto name = std::string(path.substr(path.find('/') + 1));
  for (char& c : name) {
    if (!is_alphanumeric(c)) c = '_';
  }
  return name;
}

bool is_worker(const OutputFile& asset) { return asset.path == "assets/worker.js"; }

std::string published_path(const OutputFile& asset) {
  const auto& path = asset.path;
  ContentHash fingerprint;
  fingerprint.add(asset.bytes);
  const auto mark = fmt::format(".{:010x}", fingerprint.value() & 0xffffffffffU);
  const auto dot = path.rfind('.');
  const bool has_extension = dot != std::string::npos && dot > path.rfind('/') + 1;
  return has_extension ? path.substr(0, dot) + mark + path.substr(dot) : path + mark;
}

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
