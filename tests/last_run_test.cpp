// A run that would find what the last one found does nothing; after any change it does its work.
#include "commands/last_run.h"

#include <filesystem>
#include <sstream>

#include "base/disk_file_system.h"
#include "catch.h"
#include "commands/build.h"
#include "support/golden_case.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

void put_case(const TemporaryFolder& folder, const char* name) {
  const auto path = std::filesystem::path(STATUSBOOK_SOURCE_DIR) / "tests/golden" / name;
  for (const auto& [file, text] : parse_golden_case(*DiskFileSystem(path.parent_path()).read(name)).in) {
    folder.put("book/" + file, text);
  }
}

/// A book with the theme of golden cases, and a user with a cache.
struct Desk {
  TemporaryFolder folder;
  Options options;
  std::string program = "this build";
  std::string today = "2026-06-30";

  Desk() {
    put_case(folder, "whole_site.txt");
    put_case(folder, "theme.txt");
    options.root = (folder.path() / "book").string();
    options.out = (folder.path() / "site").string();
  }

  std::string run(ExitStatus (*command)(const Options&, Terminal&), ExitStatus expected = ExitStatus::success) const {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{out, err};
    terminal.today = today;
    terminal.folder = folder.path().string();
    terminal.cache = (folder.path() / "cache").string();
    terminal.program = program;
    CHECK(command(options, terminal) == expected);
    return out.str().substr(0, out.str().rfind(", ")) + err.str();
  }
  [[nodiscard]] std::string build() const { return run(run_build); }
  [[nodiscard]] std::string check() const { return run(run_check); }

  /// Makes what the last runs found tell of themselves.
  void mark_records() const {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "cache/runs")) {
      const auto name = "cache/runs/" + entry.path().filename().string();
      auto text = folder.get(name);
      const auto at = text.find("\"pages\":") + 8;
      folder.put(name, text.replace(at, text.find(',', at) - at, "4321"));
    }
  }
};

bool is_remembered(const std::string& said) { return said.starts_with("4321 pages"); }

}  // namespace

TEST_CASE("nothing is done again where nothing has changed", "[last run]") {
  const Desk desk;
  const auto built = desk.build();
  const auto checked = desk.check();
  CHECK_FALSE(is_remembered(built + checked));
  CHECK(desk.build().find("(0 files written, 0 deleted)") != std::string::npos);
  CHECK(desk.check() == checked);
  desk.mark_records();
  CHECK(is_remembered(desk.build()));
  CHECK(is_remembered(desk.check()));
}

TEST_CASE("a check of a book leaves what its last build has done", "[last run]") {
  const TemporaryFolder folder;
  std::ostringstream out;
  Terminal terminal{out, out};
  terminal.cache = folder.path().string();
  terminal.program = "this build";
  for (int i = 0; i < 300; ++i) {
    Options options;
    options.root = std::to_string(i);
    const LastRun build("build", options, {}, "site", terminal);
    const LastRun check("check", options, {}, "site", terminal);
    build.keep({});
    check.keep({});
    REQUIRE(build.recall());
  }
}

TEST_CASE("a record that is damaged counts for nothing", "[last run]") {
  const TemporaryFolder folder;
  std::ostringstream out;
  Terminal terminal{out, out};
  terminal.cache = folder.path().string();
  terminal.program = "this build";
  const LastRun build("build", {}, {}, "site", terminal);
  RunRecord record;
  record.pages = 7;
  record.project.expect_untouched("a.md", Entry{"a.md", EntryKind::file, 1, 2});
  record.site.expect_untouched("index.html", Entry{"index.html", EntryKind::file, 3, 4});
  build.keep(record);
  const auto recalled = build.recall();
  REQUIRE(recalled);
  CHECK(recalled->pages == 7);
  CHECK(recalled->project.text() == record.project.text());
  CHECK(recalled->theme.text().empty());
  CHECK(recalled->site.text() == record.site.text());
  const auto file = std::filesystem::directory_iterator(folder.path() / "runs")->path().filename().string();
  const auto text = folder.get("runs/" + file);
  for (std::size_t size = 0; size < text.size(); ++size) {
    folder.put("runs/" + file, text.substr(0, size));
    CHECK_FALSE(build.recall());
  }
  folder.put("runs/" + file, text + "read 1 b.md\n");
  CHECK_FALSE(build.recall());
}

