// Themes: what is read of them, and what they take from those that they extend.
#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/mounted_reader.h"
#include "catch.h"
#include "commands/theme_place.h"
#include "load/load_settings.h"
#include "load/load_theme.h"
#include "support/faults.h"
#include "support/temporary_folder.h"
#include "text/view.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;
using Files = std::map<std::string, std::string>;
using Folders = std::vector<std::string>;

const std::string manifest = "name = \"T\"\ndata_version = 2\n";

/// A theme at "base" that has all pages, and another at "own" that has these files.
struct Loaded {
  Theme theme;
  Faults faults;
};

Loaded load_both(const Files& own, const Files& more = {}) {
  Files files{{"base/theme.toml", manifest}};
  for (const auto* name :
       {"home", "class", "code", "fields", "field", "specs", "spec", "facts", "sources", "sources-by-letter", "notes",
        "note", "index", "libraries", "unofficial", "fields-by-code", "not-found"}) {
    files[std::string("base/templates/") + name + ".mustache"] = "base {{> part}}";
  }
  files["base/templates/part.mustache"] = "part";
  for (const auto& [path, text] : more) files[path] = text;
  for (const auto& [path, text] : own) files["own/" + path] = text;
  Diagnostics diagnostics;
  Loaded loaded{load_theme(MemoryFileSystem(files), {"own", "base"}, "en", diagnostics), {}};
  loaded.faults = faults_of(diagnostics);
  return loaded;
}

std::string render(const Theme& theme, const std::string& name) {
  Diagnostics ignored;
  return theme.templates.at(name).render(View::object(), ignored);
}

std::string asset(const Theme& theme, const std::string& path) {
  for (const auto& file : theme.assets) {
    if (file.path == path) return file.bytes;
  }
  return "none";
}

/// Themes in a folder of their own, among them the installed one.
struct Disk {
  TemporaryFolder folder;
  std::ostringstream out;
  Terminal terminal{out, out};
  Options options;

  Disk() {
    std::filesystem::create_directories(folder.path() / "book");
    folder.put("share/theme/theme.toml", manifest + "extends = \"none\"\n");
    terminal.installed = path("share");
    terminal.folder = path("");
    options.root = path("book");
  }
  [[nodiscard]] std::string path(const std::string& below) const { return (folder.path() / below).string(); }

  /// The folders, from the one that holds them all, and the faults.
  [[nodiscard]] std::pair<Folders, Faults> find() const {
    const auto place = find_theme(options, terminal);
    const auto short_form = [&](std::string text) {
      for (auto at = text.find(path("")); at != std::string::npos; at = text.find(path(""))) {
        text.erase(at, path("").size());
      }
      return text;
    };
    Folders folders;
    Faults faults;
    for (const auto& name : place.folders) folders.push_back(short_form(name));
    for (const auto& fault : faults_of(place.diagnostics)) faults.push_back(short_form(fault));
    return {folders, faults};
  }
};

}  // namespace

TEST_CASE("a theme's templates and assets are read, and what is missing is told", "[theme]") {
  const MemoryFileSystem files(Files{{"theme/theme.toml", manifest},
                                     {"theme/templates/home.mustache", "{{> part}}"},
                                     {"theme/templates/part.mustache", "x"},
                                     {"theme/templates/README", "not a template"},
                                     {"theme/assets/a/style.css", "css"}});
  Diagnostics diagnostics;
  const auto loaded = load_theme(files, {"theme"}, "en", diagnostics);
  CHECK(loaded.templates.contains("home"));
  REQUIRE(loaded.assets.size() == 1);
  CHECK(loaded.assets[0].path == "assets/a/style.css");
  const auto faults = faults_of(diagnostics);
  CHECK(std::count(faults.begin(), faults.end(), "theme/theme.toml: the theme lacks templates/code.mustache") == 1);
  CHECK(std::count(faults.begin(), faults.end(), "theme/theme.toml: the theme lacks templates/home.mustache") == 0);
}

TEST_CASE("a folder without any part of a theme is none", "[theme]") {
  Diagnostics diagnostics;
  CHECK_THROWS_AS(load_theme(MemoryFileSystem(Files{{"own/README.md", ""}}), {"own"}, "en", diagnostics),
                  EnvironmentError);
}

