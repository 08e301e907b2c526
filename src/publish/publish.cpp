#include "publish/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/parallel_for.h"
#include "publish/listing.h"
#include "publish/manifest.h"

namespace statusbook {

namespace {

/// Whether one path is a folder on the way to the other.
bool is_above(const std::string& path, const std::string& other) { return other.starts_with(path + "/"); }

[[noreturn]] void refuse_foreign(const std::string& path) {
  throw EnvironmentError(fmt::format(
      "'{}' in the output folder was not written by statusbook and is in the way; move it elsewhere", path));
}

/// Whether any of the paths is a folder on the way to this one, or below it as a folder.
bool is_in_the_way(const std::string& path, const Paths& paths) {
  const auto below = paths.lower_bound(path + "/");
  if (below != paths.end() && is_above(path, *below)) return true;
  for (auto above = parent_path(path); !above.empty(); above = parent_path(above)) {
    if (paths.contains(above)) return true;
  }
  return false;
}

/// Whether it is what a killed build left of one of the files.
bool is_unfinished(const std::string& path, const Paths& paths) {
  const auto ending = unfinished_name("");
  return path.ends_with(ending) && paths.contains(path.substr(0, path.size() - ending.size()));
}

/// Something below a folder that is not ours; "" where there is nothing of that kind.
std::string find_foreign(const std::string& path, const Paths& ours, const FileReader& folder) {
  const auto entries = folder.list(path);
  if (entries.empty()) {  // a killed build may have left it so
    const auto below = ours.lower_bound(path + "/");
    return below != ours.end() && is_above(path, *below) ? std::string() : path;
  }
  for (const auto& entry : entries) {
    const auto inner = join_path(path, entry.name);
    if (entry.kind == EntryKind::folder) {
      if (auto found = find_foreign(inner, ours, folder); !found.empty()) return found;
    } else if (!ours.contains(inner) && !is_unfinished(inner, ours)) {
      return inner;
    }
  }
  return {};
}

/// Whether the file holds these bytes; it is read only if it has as many.
bool is_there(const Entry* entry, const std::string& path, std::string_view bytes, const FileReader& folder) {
  return entry != nullptr && entry->kind == EntryKind::file && entry->size == bytes.size() &&
         folder.read(path) == bytes;
}

/// Removes a file, what a killed build left beside it, and the folders that are empty then.
void discard(const std::string& path, FileSystem& folder) {
  folder.remove(unfinished_name(path));
  folder.remove(path);
  for (auto parent = parent_path(path); !parent.empty(); parent = parent_path(parent)) folder.remove_if_empty(parent);
}

/// A file of the site, on its way.
struct Item {
  std::string path;
  bool is_foreign = false;  ///< somebody else's file is there; it may stay if it has the same bytes
  bool is_blocked = false;  ///< a file of an earlier build has to go first
  bool is_staged = false;
  SharedText held{};              ///< the bytes, while it is blocked
  std::optional<Entry> result{};  ///< what is there at the end
};

}  // namespace

struct Publication::State {
  FileSystem& folder;
  int jobs;
  Listing listing{folder};
  std::vector<Item> items{};  ///< sorted by path
  Paths old_paths{};
  Paths new_paths{};
  std::optional<std::string> old_manifest{};
  std::optional<std::string> manifest{};  ///< as it is now
  bool is_manifest_written = false;
  bool is_old_site_whole = true;
  bool is_done = false;
  PublishResult result{};

  void write_manifest(const Paths& paths) {
    auto text = format_manifest(paths);
    if (manifest == text) return;
    folder.write(manifest_path, text);
    manifest = std::move(text);
    is_manifest_written = true;
  }

  /// Refuses what is in the way of a file and not ours.
  void check_foreign(Item& item, Paths& known_folders) {
    const auto& path = item.path;
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      const auto above = path.substr(0, slash);
      if (old_paths.contains(above) || !known_folders.insert(above).second) continue;
      const auto* entry = listing.find(above);
      if (entry != nullptr && entry->kind != EntryKind::folder) refuse_foreign(above);
    }
    const auto* entry = listing.find(path);
    if (entry != nullptr && entry->kind == EntryKind::folder) {
      if (const auto found = find_foreign(path, old_paths, folder); !found.empty()) refuse_foreign(found);
    } else if (entry != nullptr && !old_paths.contains(path)) {
      if (entry->kind != EntryKind::file) refuse_foreign(path);
      item.is_foreign = true;
    }
  }

  void stage(Item& item, std::string_view bytes) {
    const auto& path = item.path;
    if (listing.find_again(unfinished_name(path)) != nullptr) folder.remove(unfinished_name(path));
    const auto* entry = listing.find_again(path);
    if (is_there(entry, path, bytes, folder)) {
      item.result = *entry;
      return;
    }
    folder.stage(path, bytes);
    item.is_staged = true;
  }

