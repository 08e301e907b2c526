#include "site/make_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/file_system.h"
#include "base/parallel_for.h"
#include "site/asset_outputs.h"
#include "site/csv_output.h"
#include "site/json_outputs.h"
#include "site/page_outputs.h"
#include "site/search_output.h"
#include "site/sitemap_output.h"

namespace statusbook {

namespace {

Outputs list_outputs(const Book& book, const Theme& theme) {
  Outputs outputs;
  add_page_outputs(book, theme, outputs);
  add_sitemap_output(book, outputs);
  add_json_outputs(book, outputs);
  add_csv_output(book, outputs);
  add_search_output(book, outputs);
  add_asset_outputs(theme, outputs);
  return outputs;
}

/// The paths are sorted.
void report_collisions(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  const std::string help = "rename a code, a note or an asset";
  if (const auto twin = std::adjacent_find(paths.begin(), paths.end()); twin != paths.end()) {
    diagnostics.error({"content"}, fmt::format("two pages would be written to {}", *twin), help);
  }
  std::set<std::string> folders;
  for (const auto& path : paths) {
    for (auto above = parent_path(path); !above.empty(); above = parent_path(above)) folders.insert(above);
  }
  for (const auto& path : paths) {
    if (!folders.contains(path)) continue;
    diagnostics.error({"content"}, fmt::format("'{}' would be both a file and a folder of the site", path), help);
  }
}

}  // namespace

Site make_site(const Book& book, const Theme& theme, int jobs, Diagnostics& diagnostics, SiteReuse* reuse) {
  auto outputs = list_outputs(book, theme);
  const auto by_path = [](const Output& a, const Output& b) { return file_of(a.address) < file_of(b.address); };
  std::stable_sort(outputs.begin(), outputs.end(), by_path);

  std::vector<std::string> paths;
  for (const auto& output : outputs) paths.push_back(file_of(output.address));
  report_collisions(paths, diagnostics);

  Site site;
  site.files.resize(outputs.size());
  std::vector<Diagnostics> found(outputs.size());
  const auto inputs = reuse == nullptr ? std::vector<Fingerprint>() : find_inputs(outputs, book, *reuse);
  std::vector<std::shared_ptr<const MadeOutput>> made(outputs.size());
  parallel_for(outputs.size(), jobs, [&](std::size_t i) {
    if (reuse != nullptr) made[i] = reuse->outputs.find(paths[i], inputs[i]);
    if (made[i]) {
      site.files[i] = {paths[i], made[i]->bytes};
      found[i] = made[i]->diagnostics;
      made[i].reset();
      return;
    }
    site.files[i] = {paths[i], outputs[i].make(found[i])};
    if (reuse != nullptr) made[i] = std::make_shared<const MadeOutput>(MadeOutput{site.files[i].bytes, found[i]});
  });
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (made[i]) reuse->outputs.keep(paths[i], inputs[i], made[i]);
  }
  for (auto& list : found) diagnostics.append(std::move(list));
  site.pages = static_cast<int>(std::count_if(outputs.begin(), outputs.end(), [](const auto& o) { return o.is_page; }));
  return site;
}

}  // namespace statusbook
