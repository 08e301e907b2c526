#include "site/offline_outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/content_hash.h"
#include "base/file_system.h"
#include "site/asset_outputs.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

std::string write_json(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string make_manifest(const Book& book, const Theme& theme) {
  const auto& settings = book.settings;
  auto icons = ordered_json::array();
  for (const auto& asset : theme.assets) {
    if (!asset.path.ends_with(".svg") || !asset.path.starts_with("assets/icon")) continue;
    icons.push_back({{"src", published_path(asset)}, {"sizes", "any"}, {"type", "image/svg+xml"}});
  }
  return write_json({{"name", settings.title},
                     {"description", settings.description},
                     {"lang", settings.language},
                     {"start_url", "./"},
                     {"scope", "./"},
                     {"display", "minimal-ui"},
                     {"icons", icons}});
}

/// Pages, and what they load. Data files are for programs, which have a network.
bool is_kept(const SiteParts& parts, const OutputFile& file) {
  const auto& path = file.path;
  const auto has_as_index = [&](const SitePart& part) { return path == part.book.folder() + addresses::search.page; };
  return path.ends_with(".html") || path.starts_with("assets/") || path == file_of(addresses::app_manifest) ||
         std::any_of(parts.begin(), parts.end(), has_as_index);
}

OutputFile* find_file(Site& site, const Address& address) {
  const auto path = file_of(address);
  const auto found = std::lower_bound(site.files.begin(), site.files.end(), path,
                                      [](const OutputFile& file, const std::string& p) { return file.path < p; });
  return found != site.files.end() && found->path == path ? &*found : nullptr;
}

/// As a browser asks for it: "404/" for "404/index.html", "./" for the home page.
std::string address_of_file(const std::string& path) {
  constexpr std::string_view index = "index.html";
  if (path == index) return "./";
  return path.ends_with("/index.html") ? path.substr(0, path.size() - index.size()) : path;
}

}  // namespace

void add_offline_outputs(const Book& book, const Theme& theme, Outputs& outputs) {
  outputs.push_back({addresses::app_manifest, [&](Diagnostics&) { return make_manifest(book, theme); }});
  const auto worker = std::find_if(theme.assets.begin(), theme.assets.end(), is_worker);
  if (worker == theme.assets.end()) return;
  outputs.push_back({addresses::worker, [worker](Diagnostics&) { return worker->bytes; }});
  outputs.push_back({addresses::kept_offline, [](Diagnostics&) { return std::string(); }});
}

bool is_completed_last(const Address& address) {
  return address == addresses::worker || address == addresses::kept_offline;
}

std::vector<OutputFile*> complete_offline_files(const SiteParts& parts, Site& site) {
  auto* worker = find_file(site, addresses::worker);
  auto* list = find_file(site, addresses::kept_offline);
  if (worker == nullptr || list == nullptr) return {};
  ContentHash version;
  auto kept = ordered_json::array();
  for (const auto& file : site.files) {
    if (!is_kept(parts, file)) continue;
    version.add(file.path);
    version.add(file.hash);
    kept.push_back(address_of_file(file.path));
  }
  version.add(worker->hash);
  list->bytes = write_json(kept);
  worker->bytes = fmt::format("const version = \"{:010x}\";\n{}", version.value() & 0xffffffffffU, worker->bytes.str());
  return {worker, list};
}

}  // namespace statusbook
