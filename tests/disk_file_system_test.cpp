#include "base/disk_file_system.h"

#include <unistd.h>

#include "catch.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

namespace fs = std::filesystem;

std::string names_in(const std::vector<Entry>& entries) {
  std::string names;
  for (const auto& entry : entries) names += (names.empty() ? "" : " ") + entry.name;
  return names;
}

}  // namespace

TEST_CASE("what is at a path is told by kind and size", "[disk]") {
  const TemporaryFolder folder;
  folder.put("a/b.txt", "12345");
  fs::create_symlink("b.txt", folder.path() / "a/link");
  const DiskFileSystem files(folder.path());
  CHECK(files.find("a/b.txt")->kind == EntryKind::file);
  CHECK(files.find("a/b.txt")->size == 5);
  CHECK(files.find("a/b.txt")->name == "b.txt");
  CHECK(files.find("a")->kind == EntryKind::folder);
  CHECK(files.find("a/link")->kind == EntryKind::link);
  CHECK(files.find("")->kind == EntryKind::folder);
}

TEST_CASE("that something is absent is no error", "[disk]") {
  const TemporaryFolder folder;
  folder.put("file", "x");
  DiskFileSystem files(folder.path());
  for (const auto* path : {"none", "none/deeper", "file/below"}) {
    INFO(path);
    CHECK_FALSE(files.find(path));
    CHECK_FALSE(files.read(path));
    CHECK(files.list(path).empty());
    CHECK_NOTHROW(files.remove(path));
    CHECK_NOTHROW(files.remove_if_empty(path));
  }
  CHECK(files.list("file").empty());
  CHECK_FALSE(files.read(""));
  const DiskFileSystem nowhere(folder.path() / "nowhere");
  CHECK_FALSE(nowhere.find(""));
  CHECK(nowhere.list("").empty());
  CHECK_FALSE(nowhere.read("x"));
}

TEST_CASE("a folder's entries are sorted by name", "[disk]") {
  const TemporaryFolder folder;
  for (const auto* name : {"b", "a/x", "C", "ä", ".hidden", "a0", "a.b"}) folder.put(name, "");
  const DiskFileSystem files(folder.path());
  CHECK(names_in(files.list("")) == ".hidden C a a.b a0 b ä");
  CHECK(names_in(files.list("a")) == "x");
}

TEST_CASE("bytes are read and written as they are", "[disk]") {
  const TemporaryFolder folder;
  DiskFileSystem files(folder.path());
  const std::string bytes("a\0\r\n\xff\x1a", 6);
  files.write("x", bytes);
  CHECK(files.read("x") == bytes);
  files.write("empty", "");
  CHECK(files.read("empty") == "");
}

TEST_CASE("a write makes the folders on the way, the root too", "[disk]") {
  const TemporaryFolder folder;
  DiskFileSystem files(folder.path() / "site");
  files.write("404/index.html", "x");
  CHECK(folder.names() == "site/ site/404/ site/404/index.html");
}

TEST_CASE("a write replaces the file and leaves nothing beside it", "[disk]") {
  const TemporaryFolder folder;
  folder.put("x", "old");
  folder.put(unfinished_name("x"), "left by a build that was killed");
  fs::create_hard_link(folder.path() / "x", folder.path() / "other");
  DiskFileSystem files(folder.path());
  files.write("x", "new");
  CHECK(folder.get("x") == "new");
  CHECK(folder.get("other") == "old");  // the old file was replaced, not written to
  CHECK(folder.names() == "other x");
}

TEST_CASE("a write that fails leaves nothing beside the target", "[disk]") {
  const TemporaryFolder folder;
  folder.put("x/inside", "");
  DiskFileSystem files(folder.path());
  CHECK_THROWS_AS(files.write("x", "new"), EnvironmentError);
  CHECK_THROWS_AS(files.write("x/inside/y", "new"), EnvironmentError);
  CHECK(folder.names() == "x/ x/inside");
}

TEST_CASE("files are removed, folders only when they are empty", "[disk]") {
  const TemporaryFolder folder;
  folder.put("a/x", "");
  folder.put("b", "");
  DiskFileSystem files(folder.path());
  files.remove("a");
  files.remove_if_empty("a");
  files.remove_if_empty("b");
  CHECK(folder.names() == "a/ a/x b");
  files.remove("a/x");
  files.remove("b");
  files.remove_if_empty("a");
  CHECK(folder.names() == "");
}

TEST_CASE("a file that is a symbolic link is not followed", "[disk]") {
  const TemporaryFolder folder;
  folder.put("outside", "secret");
  fs::create_directory(folder.path() / "root");
  fs::create_symlink("../outside", folder.path() / "root/link");
  fs::create_symlink("../nowhere", folder.path() / "root/dangling");
  DiskFileSystem files(folder.path() / "root");
  CHECK_FALSE(files.read("link"));
  CHECK(files.find("dangling")->kind == EntryKind::link);
  CHECK_FALSE(files.read("dangling"));
  files.write("link", "new");
  CHECK(folder.get("outside") == "secret");
  CHECK(folder.get("root/link") == "new");
  files.remove("dangling");
  CHECK(folder.names() == "outside root/ root/link");
}

