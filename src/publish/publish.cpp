#include "publish/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>

#include "base/parallel_for.h"
#include "base/strings.h"

namespace statusbook {

const char* const manifest_path = ".statusbook-manifest";

namespace {

using Paths = std::set<std::string>;

constexpr std::string_view manifest_header =
    "statusbook manifest 1: the files below are replaced and deleted by statusbook build";

std::string format_manifest(const Paths& paths) {
  std::string text = std::string(manifest_header) + "\n";
  for (const auto& path : paths) text += path + "\n";
  return text;
}

/// Whether a folder may hold it and still count as empty: what Git, hosts and file managers put beside a site, and what
/// a build leaves that is killed before all else.
bool is_of_host(std::string_view name) {
  return name.starts_with(".git") || name == ".nojekyll" || name == ".well-known" || name == ".DS_Store" ||
         name == unfinished_name(manifest_path);
}

/// The files that earlier builds wrote; a manifest is untrusted, like anything read from the folder.
Paths read_manifest(const FileReader& folder) {
  const auto text = folder.read(manifest_path);
  if (!text) {
    for (const auto& entry : folder.list("")) {
      if (is_of_host(entry.name)) continue;
      throw EnvironmentError(fmt::format(
          "the output folder holds '{}' and no manifest of an earlier build; name an empty folder with --out",
          entry.name));
    }
    return {};
  }
  const auto lines = split_lines(*text);
  Paths paths;
  if (lines.empty() || lines.front() != manifest_header) {
    throw EnvironmentError(
        fmt::format("{} in the output folder is damaged; empty the folder and build again", manifest_path));
  }
  for (const auto line : std::span(lines).subspan(1)) {
    if (!is_plain_path(line)) {
      throw EnvironmentError(
          fmt::format("{} in the output folder names '{}', which is no path in it; empty the folder and build again",
                      manifest_path, line));
    }
    paths.emplace(line);
  }
  return paths;
}

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

/// What is in the output folder, as it was when the first question came: each folder is listed once, and not at all
/// where there is none, so that a file costs one look however much is asked about it.
class Listing {
 public:
  explicit Listing(const FileReader& folder) : folder_(folder) {}

  /// Null where there is nothing, or nothing that is reached by folders alone.
  const Entry* find(const std::string& path) {
    const auto parent = parent_path(path);
    const auto* above = parent.empty() ? nullptr : find(parent);
    if (!parent.empty() && (above == nullptr || above->kind != EntryKind::folder)) return nullptr;
    auto [known, is_new] = folders_.try_emplace(parent);
    if (is_new) known->second = folder_.list(parent);
    return find_in(known->second, name_of(path));
  }

  /// The same of what has been asked for before, by any number of threads.
  [[nodiscard]] const Entry* find_again(const std::string& path) const {
    const auto known = folders_.find(parent_path(path));
    return known == folders_.end() ? nullptr : find_in(known->second, name_of(path));
  }

 private:
  static std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }  // npos + 1 is 0

  static const Entry* find_in(const std::vector<Entry>& entries, std::string_view name) {
    const auto found = std::lower_bound(entries.begin(), entries.end(), name,
                                        [](const Entry& entry, std::string_view n) { return entry.name < n; });
    return found != entries.end() && found->name == name ? &*found : nullptr;
  }

  const FileReader& folder_;
  std::unordered_map<std::string, std::vector<Entry>> folders_;  // sorted by name
};

void refuse_foreign_files(const Site& site, const Paths& ours, const FileReader& folder, Listing& listing) {
  Paths known_folders;
  for (const auto& [path, bytes, ids, hash] : site.files) {
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      const auto above = path.substr(0, slash);
      if (ours.contains(above) || !known_folders.insert(above).second) continue;
      const auto* entry = listing.find(above);
      if (entry != nullptr && entry->kind != EntryKind::folder) refuse_foreign(above);
    }
    const auto* entry = listing.find(path);
    if (entry != nullptr && entry->kind == EntryKind::folder) {
      if (const auto found = find_foreign(path, ours, folder); !found.empty()) refuse_foreign(found);
    } else if (entry != nullptr && !ours.contains(path)) {
      const bool adopted = entry->kind == EntryKind::file && folder.read(path) == bytes.str();
      if (!adopted) refuse_foreign(path);
    }
  }
}