  /// Removes files of earlier builds that this one does not have.
  template <typename Predicate>
  void discard_stale(const Predicate& is_due) {
    for (const auto& path : old_paths) {
      if (new_paths.contains(path) || !is_due(path)) continue;
      const auto entry = folder.find(path);
      result.deleted += entry && entry->kind != EntryKind::folder ? 1 : 0;
      is_old_site_whole = false;
      discard(path, folder);
    }
  }

  void put_staged() {
    std::vector<std::string> staged;
    for (const auto& item : items) {
      if (item.is_staged) staged.push_back(item.path);
    }
    result.written = static_cast<int>(staged.size());
    if (staged.empty()) return;
    folder.sync(staged);
    is_old_site_whole = false;
    parallel_for(items.size(), jobs, [&](std::size_t i) {
      if (!items[i].is_staged) return;
      items[i].result = folder.put(items[i].path);
    });
  }

  /// False where it fails; what made this necessary is told, and a destructor may not throw.
  template <typename Action>
  static bool attempt(const Action& action) {
    try {
      action();
      return true;
    } catch (...) {
      return false;
    }
  }

  /// Removes what is only staged; where the old site is whole, all is then as it was before.
  void withdraw() {
    bool is_removed = true;
    for (const auto& item : items) {
      if (item.is_staged) is_removed &= attempt([&] { folder.remove(unfinished_name(item.path)); });
    }
    if (!is_removed || !is_old_site_whole) return;
    for (const auto& item : items) {
      for (auto above = parent_path(item.path); !above.empty(); above = parent_path(above)) {
        if (listing.find_again(above) == nullptr) attempt([&] { folder.remove_if_empty(above); });
      }
    }
    if (manifest == old_manifest) return;
    attempt([&] { old_manifest ? folder.write(manifest_path, *old_manifest) : folder.remove(manifest_path); });
  }
};

Publication::Publication(FileSystem& folder, int jobs) : state_(new State{folder, jobs}) {}

Publication::~Publication() {
  if (!state_->is_done) state_->withdraw();
}

void Publication::begin(const std::vector<std::string>& paths) {
  auto& state = *state_;
  state.old_paths = read_manifest(state.folder);
  Paths known_folders;
  for (const auto& path : paths) {
    state.items.push_back({path});
    state.check_foreign(state.items.back(), known_folders);
  }
  state.new_paths = {paths.begin(), paths.end()};
  auto all_paths = state.old_paths;
  Paths stale;
  std::set_difference(all_paths.begin(), all_paths.end(), paths.begin(), paths.end(),
                      std::inserter(stale, stale.end()));
  for (auto& item : state.items) {
    item.is_blocked = !stale.empty() && is_in_the_way(item.path, stale);
    if (!item.is_foreign) all_paths.insert(all_paths.end(), item.path);  // where there is no old site, it is the last
  }
  state.folder.remove(unfinished_name(manifest_path));
  state.old_manifest = state.folder.read(manifest_path);
  state.manifest = state.old_manifest;
  state.write_manifest(all_paths);
}

void Publication::take(const std::string& path, SharedText bytes) {
  auto& state = *state_;
  auto& item = *std::lower_bound(state.items.begin(), state.items.end(), path,
                                 [](const Item& a, const std::string& b) { return a.path < b; });
  if (item.is_foreign) {
    if (state.folder.read(path) != bytes.str()) refuse_foreign(path);
    item.result = *state.listing.find_again(path);
  } else if (item.is_blocked) {
    item.held = std::move(bytes);
  } else {
    state.stage(item, bytes);
  }
}

PublishResult Publication::commit() {
  auto& state = *state_;
  // A file in the way of a folder, or the reverse, has to go first; the rest goes when all that replaces it is there.
  state.discard_stale([&](const std::string& stale) { return is_in_the_way(stale, state.new_paths); });
  for (auto& item : state.items) {
    if (item.is_blocked) state.stage(item, std::exchange(item.held, {}));
  }
  state.put_staged();
  state.discard_stale([](const std::string&) { return true; });
  state.write_manifest(state.new_paths);
  state.is_done = true;
  auto& untouched = state.result.untouched;
  for (const auto& item : state.items) untouched.expect_untouched(item.path, item.result);
  const auto* known_manifest = state.listing.find(manifest_path);
  const bool is_known = known_manifest != nullptr && !state.is_manifest_written;
  untouched.expect_untouched(manifest_path, is_known ? *known_manifest : state.folder.find(manifest_path));
  return std::move(state.result);
}

}  // namespace statusbook
