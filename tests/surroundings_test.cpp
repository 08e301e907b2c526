// Files change on a real disk. Each wait is for an event that has to come; the time limit of the test run ends one that
// does not.
#include "serve/surroundings.h"

#include <csignal>
#include <filesystem>

#include "catch.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

using Event = Surroundings::Event;

struct Project {
  TemporaryFolder folder;

  Project() {
    folder.put("content/book.toml", "title = \"T\"\n");
    folder.put("content/codes/404.md", "One.\n");
    folder.put("theme/theme.toml", "");
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  [[nodiscard]] std::vector<std::string> folders() const { return {path("content"), path("theme")}; }
};

}  // namespace

TEST_CASE("a file that is written anew is a change", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  CHECK_FALSE(surroundings.has_changed());
  project.folder.put("content/codes/404.md", "Two.\n");
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("theme/theme.toml", "name = \"T\"\n");
  CHECK(surroundings.wait() == Event::change);
}

TEST_CASE("a file that an editor puts in the place of another is a change, each time", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  for (const auto* text : {"Two.\n", "Three.\n"}) {
    project.folder.put("beside", text);
    std::filesystem::rename(project.path("beside"), project.path("content/codes/404.md"));
    CHECK(surroundings.wait() == Event::change);
  }
}

TEST_CASE("files in new folders are seen, and those in folders that were replaced", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  project.folder.put("content/notes/new.md", "# New\n");
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("content/notes/new.md", "# Newer\n");
  CHECK(surroundings.wait() == Event::change);
  std::filesystem::remove_all(project.path("content"));
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("content/book.toml", "title = \"T\"\n");
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("content/book.toml", "title = \"U\"\n");
  CHECK(surroundings.wait() == Event::change);
}

TEST_CASE("a burst of saves is one change", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  for (int i = 0; i < 50; ++i) project.folder.put("content/codes/" + std::to_string(i) + ".md", "x");
  CHECK(surroundings.wait() == Event::change);
  CHECK_FALSE(surroundings.has_changed());
}

TEST_CASE("what changes while a change is worked on is told afterwards", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  project.folder.put("content/codes/404.md", "Two.\n");
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("content/codes/404.md", "Three.\n");
  while (!surroundings.has_changed()) {
  }
  CHECK(surroundings.wait() == Event::change);
}

TEST_CASE("files beside the folders are nobody's business", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  project.folder.put("site/index.html", "x");
  project.folder.put("README.md", "x");
  project.folder.put("content/codes/404.md", "Two.\n");
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("README.md", "y");
  CHECK_FALSE(surroundings.has_changed());
}

TEST_CASE("a signal asks for the end", "[surroundings]") {
  const Project project;
  Surroundings surroundings(project.folders());
  REQUIRE(raise(SIGTERM) == 0);
  CHECK(surroundings.wait() == Event::quit);
}

TEST_CASE("other folders are a change, and are watched from then on", "[surroundings]") {
  const Project project;
  project.folder.put("house/theme.toml", "");
  Surroundings surroundings(project.folders());
  auto folders = project.folders();
  surroundings.watch(folders);
  CHECK_FALSE(surroundings.has_changed());
  folders.push_back(project.path("house"));
  surroundings.watch(folders);
  CHECK(surroundings.wait() == Event::change);
  project.folder.put("house/theme.toml", "name = \"T\"\n");
  CHECK(surroundings.wait() == Event::change);
}