/// Whether the file holds these bytes; it is read only if it has as many.
bool is_there(const Entry* entry, const std::string& path, std::string_view bytes, const FileReader& folder) {
  return entry != nullptr && entry->kind == EntryKind::file && entry->size == bytes.size() &&
         folder.read(path) == bytes;
}

void discard_staged(const std::vector<std::string>& paths, FileSystem& folder) {
  for (const auto& path : paths) {
    try {
      folder.remove(unfinished_name(path));
    } catch (const EnvironmentError&) {  // what made this necessary is told
    }
  }
}

struct Replaced {
  int written = 0;                            ///< number of files
  std::vector<std::optional<Entry>> entries;  ///< what all files are now, beside them
};

/// Writes what is not as it should be.
Replaced replace_changed(const std::vector<OutputFile>& files, const Listing& listing, FileSystem& folder, int jobs) {
  Replaced result;
  result.entries.resize(files.size());
  std::vector<char> is_staged(files.size());  // not bool: threads set members that are side by side
  const auto staged_paths = [&] {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (is_staged[i] != 0) paths.push_back(files[i].path);
    }
    return paths;
  };
  try {
    parallel_for(files.size(), jobs, [&](std::size_t i) {
      const auto& [path, bytes, ids, hash] = files[i];
      if (listing.find_again(unfinished_name(path)) != nullptr) folder.remove(unfinished_name(path));
      const auto* entry = listing.find_again(path);
      if (is_there(entry, path, bytes, folder)) {
        result.entries[i] = *entry;
        return;
      }
      folder.stage(path, bytes);
      is_staged[i] = 1;
    });
    const auto paths = staged_paths();
    if (!paths.empty()) folder.sync(paths);
    parallel_for(files.size(), jobs, [&](std::size_t i) {
      if (is_staged[i] == 0) return;
      folder.put(files[i].path);
      result.entries[i] = folder.find(files[i].path);
    });
    result.written = static_cast<int>(paths.size());
    return result;
  } catch (const EnvironmentError&) {
    discard_staged(staged_paths(), folder);
    throw;
  }
}

/// Removes a file, what a killed build left beside it, and the folders that are empty then.
void discard(const std::string& path, FileSystem& folder) {
  folder.remove(unfinished_name(path));
  folder.remove(path);
  for (auto parent = parent_path(path); !parent.empty(); parent = parent_path(parent)) folder.remove_if_empty(parent);
}

}  // namespace

PublishResult publish(const Site& site, FileSystem& folder, int jobs) {
  const auto old_paths = read_manifest(folder);
  Listing listing(folder);
  refuse_foreign_files(site, old_paths, folder, listing);

  Paths new_paths;
  for (const auto& file : site.files) new_paths.insert(file.path);
  Paths all_paths = old_paths;
  all_paths.insert(new_paths.begin(), new_paths.end());
  const auto manifest = format_manifest(new_paths);
  folder.remove(unfinished_name(manifest_path));
  const bool has_news = folder.read(manifest_path) != manifest || all_paths != new_paths;
  if (has_news) folder.write(manifest_path, format_manifest(all_paths));

  PublishResult result;
  const auto is_file = [&](const std::string& path) {
    const auto entry = folder.find(path);
    return entry && entry->kind != EntryKind::folder;
  };
  const auto discard_stale = [&](auto&& is_due) {
    for (const auto& path : old_paths) {
      if (new_paths.contains(path) || !is_due(path)) continue;
      result.deleted += is_file(path) ? 1 : 0;
      discard(path, folder);
    }
  };
  // A file in the way of a folder, or the reverse, has to go first; the rest goes when all that replaces it is there.
  discard_stale([&](const std::string& stale) { return is_in_the_way(stale, new_paths); });
  auto [written, entries] = replace_changed(site.files, listing, folder, jobs);
  result.written = written;
  discard_stale([](const std::string&) { return true; });
  if (all_paths != new_paths) folder.write(manifest_path, manifest);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    result.untouched.expect_untouched(site.files[i].path, entries[i]);
  }
  const auto* known_manifest = listing.find(manifest_path);
  result.untouched.expect_untouched(
      manifest_path, has_news || known_manifest == nullptr ? folder.find(manifest_path) : *known_manifest);
  return result;
}

}  // namespace statusbook
