#include "history/git_history.h"

#include <fmt/format.h>
#include <git2.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "history/tables.h"

namespace statusbook {

namespace {

struct Free {
  void operator()(git_repository* handle) const { git_repository_free(handle); }
  void operator()(git_commit* handle) const { git_commit_free(handle); }
  void operator()(git_tree* handle) const { git_tree_free(handle); }
  void operator()(git_tree_entry* handle) const { git_tree_entry_free(handle); }
  void operator()(git_blob* handle) const { git_blob_free(handle); }
  void operator()(git_diff* handle) const { git_diff_free(handle); }
};

template <typename Object>
using Handle = std::unique_ptr<Object, Free>;

/// The library is in use while one of these is there.
struct GitLibrary {
  GitLibrary() { git_libgit2_init(); }
  ~GitLibrary() { git_libgit2_shutdown(); }
  GitLibrary(const GitLibrary&) = delete;
  GitLibrary& operator=(const GitLibrary&) = delete;
};

/// Why nothing is known. It never leaves this file.
struct Unknown : std::runtime_error {
  explicit Unknown(const std::string& problem, std::string advice = {})
      : std::runtime_error(problem), help(std::move(advice)) {}
  std::string help;
};

void require(int outcome, std::string_view what) {
  if (outcome >= 0) return;
  const auto* error = git_error_last();
  throw Unknown(
      fmt::format("git's {} cannot be read: {}", what, error == nullptr ? "nobody says why" : error->message));
}

/// A part of the history, made by a function of the library.
template <typename Object, typename Make>
Handle<Object> make(const Make& call) {
  Object* made = nullptr;
  require(call(&made), "history");
  return Handle<Object>(made);
}

bool has_repository(const std::string& folder) {
  git_buf path{};
  const bool found = git_repository_discover(&path, folder.c_str(), 0, nullptr) == 0;
  git_buf_dispose(&path);
  return found;
}

Handle<git_repository> open(const std::string& folder) {
  git_repository* repository = nullptr;
  const int outcome = git_repository_open_ext(&repository, folder.c_str(), 0, nullptr);
  // libgit2 1.5 does not find a repository of another user, unless a setting trusts any.
  const bool is_missing = outcome == GIT_ENOTFOUND && !has_repository(folder);
  if (is_missing) throw Unknown("there is no git repository here", "build in a clone of it");
  if (outcome == GIT_ENOTFOUND || outcome == GIT_EOWNER) {
    throw Unknown(
        "the git repository belongs to another user",
        "if you trust it, run: git config --global --add safe.directory FOLDER, with the folder that has .git");
  }
  require(outcome, "repository");
  return Handle<git_repository>(repository);
}

/// The path of a folder from the root of the work tree, with "/" at its end; empty for the root.
std::string path_in(git_repository* repository, const std::string& folder) {
  const char* root = git_repository_workdir(repository);
  if (root == nullptr) throw Unknown("the git repository has no work tree", "build in a clone of it");
  std::error_code error;
  const auto path = std::filesystem::relative(folder, root, error).generic_string();
  if (error) throw Unknown("the place of the book in its git repository cannot be found");
  return path == "." ? "" : path + "/";
}

/// Finds the changes. Each piece is looked for in one commit at a time, from HEAD on along the parent that has the same
/// text. So a commit costs what it has changed, whatever the number of pieces is, and the walk ends when all are found.
class Walk {
 public:
  Walk(git_repository* repository, std::string prefix, const std::vector<TextPiece>& pieces)
      : repository_(repository), prefix_(std::move(prefix)), pieces_(pieces), times_(pieces.size()) {}

  std::vector<std::optional<Timestamp>> find() {
    git_oid head;
    if (git_reference_name_to_id(&head, repository_, "HEAD") != 0) {
      throw Unknown("the git repository has no commit", "commit the content");
    }
    const auto commit = find_commit(head);
    const auto tree = tree_of(commit.get());
    Wanted all;
    for (std::size_t i = 0; i < pieces_.size(); ++i) all[prefix_ + pieces_[i].path].push_back(i);
    for (auto& [path, list] : all) list = split(*tree, path, std::move(list)).first;
    hand_on(*commit, std::move(all));
    while (!turns_.empty()) {
      auto turn = turns_.extract(std::prev(turns_.end()));
      take_turn(turn.key().id, std::move(turn.mapped()));
    }
    return std::move(times_);
  }

 private:
  using Pieces = std::vector<std::size_t>;       // places in pieces_
  using Wanted = std::map<std::string, Pieces>;  // by path from the root of the work tree

  /// A commit where pieces are looked for; the newest is taken first.
  struct Turn {
    git_time_t time;
    git_oid id;
    friend bool operator<(const Turn& a, const Turn& b) {
      return a.time != b.time ? a.time < b.time : git_oid_cmp(&a.id, &b.id) < 0;
    }
  };

  Handle<git_commit> find_commit(const git_oid& id) {
    return make<git_commit>([&](auto** made) { return git_commit_lookup(made, repository_, &id); });
  }

  static Handle<git_tree> tree_of(const git_commit* commit) {
    return make<git_tree>([&](auto** made) { return git_commit_tree(made, commit); });
  }

