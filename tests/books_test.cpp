// Books of other registries, built with the project's theme: SIP, gRPC, signals, exit statuses, media types. What each
// looks like is in its folder `golden`: the main part of its home page, and of one entry.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/diagnostic_text.h"
#include "base/disk_file_system.h"
#include "catch.h"
#include "pipeline.h"
#include "support/html_links.h"
#include "support/json_schema.h"

using namespace statusbook;

namespace {

namespace fs = std::filesystem;

struct BookCase {
  std::string name;
  std::string entry;  ///< the file of its page
  std::size_t codes;
};

const std::vector<BookCase> books{{"sip", "486/index.html", 50},
                                  {"grpc", "5/index.html", 17},
                                  {"signals", "SIGKILL/index.html", 31},
                                  {"sysexits", "64/index.html", 16},
                                  {"mime", "image-svg-xml/index.html", 20}};

fs::path folder_of(const BookCase& item) { return fs::path(STATUSBOOK_SOURCE_DIR) / "tests/books" / item.name; }

Site build(const BookCase& item, std::string& diagnostics) {
  const DiskFileSystem project(folder_of(item).string());
  const DiskFileSystem theme(STATUSBOOK_SOURCE_DIR);
  Diagnostics found;
  auto site = build_site({project, theme, {"theme"}, "", "2026-11-26"}, found);
  diagnostics = format_for_people(
      found.sorted(), [&](const std::string& file) { return project.read(file); }, Color::off);
  return site;
}

std::string bytes_of(const Site& site, const std::string& path) {
  for (const auto& file : site.files) {
    if (file.path == path) return file.bytes.str();
  }
  return {};
}

/// Without what all pages have around it.
std::string main_part(const std::string& html) {
  const auto begin = html.find("<main");
  const auto end = html.find("</main>");
  return begin == std::string::npos || end == std::string::npos ? html : html.substr(begin, end - begin) + "</main>\n";
}

void check_golden(const fs::path& path, const std::string& text) {
  INFO(path.string() << "; ./dev accept takes what differs");
  if (std::getenv("STATUSBOOK_ACCEPT") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  CHECK(text == expected.str());
}

}  // namespace

TEST_CASE("books of other registries build with the theme as it is", "[books][golden]") {
  for (const auto& item : books) {
    INFO(item.name);
    std::string diagnostics;
    const auto site = build(item, diagnostics);
    CHECK(diagnostics.empty());
    INFO(diagnostics);
    check_golden(folder_of(item) / "golden/home.html", main_part(bytes_of(site, "index.html")));
    check_golden(folder_of(item) / "golden/entry.html", main_part(bytes_of(site, item.entry)));
  }
}

TEST_CASE("a book in two languages has a site in each", "[books][golden]") {
  std::string diagnostics;
  const auto site = build(books.front(), diagnostics);
  const auto golden = folder_of(books.front()) / "golden";
  check_golden(golden / "de-home.html", main_part(bytes_of(site, "de/index.html")));
  check_golden(golden / "de-404.html", main_part(bytes_of(site, "de/404/index.html")));
  check_golden(golden / "de-entry.html", main_part(bytes_of(site, "de/486/index.html")));
  check_golden(golden / "de-untranslated.html", main_part(bytes_of(site, "de/480/index.html")));
  check_golden(golden / "de-note.html", main_part(bytes_of(site, "de/notes/busy/index.html")));
}

TEST_CASE("codes that are not registered are listed, also where nobody says who uses them", "[books]") {
  std::string diagnostics;
  CHECK(bytes_of(build(books.back(), diagnostics), "unofficial/index.html").find("application/x-yaml") !=
        std::string::npos);
}

TEST_CASE("every page leads to the book's own pages", "[books]") {
  std::string diagnostics;
  const auto site = build(books.front(), diagnostics);
  CHECK(bytes_of(site, "about/index.html").find("<h1>About this book</h1>") != std::string::npos);
  CHECK(bytes_of(site, "about/index.html").find("href=\"../486/\"") != std::string::npos);
  CHECK(bytes_of(site, "100/index.html").find("<a href=\"../about/\">About this book</a>") != std::string::npos);
  CHECK(bytes_of(site, "llms.txt").find("[About this book](about.md)") != std::string::npos);
  CHECK(bytes_of(site, "search.js").find("About this book") != std::string::npos);
}

TEST_CASE("books of other registries have all their entries, and no broken link", "[books]") {
  for (const auto& item : books) {
    INFO(item.name);
    std::string diagnostics;
    const auto site = build(item, diagnostics);
    CHECK(find_broken_links(site) == std::vector<std::string>{});
    const auto data = nlohmann::json::parse(bytes_of(site, "codes.json"));
    CHECK(data.at("codes").size() == item.codes);
    CHECK(JsonSchema(bytes_of(site, "schema/codes.json")).accepts(data));
  }
}
