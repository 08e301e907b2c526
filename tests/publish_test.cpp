#include "publish/publish.h"

#include <map>
#include <set>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "catch.h"
#include "publish/manifest.h"
#include "support/killing_file_system.h"
#include "support/publish_site.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

using Files = std::map<std::string, std::string>;
using Moment = KillingFileSystem::Moment;

const std::string manifest_header =
    "statusbook manifest 1: the files below are replaced and deleted by statusbook build\n";

Site site_of(const Files& files) {
  Site site;
  for (const auto& [path, bytes] : files) site.files.push_back({path, bytes});
  return site;
}

/// Every file below a folder but the manifest.
void collect(const FileReader& reader, const std::string& folder, Files& files) {
  for (const auto& entry : reader.list(folder)) {
    const auto path = join_path(folder, entry.name);
    if (entry.kind == EntryKind::folder) {
      collect(reader, path, files);
    } else if (path != manifest_path) {
      files[path] = reader.read(path).value_or("(not a file)");
    }
  }
}

Files files_in(const FileReader& reader) {
  Files files;
  collect(reader, "", files);
  return files;
}

Files joined(Files a, const Files& b) {
  a.insert(b.begin(), b.end());
  return a;
}

std::string manifest_of(const Files& files) {
  auto manifest = manifest_header;
  for (const auto& [path, bytes] : files) manifest += path + "\n";
  return manifest;
}

// Between these sites files change, stay, come and go, and a file and a folder take each other's names.
const Files old_site{{"404/index.html", "old 404"},
                     {"410/deep/index.html", "old 410"},
                     {"assets/style.css", "same"},
                     {"index.html", "old home"},
                     {"swap", "old file"},
                     {"turn/index.html", "old"},
                     {".nojekyll", ""}};
const Files new_site{{"404/index.html", "new 404, longer"},
                     {"451/index.html", "new 451"},
                     {"assets/style.css", "same"},
                     {"index.html", "new home"},
                     {"swap/index.html", "new"},
                     {"turn", "new file"},
                     {".nojekyll", ""}};
const Files third_site{{"404/index.html", "third 404"}, {"swap", "third"}};
const Files foreign{{".git/HEAD", "ref"}, {"404/foreign.txt", "mine"}, {"410/foreign.txt", "mine"}, {"CNAME", "a.org"}};

void put(FileSystem& folder, const Files& files) {
  for (const auto& [path, bytes] : files) folder.write(path, bytes);
}

/// Publishes until the change at which it dies; whether it came to its end before.
bool publish_until(FileSystem& folder, const Files& site, int change, Moment moment) {
  KillingFileSystem killing(folder, change, moment);
  try {
    publish(site_of(site), killing);
    return true;
  } catch (const Killed&) {
    return false;
  } catch (const EnvironmentError&) {
    return false;
  }
}

/// A file of both sites is as in one of them; a file of one site is as there or absent. Foreign files are as they were.
void check_old_or_new(const FileReader& folder, const Files& before, const Files& after) {
  const auto files = files_in(folder);
  for (const auto& [path, bytes] : joined(before, after)) {
    const auto now = files.find(path);
    INFO(path << " is " << (now == files.end() ? "absent" : now->second));
    const auto is_as_in = [&, &name = path](const Files& site) {
      const auto found = site.find(name);
      return found == site.end() ? now == files.end() : now != files.end() && now->second == found->second;
    };
    CHECK((is_as_in(before) || is_as_in(after)));
  }
  for (const auto& [path, bytes] : foreign) {
    INFO(path);
    REQUIRE(files.contains(path));
    CHECK(files.at(path) == bytes);
  }
}

/// The folder is as if nothing but this site had ever been published there.
void check_clean(const FileReader& folder, const Files& site) {
  CHECK(files_in(folder) == joined(site, foreign));
  CHECK(folder.read(manifest_path) == manifest_of(site));
}