TEST_CASE("a theme's asset that is no regular file is a fault", "[theme]") {
  const TemporaryFolder disk;
  disk.put("theme/theme.toml", manifest);
  disk.put("theme/assets/style.css", "css");
  std::filesystem::create_symlink("style.css", disk.path() / "theme/assets/link.css");
  Diagnostics diagnostics;
  load_theme(DiskFileSystem(disk.path()), {"theme"}, "en", diagnostics);
  CHECK(faults_of(diagnostics).front() == "theme/assets/link.css: not a regular file");
}

TEST_CASE("a theme of one template has the others from the theme that it extends", "[theme]") {
  const auto page = load_both({{"templates/code.mustache", "own {{> part}}"}});
  CHECK(page.faults == Faults{});
  CHECK(render(page.theme, "code") == "own part");
  CHECK(render(page.theme, "home") == "base part");
  const auto partial = load_both({{"templates/part.mustache", "own"}});
  CHECK(partial.faults == Faults{});
  CHECK(render(partial.theme, "home") == "base own");
}

TEST_CASE("a theme's own assets take the place of those that it extends", "[theme]") {
  const auto loaded = load_both({{"assets/style.css", "own\n"}},
                                {{"base/assets/style.css", "base\n"}, {"base/assets/site.js", "base();\n"}});
  CHECK(loaded.faults == Faults{});
  CHECK(loaded.theme.assets.size() == 2);
  CHECK(asset(loaded.theme, "assets/style.css") == "own\n");
  CHECK(asset(loaded.theme, "assets/site.js") == "base();");
}

TEST_CASE("custom.css follows that of the theme that it extends", "[theme]") {
  const auto loaded = load_both({{"assets/custom.css", ".own {}\n"}}, {{"base/assets/custom.css", ".base {}\n"}});
  CHECK(asset(loaded.theme, "assets/custom.css") == ".base {}\n.own {}\n");
}

TEST_CASE("an own template that nothing uses is told, one of the other theme is not", "[theme]") {
  const auto loaded = load_both({{"templates/prat.mustache", ""}, {"templates/part.mustache", ""}},
                                {{"base/templates/spare.mustache", ""}});
  CHECK(loaded.faults ==
        Faults{"own/templates/prat.mustache: nothing uses the template 'prat' (did you mean 'part'?)"});
}

TEST_CASE("a partial that is missing is told once, and what it leaves unused is not told", "[theme]") {
  const auto loaded = load_both({{"templates/code.mustache", "{{> gone}} {{> gone}}"},
                                 {"templates/home.mustache", "{{> gone}}"},
                                 {"templates/unused.mustache", ""}});
  CHECK(loaded.faults == Faults{"own/templates/home.mustache:1:1+10: there is no partial 'gone'"});
}

TEST_CASE("what theme.toml says wrongly is told of each theme", "[theme]") {
  const auto loaded = load_both({{"theme.toml", "name = \"T\"\ndata_version = 1\nextend = \"x\"\n"}},
                                {{"base/theme.toml", "name = \"T\"\n"}});
  CHECK(loaded.faults ==
        Faults{"base/theme.toml:1:1+11: the theme lacks the key 'data_version'",
               "own/theme.toml:2:16: the theme was made for version 1 of the templates' data; this is version 2",
               "own/theme.toml:3:1+6: unknown key 'extend' in the theme (did you mean 'extends'?)"});
}

TEST_CASE("a theme extends the installed one, unless it says otherwise", "[theme]") {
  Disk disk;
  CHECK(disk.find() == std::pair(Folders{"share/theme"}, Faults{}));
  disk.folder.put("book/theme/assets/custom.css", "");
  CHECK(disk.find() == std::pair(Folders{"book/theme", "share/theme"}, Faults{}));
  disk.folder.put("book/theme/theme.toml", manifest + "extends = \"none\"\n");
  CHECK(disk.find() == std::pair(Folders{"book/theme"}, Faults{}));
  disk.folder.put("book/theme/theme.toml", manifest + "extends = \"../house/./style/\"\n");
  disk.folder.put("book/house/style/assets/custom.css", "");
  CHECK(disk.find() == std::pair(Folders{"book/theme", "book/house/style", "share/theme"}, Faults{}));
}

