// What the sites of a book in several languages have.
#include <algorithm>

#include "base/disk_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "check/check_published.h"
#include "support/bilingual_book.h"
#include "support/html_links.h"

using namespace statusbook;
using namespace bilingual;

TEST_CASE("the site of another language is in its folder, with links that stay there and files that all share",
          "[languages]") {
  const auto built = build(book());
  CHECK(built.faults == Faults{});
  CHECK(find_broken_links(built.site) == Faults{});
  for (const auto* path : {"de/index.html", "de/44/index.html", "de/44.md", "de/llms.txt", "de/search.js",
                           "de/404.html", "de/old/index.html", "de/facts/index.html"}) {
    INFO(path);
    CHECK(built.has(path));
  }
  for (const auto* path : {"de/44.json", "de/codes.json", "de/codes.csv", "de/worker.js", "de/manifest.webmanifest",
                           "de/.nojekyll", "de/schema/code.json"}) {
    INFO(path);
    CHECK_FALSE(built.has(path));
  }
  const auto page = built.file("de/44/index.html");
  for (const auto* part :
       {"<html lang=\"de\">", "href=\"../4x/\"", "href=\"../../44.json\"", "href=\"../../assets/style.",
        "href=\"../../manifest.webmanifest\"", "href=\"../45/#cause\"", "href=\"#often\"", ">Kodes</a>", "4x Falsch",
        "Es ist nicht hier.", "wenn es nirgends ist", "<abbr title=\"Programmierschnittstelle\">API</abbr>"}) {
    INFO(part);
    CHECK(has(page, part));
  }
  CHECK(has(built.file("de/index.html"), "<title>Kodes</title>"));
  CHECK(has(built.file("de/4x/index.html"), "<title>4x Falsch · Kodes</title>"));
  CHECK(has(built.file("44/index.html"), "<abbr title=\"application programming interface\">API</abbr>"));
  CHECK(has(built.file("offline.json"), "\"de/search.js\""));
}

TEST_CASE("what pages of another language share is above it, also where addresses are absolute", "[languages]") {
  const auto built = build(book(), base);
  CHECK(has(built.file("de/404.html"), "href=\"https://example.org/codes/assets/style."));
  CHECK(has(built.file("de/404.html"), "href=\"https://example.org/codes/de/44/index.html\""));
  CHECK(has(built.file("de/44.md"), "[https://example.org/codes/44.json](https://example.org/codes/44.json)"));
  CHECK(has(built.file("de/44.md"), "[https://example.org/codes/de/44/](https://example.org/codes/de/44/)"));
  CHECK(has(built.file("de/llms.txt"), "(https://example.org/codes/codes.json)"));
}

TEST_CASE("pages that are there in several languages say where", "[languages]") {
  const auto built = build(book(), base);
  const std::string alternates =
      "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/codes/44/\">\n"
      "<link rel=\"alternate\" hreflang=\"de\" href=\"https://example.org/codes/de/44/\">\n"
      "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/codes/44/\">\n";
  CHECK(has(built.file("44/index.html"), alternates));
  CHECK(has(built.file("de/44/index.html"), alternates));
  CHECK(has(built.file("de/44/index.html"), "<link rel=\"canonical\" href=\"https://example.org/codes/de/44/\">"));
  CHECK(has(built.file("de/fields/place/index.html"),
            "hreflang=\"en\" href=\"https://example.org/codes/fields/place/\""));
  for (const auto* path : {"45/index.html", "de/45/index.html", "404.html", "de/404.html"}) {
    INFO(path);
    CHECK_FALSE(has(built.file(path), "rel=\"alternate\" hreflang"));
  }
  const auto sitemap = built.file("sitemap.xml");
  CHECK(has(sitemap, "<loc>https://example.org/codes/de/44/</loc>"));
  CHECK(has(sitemap, "<loc>https://example.org/codes/de/</loc>"));
  CHECK(has(sitemap, "<loc>https://example.org/codes/45/</loc>"));
  CHECK_FALSE(has(sitemap, "codes/de/45/"));
  CHECK_FALSE(has(sitemap, "404.html"));
  CHECK_FALSE(has(build(book()).file("44/index.html"), "rel=\"alternate\" hreflang"));
}