/// A disk that is full at the n-th write.
struct FullDisk : KillingFileSystem {
  FullDisk(FileSystem& inner, int last) : KillingFileSystem(inner, 0, Moment::before), left(last) {}
  void stage(const std::string& path, std::string_view bytes) override {
    if (left-- == 0) throw EnvironmentError("no space left");
    KillingFileSystem::stage(path, bytes);
  }
  int left;
};

std::string refusal(const Files& site, FileSystem& folder) {
  const auto before = files_in(folder);
  const auto manifest = folder.read(manifest_path);
  try {
    publish(site_of(site), folder);
  } catch (const EnvironmentError& error) {
    CHECK(files_in(folder) == before);
    CHECK(folder.read(manifest_path) == manifest);
    return error.what();
  }
  return "(published)";
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("a site is written with a manifest of its files", "[publish]") {
  MemoryFileSystem folder;
  const auto [written, deleted, untouched] = publish(site_of(old_site), folder);
  CHECK(written == 7);
  CHECK(deleted == 0);
  CHECK(files_in(folder) == old_site);
  CHECK(folder.read(manifest_path) == manifest_of(old_site));
}

TEST_CASE("publishing again brings the folder in line", "[publish]") {
  MemoryFileSystem folder;
  publish(site_of(old_site), folder);
  const auto [written, deleted, untouched] = publish(site_of(new_site), folder);
  CHECK(written == 5);
  CHECK(deleted == 3);
  CHECK(files_in(folder) == new_site);
  CHECK(folder.read(manifest_path) == manifest_of(new_site));
}

TEST_CASE("files that are as they should be are not written", "[publish]") {
  MemoryFileSystem inner;
  publish(site_of(old_site), inner);
  /// Fails on every write, and on the removal of a file that is there.
  struct ReadOnly : KillingFileSystem {
    using KillingFileSystem::KillingFileSystem;
    void stage(const std::string& path, std::string_view) override { FAIL("writes " << path); }
    void remove(const std::string& path) override { CHECK_FALSE(find(path)); }
  } folder(inner, 0, Moment::before);
  const auto [written, deleted, untouched] = publish(site_of(old_site), folder);
  CHECK(written == 0);
  CHECK(deleted == 0);
}

TEST_CASE("the folder is listed, and no file in it asked for by itself", "[publish]") {
  MemoryFileSystem inner;
  publish(site_of(old_site), inner);
  struct Counting : KillingFileSystem {
    using KillingFileSystem::KillingFileSystem;
    std::optional<Entry> find(const std::string& path) const override {
      FAIL("asks for " << path);
      return {};
    }
    std::vector<Entry> list(const std::string& path) const override {
      CHECK(++lists[path] == 1);
      return KillingFileSystem::list(path);
    }
    mutable std::map<std::string, int> lists;
  } folder(inner, 0, Moment::before);
  CHECK(publish(site_of(old_site), folder).written == 0);
  CHECK(folder.lists.size() == 6);
}

TEST_CASE("what a killed build left of a file that is as it should be goes", "[publish]") {
  MemoryFileSystem folder;
  publish(site_of(old_site), folder);
  folder.write(unfinished_name("404/index.html"), "half");
  CHECK(publish(site_of(old_site), folder).written == 0);
  CHECK(files_in(folder) == old_site);
}

TEST_CASE("a file that somebody changed or deleted is put right", "[publish]") {
  MemoryFileSystem folder;
  publish(site_of(old_site), folder);
  folder.write("index.html", "edited");
  folder.remove("swap");
  CHECK(publish(site_of(old_site), folder).written == 2);
  CHECK(files_in(folder) == old_site);
}

TEST_CASE("folders that stale files leave empty go, those with somebody's files stay", "[publish]") {
  const TemporaryFolder disk;
  DiskFileSystem folder(disk.path());
  publish(site_of({{"a/b/c/x", ""}, {"d/e/x", ""}, {"f", ""}}), folder);
  disk.put("d/mine", "mine");
  publish(site_of({{"f", ""}}), folder);
  CHECK(disk.names() == ".statusbook-manifest d/ d/mine f");
}

TEST_CASE("a file and a folder may take each other's names", "[publish]") {
  const TemporaryFolder disk;
  DiskFileSystem folder(disk.path());
  publish(site_of({{"a", "file"}, {"b/x/y", "folder"}, {"b/z", "folder"}}), folder);
  publish(site_of({{"a/x/y", "folder"}, {"b", "file"}}), folder);
  CHECK(disk.names() == ".statusbook-manifest a/ a/x/ a/x/y b");
  publish(site_of({{"a", "file"}, {"b/x/y", "folder"}}), folder);
  CHECK(disk.names() == ".statusbook-manifest a b/ b/x/ b/x/y");
  CHECK(disk.get("a") == "file");
}

TEST_CASE("a folder with what belongs to Git and hosts counts as empty", "[publish]") {
  const Files files{
      {".DS_Store", ""}, {".git/HEAD", "ref"}, {".gitignore", "*"}, {".nojekyll", ""}, {".well-known/x", ""}};
  MemoryFileSystem folder(files);
  publish(site_of({{"index.html", "x"}}), folder);
  CHECK(files_in(folder) == joined(files, {{"index.html", "x"}}));
}

TEST_CASE("a folder with other dotfiles, as somebody's home, is refused", "[publish]") {
  MemoryFileSystem folder(Files{{".bashrc", ""}, {".gitconfig", ""}});
  CHECK(contains(refusal(old_site, folder), "the output folder holds '.bashrc'"));
}

TEST_CASE("a folder that holds something and has no manifest is refused", "[publish]") {
  MemoryFileSystem folder(Files{{".gitignore", "*"}, {"letter.txt", "dear"}});
  CHECK(contains(refusal(old_site, folder), "the output folder holds 'letter.txt' and no manifest"));
  MemoryFileSystem deep(Files{{"photos/cat.jpg", "cat"}});
  CHECK(contains(refusal(old_site, deep), "the output folder holds 'photos'"));
}

TEST_CASE("a manifest that is damaged is refused", "[publish]") {
  const auto with_manifest = [](const std::string& manifest) {
    MemoryFileSystem folder(Files{{manifest_path, manifest}, {"index.html", "x"}, {"x", "mine"}});
    return refusal({{"index.html", "new"}}, folder);
  };
  CHECK(contains(with_manifest(""), "is damaged"));
  CHECK(contains(with_manifest("index.html\n"), "is damaged"));
  CHECK(contains(with_manifest("statusbook manifest 2\nindex.html\n"), "is damaged"));
  CHECK(contains(with_manifest(manifest_header.substr(0, 30)), "is damaged"));
  CHECK(contains(with_manifest(manifest_header + "index.html\n\nx\n"), "names ''"));
}

TEST_CASE("a manifest that leads out of the folder is refused", "[publish]") {
  for (const std::string path : {"../x", "/etc/passwd", "a/../../x", "..", "a//b", "./x", "a\\..\\x", "a\tb"}) {
    INFO(path);
    const TemporaryFolder disk;
    disk.put("x", "mine");
    disk.put("site/index.html", "old");
    disk.put("site/" + std::string(manifest_path), manifest_header + "index.html\n" + path + "\n");
    DiskFileSystem folder(disk.path() / "site");
    CHECK(contains(refusal({{"index.html", "new"}}, folder), "which is no path in it"));
    CHECK(disk.get("x") == "mine");
  }
}

TEST_CASE("a manifest that is a folder or a link is refused", "[publish]") {
  const TemporaryFolder disk;
  disk.put("real", manifest_header);
  disk.put("site/index.html", "mine");
  std::filesystem::create_symlink("../real", disk.path() / "site" / manifest_path);
  DiskFileSystem folder(disk.path() / "site");
  CHECK(contains(refusal({{"index.html", "new"}}, folder), "no manifest"));
  CHECK(disk.get("real") == manifest_header);
}

TEST_CASE("a foreign file in the way is refused, one with the same bytes is adopted", "[publish]") {
  MemoryFileSystem folder;
  publish(site_of({{"index.html", "x"}}), folder);
  folder.write("404/index.html", "mine");
  CHECK(contains(refusal({{"404/index.html", "theirs"}, {"index.html", "y"}}, folder),
                 "'404/index.html' in the output folder was not written by statusbook"));
  CHECK(publish(site_of({{"404/index.html", "mine"}, {"index.html", "x"}}), folder).written == 0);
  CHECK(publish(site_of({{"404/index.html", "theirs"}, {"index.html", "x"}}), folder).written == 1);
}

TEST_CASE("a foreign dotfile in the way is refused, too", "[publish]") {
  MemoryFileSystem folder(Files{{".nojekyll", "mine"}});
  CHECK(contains(refusal({{".nojekyll", ""}, {"index.html", ""}}, folder), "'.nojekyll'"));
}

TEST_CASE("a foreign file where a folder has to be is refused before anything is written", "[publish]") {
  const TemporaryFolder disk;
  DiskFileSystem folder(disk.path());
  publish(site_of({{"index.html", "x"}}), folder);
  disk.put("404", "mine");
  CHECK(contains(refusal({{"404/deep/index.html", "x"}, {"index.html", "y"}}, folder), "'404'"));
}

TEST_CASE("a folder of foreign files where a file has to be is refused before anything is written", "[publish]") {
  const TemporaryFolder disk;
  DiskFileSystem folder(disk.path());
  publish(site_of({{"a/ours", "x"}, {"index.html", "x"}}), folder);
  disk.put("a/deep/mine", "mine");
  CHECK(contains(refusal({{"a", "x"}, {"index.html", "y"}}, folder), "'a/deep/mine'"));
  CHECK(disk.get("a/ours") == "x");
}

TEST_CASE("a link in the way is refused and not followed", "[publish]") {
  const TemporaryFolder disk;
  disk.put("outside/index.html", "mine");
  DiskFileSystem folder(disk.path() / "site");
  publish(site_of({{"index.html", "x"}}), folder);
  std::filesystem::create_directory_symlink("../outside", disk.path() / "site/404");
  CHECK(contains(refusal({{"404/index.html", "mine"}, {"index.html", "y"}}, folder), "404"));
  std::filesystem::create_symlink("../outside/index.html", disk.path() / "site/home.html");
  CHECK(contains(refusal({{"home.html", "mine"}, {"index.html", "y"}}, folder), "'home.html'"));
  CHECK(disk.get("outside/index.html") == "mine");
}

TEST_CASE("a manifest whose files are gone is no hindrance", "[publish]") {
  MemoryFileSystem folder(Files{{manifest_path, manifest_of(old_site)}});
  CHECK(publish(site_of(new_site), folder).deleted == 0);
  CHECK(files_in(folder) == new_site);
}

TEST_CASE("a build that is killed at any change leaves each file old or new, and the next heals it", "[publish]") {
  for (const auto moment : {Moment::before, Moment::during}) {
    bool finished = false;
    int change = 0;
    while (!finished) {
      INFO("killed at change " << ++change << (moment == Moment::before ? "" : ", half done"));
      for (const auto* next : {&new_site, &old_site, &third_site}) {
        MemoryFileSystem folder;
        publish(site_of(old_site), folder);
        put(folder, foreign);
        finished = publish_until(folder, new_site, change, moment);
        check_old_or_new(folder, old_site, new_site);
        publish(site_of(*next), folder);
        check_clean(folder, *next);
      }
    }
    CHECK(change > 20);
  }
}

TEST_CASE("a build that is killed on the disk leaves no empty folders behind for ever", "[publish]") {
  TemporaryFolder expected;
  DiskFileSystem expected_files(expected.path());
  publish(site_of(new_site), expected_files);
  bool finished = false;
  for (int change = 1; !finished; ++change) {
    INFO("killed at change " << change);
    const TemporaryFolder disk;
    DiskFileSystem folder(disk.path());
    publish(site_of(old_site), folder);
    finished = publish_until(folder, new_site, change, Moment::during);
    publish(site_of(new_site), folder);
    CHECK(disk.names() == expected.names());
  }
}

TEST_CASE("the first build of all may be killed at any change", "[publish]") {
  for (const auto moment : {Moment::before, Moment::during}) {
    bool finished = false;
    for (int change = 1; !finished; ++change) {
      INFO("killed at change " << change);
      MemoryFileSystem folder(Files{{".gitignore", "*"}});
      finished = publish_until(folder, old_site, change, moment);
      check_old_or_new(MemoryFileSystem(joined(files_in(folder), foreign)), {}, old_site);
      publish(site_of(old_site), folder);
      CHECK(files_in(folder) == joined(old_site, {{".gitignore", "*"}}));
    }
  }
}

TEST_CASE("a second build that is killed after a first that was killed is healed", "[publish]") {
  bool first_finished = false;
  for (int first = 1; !first_finished; ++first) {
    bool second_finished = false;
    for (int second = 1; !second_finished; ++second) {
      INFO("killed at changes " << first << " and " << second);
      MemoryFileSystem folder;
      publish(site_of(old_site), folder);
      put(folder, foreign);
      first_finished = publish_until(folder, new_site, first, Moment::during);
      second_finished = publish_until(folder, third_site, second, Moment::during);
      for (const auto& [path, bytes] : foreign) CHECK(folder.read(path) == bytes);
      publish(site_of(old_site), folder);
      check_clean(folder, old_site);
    }
  }
}

TEST_CASE("a build that stops because the system fails is healed like a killed one", "[publish]") {
  for (int writes = 0; writes < 6; ++writes) {
    MemoryFileSystem folder;
    publish(site_of(old_site), folder);
    put(folder, foreign);
    FullDisk full(folder, writes);
    CHECK_THROWS_AS(publish(site_of(new_site), full), EnvironmentError);
    check_old_or_new(folder, old_site, new_site);
    publish(site_of(new_site), folder);
    check_clean(folder, new_site);
  }
}

TEST_CASE("a disk that becomes full leaves the old site whole and nothing beside it", "[publish]") {
  const Files before{{"404/index.html", "old 404"}, {"index.html", "old home"}};
  const Files after{{"404/index.html", "new 404"}, {"410/index.html", "new 410"}, {"index.html", "new home"}};
  for (int writes = 1; writes < 4; ++writes) {  // the manifest is first
    MemoryFileSystem folder;
    publish(site_of(before), folder);
    FullDisk full(folder, writes);
    CHECK_THROWS_AS(publish(site_of(after), full), EnvironmentError);
    CHECK(files_in(folder) == before);
  }
}

TEST_CASE("a site that is not committed leaves the folder as it was", "[publish]") {
  const TemporaryFolder disk;
  DiskFileSystem folder(disk.path());
  publish(site_of(old_site), folder);
  put(folder, foreign);
  std::filesystem::create_directory(disk.path() / "451");  // somebody's, and empty
  const auto before = disk.names();
  const auto times = [&] { return folder.find("index.html")->stamp; };
  const auto home = times();
  {
    Publication publication(folder);
    publication.begin({"404/index.html", "451/index.html", "500/deep/index.html", "index.html", "swap/index.html"});
    publication.take("404/index.html", "new");
    publication.take("451/index.html", "new");
    publication.take("500/deep/index.html", "new");
    publication.take("swap/index.html", "new");
    CHECK(disk.names() != before);
  }
  CHECK(disk.names() == before);
  CHECK(times() == home);
  check_clean(folder, old_site);
}

TEST_CASE("a file that cannot be written leaves no folder that was made for it", "[publish]") {
  struct FullDisk : KillingFileSystem {
    explicit FullDisk(FileSystem& inner) : KillingFileSystem(inner, 0, Moment::before), disk(inner) {}
    void stage(const std::string& path, std::string_view bytes) override {
      disk.stage(path, bytes);
      if (path != "410/deep/index.html") return;
      disk.remove(unfinished_name(path));
      throw EnvironmentError("no space left");
    }
    FileSystem& disk;
  };
  const TemporaryFolder disk;
  DiskFileSystem folder(disk.path());
  publish(site_of({{"index.html", "home"}}), folder);
  FullDisk full(folder);
  CHECK_THROWS_AS(publish(site_of({{"410/deep/index.html", "new"}, {"index.html", "new home"}}), full),
                  EnvironmentError);
  CHECK(disk.names() == ".statusbook-manifest index.html");
  CHECK(disk.get("index.html") == "home");
}

TEST_CASE("the first site of all that is not committed leaves nothing", "[publish]") {
  MemoryFileSystem folder;
  folder.write(".git/HEAD", "ref");
  {
    Publication publication(folder);
    publication.begin({"404/index.html", "index.html"});
    publication.take("404/index.html", "new");
  }
  CHECK(files_in(folder) == Files{{".git/HEAD", "ref"}});
  CHECK_FALSE(folder.read(manifest_path));
}

TEST_CASE("as long as a foreign file may turn out to be another, no manifest calls it ours", "[publish]") {
  MemoryFileSystem folder;
  publish(site_of({{"index.html", "home"}}), folder);
  put(folder, {{"404.html", "mine"}});
  for (int change = 1; change < 8; ++change) {
    publish_until(folder, {{"404.html", "new"}, {"410.html", "new"}, {"index.html", "home"}}, change, Moment::before);
    CHECK(folder.read("404.html") == "mine");
    CHECK_FALSE(contains(*folder.read(manifest_path), "404.html"));
  }
  publish(site_of({{"404.html", "mine"}, {"index.html", "home"}}), folder);
  CHECK(contains(*folder.read(manifest_path), "404.html"));
}

TEST_CASE("new bytes are on the disk before the first of them takes its place", "[publish]") {
  /// What a power cut leaves of a file is what was synced.
  struct Recording : KillingFileSystem {
    explicit Recording(FileSystem& inner) : KillingFileSystem(inner, 0, Moment::before) {}
    void stage(const std::string& path, std::string_view bytes) override {
      KillingFileSystem::stage(path, bytes);
      log += "stage " + path + "\n";
    }
    void sync(const std::vector<std::string>& paths) override {
      for (const auto& path : paths) log += "sync " + path + "\n";
    }
    std::optional<Entry> put(const std::string& path) override {
      log += "put " + path + "\n";
      return KillingFileSystem::put(path);
    }
    std::string log;
  };
  MemoryFileSystem inner;
  Recording folder(inner);
  publish(site_of({{"404/index.html", "x"}, {"index.html", "y"}}), folder);
  CHECK(folder.log ==
        "stage .statusbook-manifest\nsync .statusbook-manifest\nput .statusbook-manifest\n"
        "stage 404/index.html\nstage index.html\nsync 404/index.html\nsync index.html\n"
        "put 404/index.html\nput index.html\n");
}

TEST_CASE("a foreign file whose name looks unfinished stays", "[publish]") {
  MemoryFileSystem folder;
  publish(site_of({{"index.html", "x"}}), folder);
  folder.write("index.html.unfinished", "mine");
  publish(site_of({{"index.html", "y"}}), folder);
  publish(site_of({{"404.html", "z"}}), folder);
  CHECK(files_in(folder) == Files{{"404.html", "z"}, {"index.html.unfinished", "mine"}});
}