TEST_CASE("a change of book, theme, program, day or question is not missed", "[last run]") {
  Desk desk;
  const auto page = desk.folder.get("book/content/codes/44.md");
  static_cast<void>(desk.build());
  static_cast<void>(desk.check());
  desk.mark_records();
  SECTION("text") { desk.folder.put("book/content/codes/44.md", page + "\nMore.\n"); }
  SECTION("text of the same length, at the same time") {
    const auto path = desk.folder.path() / "book/content/codes/44.md";
    const auto time = std::filesystem::last_write_time(path);
    auto other = page;
    other.back() = ' ';
    desk.folder.put("book/content/codes/44.md", other);
    std::filesystem::last_write_time(path, time);
  }
  SECTION("a file more") { desk.folder.put("book/content/static/CNAME", "codes.example\n"); }
  SECTION("a template") {
    const auto old = desk.folder.get("book/theme/templates/code.mustache");
    desk.folder.put("book/theme/templates/code.mustache", old + "<p>end</p>\n");
  }
  SECTION("an asset") { desk.folder.put("book/theme/assets/style.css", "p {}\n"); }
  SECTION("the program") { desk.program = "another build"; }
  SECTION("the day") { desk.today = "2026-07-01"; }
  SECTION("the base URL") { desk.options.base_url = "https://example.org/"; }
  SECTION("a program that nobody knows") { desk.program.clear(); }
  CHECK_FALSE(is_remembered(desk.check()));
  CHECK_FALSE(is_remembered(desk.build()));
}

TEST_CASE("a site that was written to is brought in line again", "[last run]") {
  Desk desk;
  static_cast<void>(desk.build());
  const auto home = desk.folder.get("site/index.html");
  desk.mark_records();
  const auto site = desk.folder.path() / "site";
  SECTION("other bytes, as many, with the same date") {
    const auto time = std::filesystem::last_write_time(site / "index.html");
    auto other = home;
    other.front() = other.front() == 'x' ? 'y' : 'x';
    desk.folder.put("site/index.html", other);
    std::filesystem::last_write_time(site / "index.html", time);
  }
  SECTION("a file less") { std::filesystem::remove(site / "index.html"); }
  SECTION("no manifest") { std::filesystem::remove_all(site); }
  SECTION("another folder") { desk.options.out += "/../other"; }
  CHECK_FALSE(is_remembered(desk.build()));
  CHECK(DiskFileSystem(desk.options.out).read("index.html") == home);
}

TEST_CASE("a book with faults is never found clean from memory, and a damaged record is none", "[last run]") {
  const Desk desk;
  static_cast<void>(desk.check());
  const auto text = desk.folder.get("book/content/book.toml");
  desk.folder.put("book/content/book.toml", text + "\n[[\n");
  static_cast<void>(desk.run(run_check, ExitStatus::faults));
  static_cast<void>(desk.run(run_check, ExitStatus::faults));
  desk.folder.put("book/content/book.toml", text);
  for (const auto& entry : std::filesystem::directory_iterator(desk.folder.path() / "cache/runs")) {
    desk.folder.put("cache/runs/" + entry.path().filename().string(), GENERATE("", "{", "[]", "{\"request\": 1}"));
  }
  CHECK_FALSE(is_remembered(desk.check()));
}

TEST_CASE("a cache that cannot be written costs nothing but time", "[last run]") {
  const Desk desk;
  desk.folder.put("cache", "a file");
  CHECK_FALSE(desk.build().empty());
  CHECK(desk.build().find("(0 files written, 0 deleted)") != std::string::npos);
}