TEST_CASE("a page that is not translated shows the original and says so", "[languages]") {
  const auto built = build(book(), base);
  const auto page = built.file("de/45/index.html");
  CHECK(has(page, "<html lang=\"de\">"));
  CHECK(has(page, "Diese Seite ist noch nicht übersetzt; hier steht der Originaltext (English)."));
  CHECK(has(page, "<div class=\"intro\" lang=\"en\">"));
  CHECK(has(page, "<section lang=\"en\">\n<h2 id=\"cause\">Cause</h2>"));
  CHECK(has(page, "<link rel=\"canonical\" href=\"https://example.org/codes/45/\">"));
  CHECK(has(built.file("de/notes/story/index.html"), "<h1 lang=\"en\">A story</h1>"));
  CHECK(has(built.file("de/notes/story/index.html"), "<div lang=\"en\">\n<p>Of <a href=\"../../44/\">44</a>.</p>"));
  for (const auto* path :
       {"45/index.html", "de/44/index.html", "de/specs/std-1/index.html", "de/fields/place/index.html"}) {
    INFO(path);
    CHECK_FALSE(has(built.file(path), "class=\"alert alert-note\""));
    CHECK_FALSE(has(built.file(path), "<section lang"));
  }
}

TEST_CASE("each page leads to itself in the other languages", "[languages]") {
  const auto built = build(book());
  CHECK(has(built.file("45/index.html"), "<a href=\"../de/45/\" lang=\"de\" hreflang=\"de\">Deutsch</a>"));
  CHECK(has(built.file("de/45/index.html"), "<a href=\"../../45/\" lang=\"en\" hreflang=\"en\">English</a>"));
  CHECK(has(built.file("de/index.html"), "<a href=\"../\" lang=\"en\" hreflang=\"en\">English</a>"));
  CHECK_FALSE(has(built.file("de/index.html"), "hreflang=\"de\""));
  const auto single = build(with_settings("languages = [\"de\"]\n", ""));
  CHECK_FALSE(has(single.file("45/index.html"), "hreflang"));
}

TEST_CASE("of three languages, a page names those that it is there in", "[languages]") {
  auto files = with_settings("[\"de\"]", "[\"de\", \"de-AT\"]");
  files["content/de-AT/codes/45.md"] = "Nirgends.\n\n## Ursache\n\nKeine.\n";
  const auto built = build(files, base);
  CHECK(built.faults == Faults{});
  const auto page = built.file("de-AT/45/index.html");
  CHECK(has(page, "hreflang=\"en\" href=\"https://example.org/codes/45/\""));
  CHECK(has(page, "hreflang=\"de-AT\" href=\"https://example.org/codes/de-AT/45/\""));
  CHECK_FALSE(has(page, "href=\"https://example.org/codes/de/45/\""));
  CHECK(has(page, "<a href=\"../../de/45/\" lang=\"de\" hreflang=\"de\">Deutsch</a>"));
  CHECK(has(built.file("de/45/index.html"), "<link rel=\"canonical\" href=\"https://example.org/codes/45/\">"));
  CHECK_FALSE(has(built.file("de/45/index.html"), "rel=\"alternate\" hreflang"));
}

TEST_CASE("a translated heading has the id and the place of the original's", "[languages]") {
  const auto page = build(book()).file("de/44/index.html");
  const auto cause = page.find("<h2 id=\"cause\"><span id=\"before\"></span>Ursache</h2>");
  const auto advice = page.find("<h2 id=\"what-to-do\">Was tun</h2>");
  CHECK(has(page, "<h3 id=\"often\">\nOft\n</h3>"));
  CHECK(cause < advice);
  CHECK(advice != std::string::npos);
  const auto copy = build(book()).file("de/44.md");
  CHECK(copy.find("## Ursache") < copy.find("## Was tun"));
}

