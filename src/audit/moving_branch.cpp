#include "audit/moving_branch.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "audit/web_address.h"
#include "base/strings.h"

namespace statusbook {

namespace {

using Parts = std::vector<std::string_view>;

/// Folders of a forge's site that show files; the name of the branch, tag or commit follows.
bool shows_files(std::string_view part) {
  constexpr std::array<std::string_view, 6> names{"blob", "tree", "raw", "blame", "edit", "commits"};
  return std::find(names.begin(), names.end(), part) != names.end();
}

/// The part at the place, or the last of "refs/heads/name"; empty where there is none. Tags may lie in a folder:
/// "rel/1.0".
std::string_view revision_at(const Parts& parts, std::size_t place, bool& is_named_branch) {
  if (place >= parts.size()) return {};
  const bool is_folder = parts[place] == "rel" || parts[place] == "tags";
  if (is_folder && place + 1 < parts.size()) return parts[place + 1];
  if (parts[place] != "refs" || place + 2 >= parts.size()) return parts[place];
  is_named_branch = parts[place + 1] == "heads";
  return parts[place + 1] == "tags" ? std::string_view() : parts[place + 2];
}

/// The place after the first part for which `is_mark` holds, from `first` on.
template <typename Predicate>
std::size_t place_after(const Parts& parts, std::size_t first, Predicate is_mark) {
  const auto start = parts.begin() + static_cast<std::ptrdiff_t>(std::min(first, parts.size()));
  const auto found = std::find_if(start, parts.end(), is_mark);
  return found == parts.end() ? parts.size() : static_cast<std::size_t>(found - parts.begin()) + 1;
}

bool is_commit(std::string_view revision) {
  const auto is_hex = [](char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); };
  return revision.size() >= 7 && revision.size() <= 64 && std::all_of(revision.begin(), revision.end(), is_hex);
}

/// Tags have a number. So do branches of a series: "5.x", "8-stable", "branch-2.4", "release/2.4", "REL_16_STABLE".
bool is_tag(std::string_view revision) {
  if (std::none_of(revision.begin(), revision.end(), is_digit)) return false;
  const auto name = to_lower(revision);
  if (name.ends_with(".x") || name.ends_with("-x") || name.ends_with("_x")) return false;
  return name.find("stable") == std::string::npos && name.find("branch") == std::string::npos;
}

}  // namespace

std::string moving_branch(std::string_view url) {
  const auto address = read_web_address(url);
  if (!address) return {};
  const auto parts = split(address->path, '/');  // the first one is empty
  bool is_named_branch = false;
  std::string_view revision;
  if (address->host == "raw.githubusercontent.com") {
    revision = revision_at(parts, 3, is_named_branch);
  } else if (address->host == "github.com") {
    if (parts.size() > 4 && shows_files(parts[3])) revision = revision_at(parts, 4, is_named_branch);
  } else if (const auto forge = place_after(parts, 1, [](auto part) { return part == "-"; }); forge < parts.size()) {
    if (shows_files(parts[forge])) revision = revision_at(parts, forge + 1, is_named_branch);  // GitLab
  } else if (const auto git = place_after(parts, 1, [](auto part) { return part == "+"; }); git < parts.size()) {
    revision = revision_at(parts, git, is_named_branch);  // Gitiles
  } else if (parts.size() > 5 && parts[4] == "branch" && (parts[3] == "src" || parts[3] == "raw")) {
    revision = parts[5];  // Gitea, Forgejo
    is_named_branch = true;
  } else if (address->host == "bitbucket.org" && parts.size() > 4 && parts[3] == "src") {
    revision = parts[4];
  }
  const bool is_fixed = !is_named_branch && (is_commit(revision) || is_tag(revision));
  return is_fixed ? std::string() : std::string(revision);
}

}  // namespace statusbook