  /// The pieces of a file that a tree has as they are now, and the others.
  std::pair<Pieces, Pieces> split(const git_tree& tree, const std::string& path, Pieces pieces) {
    const auto blob = find_file(tree, path);
    if (!blob) return {{}, std::move(pieces)};
    const auto text = text_of(blob.get());
    std::set<std::string_view> tables;
    const auto has = [&](std::size_t piece) {
      if (!pieces_[piece].is_table) return pieces_[piece].text == text;
      if (tables.empty()) {
        for (const auto& table : tables_of(text)) tables.insert(table.text);
      }
      return tables.contains(pieces_[piece].text);
    };
    const auto rest = std::stable_partition(pieces.begin(), pieces.end(), has);
    return {Pieces(pieces.begin(), rest), Pieces(rest, pieces.end())};
  }

  static std::string_view text_of(const git_blob* blob) {
    return {static_cast<const char*>(git_blob_rawcontent(blob)), static_cast<std::size_t>(git_blob_rawsize(blob))};
  }

  static std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

  Handle<git_blob> find_file(const git_tree& tree, const std::string& path) {
    git_tree_entry* found = nullptr;
    const int outcome = git_tree_entry_bypath(&found, &tree, path.c_str());
    if (outcome == GIT_ENOTFOUND) return nullptr;
    require(outcome, "history");
    const Handle<git_tree_entry> entry(found);
    if (git_tree_entry_type(found) != GIT_OBJECT_BLOB) return nullptr;
    return make<git_blob>([&](auto** made) { return git_blob_lookup(made, repository_, git_tree_entry_id(found)); });
  }

  /// The paths at which two trees differ.
  std::set<std::string> find_differences(git_tree* before, git_tree* after) {
    std::set<std::string> paths;
    if (git_oid_equal(git_tree_id(before), git_tree_id(after)) != 0) return paths;
    const auto diff =
        make<git_diff>([&](auto** made) { return git_diff_tree_to_tree(made, repository_, before, after, nullptr); });
    for (std::size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
      paths.emplace(git_diff_get_delta(diff.get(), i)->new_file.path);
    }
    return paths;
  }

  void hand_on(const git_commit& commit, Wanted wanted) {
    std::erase_if(wanted, [](const auto& item) { return item.second.empty(); });
    if (wanted.empty()) return;
    auto& there = turns_[{git_commit_time(&commit), *git_commit_id(&commit)}];
    there.merge(wanted);  // what stays behind has a path that is there
    for (auto& [path, pieces] : wanted) there[path].insert(there[path].end(), pieces.begin(), pieces.end());
  }

  /// Takes from the rest what a parent has in another place: tables in another file, files with the same name.
  void follow_moves(const git_tree& before, const std::set<std::string>& differences, Wanted& rest, Wanted& wanted) {
    std::set<std::string> names;
    for (const auto& [path, pieces] : rest) {
      if (!pieces.empty()) names.insert(name_of(path));
    }
    if (names.empty()) return;
    std::map<std::string, std::string> places;  // of texts
    for (const auto& path : differences) {
      const bool has_tables = path.ends_with(".toml");
      if (!has_tables && !names.contains(name_of(path))) continue;
      const auto blob = find_file(before, path);
      if (!blob) continue;
      const auto text = text_of(blob.get());
      if (!has_tables) places.emplace(name_of(path).append("\n").append(text), path);
      for (const auto& table : has_tables ? tables_of(text) : std::vector<TableText>())
        places.emplace(table.text, path);
    }
    for (auto& [path, pieces] : rest) {
      std::erase_if(pieces, [&, name = name_of(path)](std::size_t piece) {
        const auto& [unused, text, is_table] = pieces_[piece];
        const auto place = places.find(is_table ? text : name + "\n" + text);
        if (place != places.end()) wanted[place->second].push_back(piece);
        return place != places.end();
      });
    }
    std::erase_if(rest, [](const auto& item) { return item.second.empty(); });
  }

  /// Hands each piece on to the first parent that has it; those that none has are of this commit.
  void take_turn(const git_oid& id, Wanted wanted) {
    const auto commit = find_commit(id);
    const auto tree = tree_of(commit.get());
    for (unsigned n = 0; n < git_commit_parentcount(commit.get()) && !wanted.empty(); ++n) {
      const auto parent = make<git_commit>([&](auto** made) { return git_commit_parent(made, commit.get(), n); });
      const auto before = tree_of(parent.get());
      const auto differences = find_differences(before.get(), tree.get());
      Wanted rest;
      for (const auto& path : differences) {
        const auto found = wanted.find(path);
        if (found == wanted.end()) continue;
        std::tie(found->second, rest[path]) = split(*before, path, std::move(found->second));
      }
      follow_moves(*before, differences, rest, wanted);
      hand_on(*parent, std::move(wanted));
      wanted = std::move(rest);
    }
    for (const auto& [path, pieces] : wanted) {
      for (const auto piece : pieces) times_[piece] = git_commit_time(commit.get());
    }
  }

  git_repository* repository_;
  std::string prefix_;
  const std::vector<TextPiece>& pieces_;
  std::vector<std::optional<Timestamp>> times_;
  std::map<Turn, Wanted> turns_;
};

}  // namespace

Changes GitHistory::find_changes(const std::vector<TextPiece>& pieces) const {
  const GitLibrary library;
  try {
    const auto repository = open(folder_);
    if (git_repository_is_shallow(repository.get()) != 0) {
      throw Unknown("the git repository is a shallow clone, which lacks most of the history",
                    "fetch the rest: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout");
    }
    return {Walk(repository.get(), path_in(repository.get(), folder_), pieces).find(), "", ""};
  } catch (const Unknown& unknown) {
    return {{}, unknown.what(), unknown.help};
  }
}

}  // namespace statusbook
