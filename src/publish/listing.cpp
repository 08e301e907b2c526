#include "publish/listing.h"

#include <algorithm>

namespace statusbook {

namespace {

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }  // npos + 1 is 0

const Entry* find_in(const std::vector<Entry>& entries, std::string_view name) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), name,
                                      [](const Entry& entry, std::string_view n) { return entry.name < n; });
  return found != entries.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

const Entry* Listing::find(const std::string& path) {
  const auto parent = parent_path(path);
  const auto* above = parent.empty() ? nullptr : find(parent);
  if (!parent.empty() && (above == nullptr || above->kind != EntryKind::folder)) return nullptr;
  auto [known, is_new] = folders_.try_emplace(parent);
  if (is_new) known->second = folder_.list(parent);
  return find_in(known->second, name_of(path));
}

const Entry* Listing::find_again(const std::string& path) const {
  const auto known = folders_.find(parent_path(path));
  return known == folders_.end() ? nullptr : find_in(known->second, name_of(path));
}

}  // namespace statusbook
