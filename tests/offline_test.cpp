// What a reader's browser keeps of a published site.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "site/make_site.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

Theme make_theme(const std::string& home) {
  Diagnostics diagnostics;
  Theme theme;
  theme.assets = {{"assets/icon.svg", "<svg/>"}, {"assets/style.css", "a{}"}, {"assets/worker.js", "keep();\n"}};
  const auto none = [](std::string_view) { return std::nullopt; };
  theme.templates.emplace("home", Template::parse(home, "home", none, diagnostics));
  theme.templates.emplace("code", Template::parse("{{id}}", "code", none, diagnostics));
  return theme;
}

Site make(const Theme& theme) {
  Diagnostics diagnostics;
  const auto book = make_book(registry_base + code_entry("404", "Not Found"));
  return make_site({{book, theme}}, Extent::site, 1, diagnostics);
}

std::string bytes_of(const Site& site, const std::string& path) {
  const auto found = std::find_if(site.files.begin(), site.files.end(), [&](const auto& f) { return f.path == path; });
  return found == site.files.end() ? "no file" : found->bytes.str();
}

}  // namespace

TEST_CASE("the worker begins with a version that changes with any page that it keeps", "[offline]") {
  const auto worker = bytes_of(make(make_theme("one")), "worker.js");
  CHECK(worker.starts_with("const version = \""));
  CHECK(worker.ends_with("\";\nkeep();\n"));
  CHECK(worker == bytes_of(make(make_theme("one")), "worker.js"));
  CHECK(worker != bytes_of(make(make_theme("two")), "worker.js"));
}

TEST_CASE("pages and what they load are kept, data files are not", "[offline]") {
  const auto theme = make_theme("home");
  const auto list = nlohmann::json::parse(bytes_of(make(theme), "offline.json"));
  const auto holds = [&](const std::string& address) { return std::count(list.begin(), list.end(), address) == 1; };
  CHECK(holds("./"));
  CHECK(holds("404/"));
  CHECK(holds("search.js"));
  CHECK(holds("manifest.webmanifest"));
  CHECK(std::any_of(list.begin(), list.end(), [](const std::string& a) { return a.starts_with("assets/style."); }));
  CHECK_FALSE(holds("404.json"));
  CHECK_FALSE(holds("worker.js"));
  CHECK_FALSE(holds("offline.json"));
}

TEST_CASE("the manifest names the book and the theme's icons, relative to itself", "[offline]") {
  const auto manifest = nlohmann::json::parse(bytes_of(make(make_theme("home")), "manifest.webmanifest"));
  CHECK(manifest.at("start_url") == "./");
  CHECK(manifest.at("icons").size() == 1);
  CHECK(manifest.at("icons")[0].at("src").get<std::string>().starts_with("assets/icon."));
}

TEST_CASE("a theme without worker makes a site without one", "[offline]") {
  auto theme = make_theme("home");
  std::erase_if(theme.assets, [](const auto& asset) { return asset.path == "assets/worker.js"; });
  const auto site = make(theme);
  CHECK(bytes_of(site, "worker.js") == "no file");
  CHECK(bytes_of(site, "offline.json") == "no file");
}