TEST_CASE("pages of another language show images from where all of them are", "[languages]") {
  const auto dot = DiskFileSystem(STATUSBOOK_SOURCE_DIR).read("tests/fuzz/images/dot.png").value();
  auto files = with("content/de/codes/44.md", book().at("content/de/codes/44.md") + "\n![Zwei](images/two.png)\n");
  files["content/images/one.png"] = dot;
  files["content/images/two.png"] = dot;
  files["content/codes/45.md"] = "Before.\n\n![One](images/one.png)\n\n## Cause\n\n![One](images/one.png)\n\nAfter.\n";
  const auto built = build(files);
  CHECK(built.faults == Faults{});
  CHECK(find_broken_links(built.site) == Faults{});
  const auto page = built.file("de/45/index.html");
  CHECK(has(page,
            "<div class=\"intro\" lang=\"en\">\n<p>Before.</p>\n<figure class=\"image\"><img "
            "src=\"../../assets/images/one."));
  CHECK(has(page, "<h2 id=\"cause\">Cause</h2>\n<figure class=\"image\"><img src=\"../../assets/images/one."));
  CHECK(has(page, "<p>After.</p>\n\n</section>"));
  CHECK(has(built.file("45/index.html"), "<img src=\"../assets/images/one."));
  CHECK(has(built.file("de/44/index.html"), "<img src=\"../../assets/images/two."));
  CHECK(has(built.file("de/45.md"), "![One](../assets/images/one."));
  CHECK(build(files, "", Extent::single_file).faults == Faults{});
  files.erase("content/de/codes/44.md");
  CHECK(build(files).faults ==
        Faults{"content/images/two.png: no page shows this image, so that the site does not have it"});
}

TEST_CASE("addresses of other languages can be promised", "[languages]") {
  const auto built = build(with("content/published.txt", "de/44/\nde/44/#what-to-do\nde/old/\nde/46/\n"));
  CHECK(built.faults == Faults{"content/published.txt:4:1+6: 'de/46/' was published and is gone"});
  const auto promised = public_addresses(build(book()).site);
  CHECK(std::find(promised.begin(), promised.end(), Address{"de/44/", "what-to-do"}) != promised.end());
}

TEST_CASE("a check finds the faults of translations, too, and a site of one file has the book's own language",
          "[languages]") {
  const auto files = with("content/de/codes/44.md", "See [none].\n");
  CHECK(build(files, "", Extent::pages).faults.size() == 2);
  const auto single = build(book(), "", Extent::single_file);
  REQUIRE(single.site.files.size() == 1);
  CHECK_FALSE(has(single.site.files.front().bytes, "hreflang"));
  CHECK_FALSE(has(single.site.files.front().bytes, "Es ist nicht hier."));
}

TEST_CASE("a build that knows an earlier one sees what has changed in a translation", "[languages][cache]") {
  BuildCache cache;
  auto files = book();
  const auto compare = [&] {
    const auto clean = build(files, base);
    const auto reused = build(files, base, Extent::site, &cache);
    CHECK(clean.faults == reused.faults);
    REQUIRE(clean.site.files.size() == reused.site.files.size());
    for (std::size_t i = 0; i < clean.site.files.size(); ++i) {
      INFO(clean.site.files[i].path);
      CHECK(clean.site.files[i].bytes.str() == reused.site.files[i].bytes.str());
    }
  };
  compare();
  const std::vector<std::pair<std::string, std::string>> edits{
      {"content/de/registry.toml", "codes.44.summary = \"Anders.\"\n"},
      {"content/de/codes/45.md", "Text.\n\n## Ursache\n\nKeine.\n"},
      {"content/codes/45.md", "Text.\n\n## Other cause\n\nNone.\n"},
      {"content/codes/45.md", "Text.\n\n## Cause\n\nNone.\n"},
      {"content/de/registry.toml", "codes.46.summary = \"Anders.\"\n"},
      {"content/book.toml", replace_all(settings, "languages = [\"de\"]\n", "")},
      {"content/book.toml", "\n" + replace_all(settings, "[\"de\"]", "[\"xx\"]")},
      {"content/book.toml", settings}};
  for (const auto& [path, text] : edits) {
    INFO(path);
    files[path] = text;
    compare();
  }
}