TEST_CASE("an unfinished file that is a symbolic link is not written through", "[disk]") {
  const TemporaryFolder folder;
  folder.put("outside", "secret");
  fs::create_directory(folder.path() / "root");
  fs::create_symlink("../outside", folder.path() / "root" / unfinished_name("x"));
  DiskFileSystem files(folder.path() / "root");
  files.write("x", "new");
  CHECK(folder.get("outside") == "secret");
  CHECK(folder.names() == "outside root/ root/x");
}

TEST_CASE("a folder on the way that is a symbolic link is refused", "[disk]") {
  const TemporaryFolder folder;
  folder.put("outside/x", "secret");
  fs::create_directory(folder.path() / "root");
  fs::create_directory_symlink("../outside", folder.path() / "root/link");
  DiskFileSystem files(folder.path() / "root");
  CHECK_THROWS_AS(files.find("link/x"), EnvironmentError);
  CHECK_THROWS_AS(files.read("link/x"), EnvironmentError);
  CHECK_THROWS_AS(files.list("link/deeper"), EnvironmentError);
  CHECK_THROWS_AS(files.write("link/y", ""), EnvironmentError);
  CHECK_THROWS_AS(files.remove("link/x"), EnvironmentError);
  CHECK_THROWS_AS(files.remove_if_empty("link/x"), EnvironmentError);
  CHECK(folder.names() == "outside/ outside/x root/ root/link");
}

TEST_CASE("a folder that is a symbolic link is not listed", "[disk]") {
  const TemporaryFolder folder;
  folder.put("outside/x", "");
  fs::create_directory(folder.path() / "root");
  fs::create_directory_symlink("../outside", folder.path() / "root/link");
  DiskFileSystem files(folder.path() / "root");
  CHECK(files.list("link").empty());
  CHECK_NOTHROW(files.remove_if_empty("link"));
  CHECK(fs::is_symlink(folder.path() / "root/link"));
}

TEST_CASE("the root itself may be reached through a symbolic link", "[disk]") {
  const TemporaryFolder folder;
  folder.put("real/a/x", "text");
  fs::create_directory_symlink("real", folder.path() / "root");
  DiskFileSystem files(folder.path() / "root");
  CHECK(files.read("a/x") == "text");
  CHECK(names_in(files.list("")) == "a");
  CHECK(files.find("")->kind == EntryKind::folder);
  files.write("b", "");
  CHECK(folder.get("real/b") == "");
}

TEST_CASE("a path that leaves the root is refused", "[disk]") {
  const TemporaryFolder folder;
  folder.put("outside", "secret");
  folder.put("root/a/x", "");
  DiskFileSystem files(folder.path() / "root");
  for (const auto* path :
       {"../outside", "a/../../outside", "/etc/passwd", "a/./x", "a//x", "a/", ".", "..", "a\\x", "a\nx"}) {
    INFO(path);
    CHECK_THROWS_AS(files.find(path), EnvironmentError);
    CHECK_THROWS_AS(files.read(path), EnvironmentError);
    CHECK_THROWS_AS(files.list(path), EnvironmentError);
    CHECK_THROWS_AS(files.write(path, ""), EnvironmentError);
    CHECK_THROWS_AS(files.remove(path), EnvironmentError);
    CHECK_THROWS_AS(files.remove_if_empty(path), EnvironmentError);
  }
  CHECK(folder.get("outside") == "secret");
}

TEST_CASE("what the system refuses is an error with the path in it", "[disk]") {
  if (::geteuid() == 0) return;  // to root nothing is forbidden
  const TemporaryFolder folder;
  folder.put("closed/x", "text");
  DiskFileSystem files(folder.path());
  fs::permissions(folder.path() / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  CHECK_THROWS_AS(files.write("closed/y", ""), EnvironmentError);
  CHECK_THROWS_AS(files.remove("closed/x"), EnvironmentError);
  CHECK_THROWS_AS(files.write("closed/deeper/y", ""), EnvironmentError);
  fs::permissions(folder.path() / "closed", fs::perms::none);
  CHECK_THROWS_AS(files.find("closed/x"), EnvironmentError);
  CHECK_THROWS_AS(files.list("closed"), EnvironmentError);
  fs::permissions(folder.path() / "closed", fs::perms::owner_all);
  fs::permissions(folder.path() / "closed/x", fs::perms::none);
  CHECK_THROWS_AS(files.read("closed/x"), EnvironmentError);
  CHECK(folder.names() == "closed/ closed/x");
}

TEST_CASE("what is neither file, folder nor link is another kind", "[disk]") {
  const DiskFileSystem devices("/dev");
  CHECK(devices.find("null")->kind == EntryKind::other);
  CHECK_FALSE(devices.read("null"));
}
