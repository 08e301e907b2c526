#include "site/make_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "base/content_hash.h"
#include "base/file_system.h"
#include "base/parallel_for.h"
#include "base/strings.h"
#include "site/asset_outputs.h"
#include "site/csv_output.h"
#include "site/feed_output.h"
#include "site/image_outputs.h"
#include "site/json_outputs.h"
#include "site/llms_output.h"
#include "site/markdown_outputs.h"
#include "site/observations_output.h"
#include "site/offline_outputs.h"
#include "site/output_inputs.h"
#include "site/page_outputs.h"
#include "site/redirect_outputs.h"
#include "site/search_output.h"
#include "site/sitemap_output.h"
#include "site/static_outputs.h"
#include "text/html_ids.h"

namespace statusbook {

namespace {

Outputs list_first_part(const Book& book, const Theme& theme) {
  Outputs outputs;
  add_page_outputs(book, theme, outputs);
  add_feed_output(book, outputs);
  add_json_outputs(book, outputs);
  add_markdown_outputs(book, outputs);
  add_llms_output(book, outputs);
  add_csv_output(book, outputs);
  add_observations_output(book, outputs);
  add_search_output(book, outputs);
  add_asset_outputs(theme, outputs);
  add_image_outputs(book, outputs);
  add_redirect_outputs(book, theme, outputs);
  add_static_outputs(book, outputs);
  add_offline_outputs(book, theme, outputs);
  return outputs;
}

/// What is there in each language.
Outputs list_translated_part(const Book& book, const Theme& theme) {
  Outputs outputs;
  add_page_outputs(book, theme, outputs);
  add_markdown_outputs(book, outputs);
  add_llms_output(book, outputs);
  add_search_output(book, outputs);
  add_redirect_outputs(book, theme, outputs);
  return outputs;
}

/// Scripts with words in them, and images that no other page shows.
Outputs list_translated_assets(const Book& book, const Theme& theme, const Outputs& known) {
  Outputs assets;
  add_asset_outputs(theme, assets);
  add_image_outputs(book, assets);
  std::erase_if(assets, [&](const Output& asset) {
    return std::any_of(known.begin(), known.end(), [&](const Output& other) { return other.address == asset.address; });
  });
  return assets;
}

void append(Outputs more, Outputs& outputs) { std::move(more.begin(), more.end(), std::back_inserter(outputs)); }

/// With what each is made from, where that is wanted.
Outputs list_outputs(const SiteParts& parts, bool wants_inputs) {
  Outputs outputs;
  for (const auto& part : parts) {
    const auto& book = part.book;
    const bool is_first = &part == &parts.front();
    auto own = is_first ? list_first_part(book, part.theme) : list_translated_part(book, part.theme);
    auto assets = is_first ? Outputs() : list_translated_assets(book, part.theme, outputs);
    if (wants_inputs) {
      find_inputs(own, part);
      find_inputs(assets, part);
    }
    for (auto& output : own) {
      if (is_first) break;
      output.address.page.insert(0, book.folder());
      output.at = book.languages[book.language].at;
    }
    append(std::move(own), outputs);
    append(std::move(assets), outputs);
  }
  add_sitemap_output(parts, outputs);
  if (outputs.back().address == addresses::sitemap) {
    Fingerprint all;
    for (const auto& output : outputs) all.add(output.inputs);
    outputs.back().inputs = all;
  }
  return outputs;
}

struct PlacedOutput {
  std::string path;
  const Output* output;
};

std::vector<PlacedOutput> sorted_by_path(const Outputs& outputs) {
  std::vector<PlacedOutput> sorted;
  sorted.reserve(outputs.size());
  for (const auto& output : outputs) sorted.push_back({file_of(output.address), &output});
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return sorted;
}

/// Reports files and folders that are one where capital letters are not told apart, as on macOS and Windows.
void check_letter_case(const std::vector<std::string>& paths, const std::set<std::string>& folders,
                       const std::string& help, Diagnostics& diagnostics) {
  const auto has_capital = [](const std::string& path) {
    return std::any_of(path.begin(), path.end(), [](char c) { return to_lower(c) != c; });
  };
  if (std::none_of(paths.begin(), paths.end(), has_capital)) return;
  std::map<std::string, std::string> spellings;
  const auto check = [&](const std::string& path) {
    const auto& other = spellings.try_emplace(to_lower(path), path).first->second;
    // Where the folders differ, they are told of, and nothing in them.
    if (other == path || parent_path(other) != parent_path(path)) return;
    diagnostics.error({"content"},
                      fmt::format("'{}' and '{}' would be one where capital letters do not count", other, path), help);
  };
  for (const auto& folder : folders) check(folder);
  for (const auto& path : paths) check(path);
}

/// The paths of the outputs, which are sorted by them. Of two at one path, the later one asks for what another has.
std::vector<std::string> take_paths(std::vector<PlacedOutput> sorted, Diagnostics& diagnostics) {
  const std::string help = "rename a code, a note or an asset";
  std::vector<std::string> paths;
  std::set<std::string> folders;
  paths.reserve(sorted.size());
  for (auto& [path, output] : sorted) {
    if (!paths.empty() && paths.back() == path) {
      diagnostics.error(output->at, fmt::format("two pages would be written to {}", path), help);
    }
    for (auto above = parent_path(path); !above.empty(); above = parent_path(above)) folders.insert(above);
    paths.push_back(std::move(path));
  }
  for (const auto& path : paths) {
    if (!folders.contains(path)) continue;
    diagnostics.error({"content"}, fmt::format("'{}' would be both a file and a folder of the site", path), help);
  }
  check_letter_case(paths, folders, help, diagnostics);
  return paths;
}

MadeOutput make_output(const Output& output, Extent extent) {
  MadeOutput made;
  auto& file = made.file;
  file.path = file_of(output.address);
  auto bytes = output.make(made.diagnostics);
  if (file.path.ends_with(".html")) file.ids = find_ids(bytes);
  if (extent == Extent::pages) return made;  // that are only checked: all bytes together are large
  ContentHash hash;
  hash.add(bytes);
  file.hash = hash.value();
  file.bytes = std::move(bytes);
  return made;
}

}  // namespace

Site make_site(const SiteParts& parts, Extent extent, int jobs, Diagnostics& diagnostics, Memo<MadeOutput>* reuse,
               OutputSink* sink) {
  auto outputs = list_outputs(parts, reuse != nullptr);
  Site site;
  site.paths = take_paths(sorted_by_path(outputs), diagnostics);
  if (diagnostics.has_errors()) sink = nullptr;
  if (sink != nullptr) sink->begin(site.paths);
  const auto hand_over = [&](OutputFile& file) {
    if (sink != nullptr) sink->take(file.path, std::exchange(file.bytes, {}));
  };
  if (extent == Extent::pages) std::erase_if(outputs, [](const Output& output) { return !output.is_page; });
  site.files.resize(outputs.size());
  std::vector<Diagnostics> found(outputs.size());
  std::vector<std::shared_ptr<const MadeOutput>> made(reuse == nullptr ? 0 : outputs.size());
  // Lists of everything are at the end and take longest: they are begun first, so that no thread waits for them.
  parallel_for(outputs.size(), jobs, [&](std::size_t turn) {
    const auto i = outputs.size() - 1 - turn;
    if (reuse == nullptr) {
      auto fresh = make_output(outputs[i], extent);
      site.files[i] = std::move(fresh.file);
      found[i] = std::move(fresh.diagnostics);
      if (!is_completed_last(outputs[i].address)) hand_over(site.files[i]);
      return;
    }
    made[i] = reuse->find(file_of(outputs[i].address), outputs[i].inputs);
    if (!made[i]) made[i] = std::make_shared<const MadeOutput>(make_output(outputs[i], extent));
    site.files[i] = made[i]->file;
    found[i] = made[i]->diagnostics;
  });
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (reuse != nullptr) reuse->keep(site.files[i].path, outputs[i].inputs, std::move(made[i]));
  }
  for (auto& list : found) diagnostics.append(std::move(list));
  std::stable_sort(site.files.begin(), site.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  for (auto* file : complete_offline_files(parts, site)) hand_over(*file);
  site.pages = static_cast<int>(std::count_if(outputs.begin(), outputs.end(), [](const auto& o) { return o.is_page; }));
  return site;
}

}  // namespace statusbook