TEST_CASE("a theme that extends what is not there, or itself, is a fault at the word", "[theme]") {
  Disk disk;
  const auto extend = [&](const std::string& theme, const std::string& other) {
    disk.folder.put("book/" + theme + "/theme.toml", manifest + "extends = \"" + other + "\"\n");
  };
  const Folders both{"book/theme", "share/theme"};
  extend("theme", "../hose");
  CHECK(disk.find() == std::pair(both, Faults{"book/theme/theme.toml:3:11+9: book/hose is no theme: it holds no "
                                              "theme.toml, templates/ or assets/"}));
  CHECK(find_theme(disk.options, disk.terminal).missing == disk.path("book/hose"));
  extend("theme", ".");
  CHECK(
      disk.find() ==
      std::pair(both, Faults{"book/theme/theme.toml:3:11+3: the theme extends book/theme, which extends it in turn"}));
  extend("theme", "../other");
  extend("other", disk.path("book/theme"));
  CHECK(disk.find().second.size() == 1);
  CHECK(disk.find().second.front().ends_with("the theme extends book/theme, which extends it in turn"));
  for (int i = 0; i < 9; ++i) extend(i == 0 ? "theme" : std::to_string(i), "../" + std::to_string(i + 1));
  CHECK(disk.find().second == Faults{"book/7/theme.toml:3:11+6: more than 8 themes extend each other"});
}

TEST_CASE("a theme may not count on an installed one that is not there", "[theme]") {
  Disk disk;
  disk.terminal.installed = disk.path("nowhere");
  disk.folder.put("book/theme/theme.toml", manifest);
  CHECK(disk.find() == std::pair(Folders{"book/theme"}, Faults{}));
  disk.folder.put("book/theme/theme.toml", manifest + "extends = \"installed\"\n");
  CHECK(disk.find().second ==
        Faults{"book/theme/theme.toml:3:11+11: the theme extends the installed one, and none is installed"});
}

TEST_CASE("of folders within each other, the innermost has the path", "[theme]") {
  MountedReader files;
  files.mount("a", std::make_unique<MemoryFileSystem>(Files{{"one", "1"}, {"b/two", "hidden"}}));
  files.mount("a/b", std::make_unique<MemoryFileSystem>(Files{{"two", "2"}}));
  files.mount("/c", std::make_unique<MemoryFileSystem>(Files{{"three", "3"}}));
  CHECK(files.read("a/one") == "1");
  CHECK(files.read("a/b/two") == "2");
  CHECK(files.read("/c/three") == "3");
  CHECK(files.list("a/b").size() == 1);
  CHECK_FALSE(files.find("ab/two"));
  CHECK_FALSE(files.find("/three"));
}

TEST_CASE("a book gives its templates what it likes, within bounds", "[theme]") {
  const auto load = [](const std::string& extra) {
    Diagnostics diagnostics;
    const MemoryFileSystem project(
        Files{{"content/book.toml", "title = \"T\"\ndescription = \"D\"\n[extra]\n" + extra}});
    auto settings = load_settings(project, diagnostics);
    return std::pair(settings.extra, faults_of(diagnostics));
  };
  const auto [extra, faults] = load(
      "text = \"a\"\nwhole = 7\nhalf = 0.5\nyes = true\nday = 2026-01-31\nlist = [\"a\", \"b\"]\ntable.in-it = "
      "\"c\"\n");
  CHECK(faults == Faults{});
  const View expected{{"text", "a"},
                      {"whole", 7},
                      {"half", 0.5},
                      {"yes", true},
                      {"day", "2026-01-31"},
                      {"list", View(std::vector<std::string>{"a", "b"})},
                      {"table", {{"in-it", "c"}}}};
  CHECK(*extra == expected);
  CHECK(load("\"a.b\" = 1\n").second == Faults{"content/book.toml:4:1+5: no template can name 'a.b' of 'extra'"});
  CHECK(load("a = nan\n").second == Faults{"content/book.toml:4:5+3: 'a' of 'extra' is no number that can be shown"});
  CHECK(load("a = [1]\n").second == Faults{"content/book.toml:4:6: 'a' of 'extra' must hold strings, not an integer"});
  CHECK(load("a = 12:00:00\n").second ==
        Faults{"content/book.toml:4:5+8: 'a' of 'extra' is nothing that templates can show"});
  CHECK(load("a = \"" + std::string(4001, 'x') + "\"\n").second ==
        Faults{"content/book.toml:4:5+4003: 'a' of 'extra' has 4001 bytes; at most 4000 are read"});
  std::string many;
  for (int i = 0; i < 1002; ++i) many += "a" + std::to_string(i) + " = 1\n";
  CHECK(load(many).second == Faults{"content/book.toml:1004:1+5: 'extra' has more than 1000 values"});
  CHECK(load("a = {a = {a = {a = {a = {a = {a = {a = {}}}}}}}}\n").second ==
        Faults{"content/book.toml:4:36: tables of 'extra' are nested more than 8 deep"});
}
