#include "check/check_published.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/nearest.h"
#include "base/strings.h"
#include "text/html_ids.h"

namespace statusbook {

namespace {

constexpr std::string_view index_file = "index.html";

/// "404/" of "404/index.html".
std::string page_of(std::string_view file) {
  if (file == index_file || file.ends_with("/index.html")) file.remove_suffix(index_file.size());
  return std::string(file);
}

/// What a site holds, for questions about single addresses.
class SiteMap {
 public:
  explicit SiteMap(const Site& site) : paths_(site.paths) {
    for (const auto& file : site.files) files_.emplace(file.path, &file);
  }

  [[nodiscard]] bool has_page(const Address& address) const {
    return std::binary_search(paths_.begin(), paths_.end(), file_of(address));
  }

  bool has(const Address& address) {
    if (address.fragment.empty()) return has_page(address);
    const auto found = files_.find(file_of(address));
    if (found == files_.end()) return false;
    auto [known, is_new] = ids_.try_emplace(found->first);
    auto& ids = known->second;
    if (is_new) {
      ids.assign(found->second->ids.begin(), found->second->ids.end());
      std::sort(ids.begin(), ids.end());
    }
    return std::binary_search(ids.begin(), ids.end(), address.fragment);
  }

  [[nodiscard]] std::vector<std::string> pages() const {
    std::vector<std::string> result;
    for (const auto& path : paths_) result.push_back(page_of(path));
    return result;
  }

 private:
  const std::vector<std::string>& paths_;
  std::unordered_map<std::string_view, const OutputFile*> files_;
  std::unordered_map<std::string_view, std::vector<std::string_view>> ids_;  // of pages that were asked for, sorted
};

void check_redirects(const Settings& settings, SiteMap& site, Diagnostics& diagnostics) {
  std::set<Address> sources;
  for (const auto& redirect : settings.redirects) sources.insert(redirect.from);
  for (const auto& redirect : settings.redirects) {
    if (sources.contains(redirect.to)) {
      diagnostics.error(redirect.to_at, fmt::format("'{}' is redirected itself", text_of(redirect.to)),
                        "lead to where that leads");
    } else if (!site.has(redirect.to)) {
      diagnostics.error(redirect.to_at, fmt::format("the site has no '{}'{}", text_of(redirect.to),
                                                    did_you_mean(redirect.to.page, site.pages())));
    } else if (!redirect.from.fragment.empty() && !site.has_page(redirect.from)) {
      diagnostics.error(redirect.at, fmt::format("the site has no page '{}'", redirect.from.page),
                        "where a page moved, its anchors move with it: redirect the page");
    }
  }
}

}  // namespace

void check_published(const Book& book, const Site& site, Diagnostics& diagnostics) {
  if (!book.registry.unread.empty()) return;  // what seems gone may be in a file that could not be read
  SiteMap map(site);
  check_redirects(book.settings, map, diagnostics);
  std::unordered_set<std::string> moved_pages;
  for (const auto& redirect : book.settings.redirects) {
    if (redirect.from.fragment.empty()) moved_pages.insert(redirect.from.page);
  }
  for (const auto& [address, at] : book.published) {
    if (map.has(address) || moved_pages.contains(address.page)) continue;
    // One fault for a page that is gone, not one for each of its anchors.
    if (!address.fragment.empty() && !map.has_page(address)) continue;
    diagnostics.error(
        at, fmt::format("'{}' was published and is gone", text_of(address)),
        fmt::format("bring it back, or say in content/book.toml where it went: [redirects] \"{}\" = \"…\"",
                    text_of(address)));
  }
}

std::vector<Address> public_addresses(const Site& site) {
  std::vector<Address> result;
  for (const auto& file : site.files) {
    const auto& path = file.path;
    const bool is_html = path.ends_with(".html");
    const bool is_data = path.ends_with(".json") || path.ends_with(".csv") || path.ends_with(".xml");
    if (!is_html && !is_data) continue;
    const auto page = page_of(path);
    result.push_back({page, ""});
    if (!is_html) continue;
    for (auto& id : find_heading_ids(file.bytes)) result.push_back({page, std::move(id)});
  }
  std::sort(result.begin(), result.end(), [](const Address& a, const Address& b) {
    return a.page == b.page ? a.fragment < b.fragment : natural_less(a.page, b.page);
  });
  return result;
}

}  // namespace statusbook
