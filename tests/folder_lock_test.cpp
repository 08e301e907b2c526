#include "base/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <memory>

#include "base/file_system.h"
#include "catch.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

/// Whether somebody else could lock the folder now.
bool is_free(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(descriptor >= 0);
  const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return locked;
}

const auto silent = [](std::string_view note) { FAIL("tells: " << note); };

}  // namespace

TEST_CASE("a folder is made and held as long as the lock is there, and nothing is left in it", "[disk]") {
  const TemporaryFolder disk;
  {
    const FolderLock lock((disk.path() / "a/site").string(), silent);
    CHECK_FALSE(is_free(disk.path() / "a/site"));
    CHECK(disk.names() == "a/ a/site/");
    disk.put("a/site/index.html", "x");
  }
  CHECK(is_free(disk.path() / "a/site"));
  CHECK(disk.names() == "a/ a/site/ a/site/index.html");
}

TEST_CASE("a folder that was made for nothing goes, and who waits for it makes it again", "[disk]") {
  const TemporaryFolder disk;
  const auto site = disk.path() / "site";
  auto first = std::make_unique<FolderLock>(site.string(), silent);
  auto second = std::make_unique<FolderLock>(site.string(), [&](std::string_view) { first.reset(); });
  CHECK(disk.names() == "site/");
  CHECK_FALSE(is_free(site));
  second.reset();
  CHECK(disk.names().empty());
}

TEST_CASE("an empty folder that was there stays", "[disk]") {
  const TemporaryFolder disk;
  std::filesystem::create_directory(disk.path() / "site");
  FolderLock((disk.path() / "site").string(), silent);
  CHECK(disk.names() == "site/");
}

TEST_CASE("who comes second is told who is there, and waits", "[disk]") {
  const TemporaryFolder disk;
  auto first = std::make_unique<FolderLock>(disk.path().string(), silent);
  std::string notes;
  const FolderLock second(disk.path().string(), [&](std::string_view note) {
    notes += note;
    first.reset();
  });
  CHECK_FALSE(is_free(disk.path()));
  CHECK(notes.find("writes into " + disk.path().string() + "; waiting") != std::string::npos);
#ifdef __linux__
  const auto process = "process " + std::to_string(::getpid());
  const bool is_named = notes.starts_with(process + ", which began ") && notes.find(" s ago") != std::string::npos;
  CHECK((is_named || notes.starts_with("another process")));  // what /proc shows depends on the file system
#endif
}

TEST_CASE("what is no folder cannot be locked", "[disk]") {
  const TemporaryFolder disk;
  disk.put("file", "x");
  CHECK_THROWS_AS(FolderLock((disk.path() / "file").string(), silent), EnvironmentError);
  CHECK_THROWS_AS(FolderLock((disk.path() / "file/below").string(), silent), EnvironmentError);
}
