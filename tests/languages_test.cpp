// A book in several languages: what the site of each has, and what can be wrong with a translation.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "check/check_published.h"
#include "pipeline.h"
#include "support/faults.h"
#include "support/html_links.h"

using namespace statusbook;

namespace {

using Files = std::map<std::string, std::string>;
using Faults = std::vector<std::string>;

const std::string settings = R"(title = "Codes"
description = "A test."
languages = ["de"]
notes = ["story"]
cite_links = true
not_found = "44"
code_sections = ["Cause", "What to do"]
required_sections = { registered = ["Cause"] }
abbreviations = { API = "application programming interface" }
keywords = { story = ["tale"] }
[home]
questions = [{ note = "story", text = "Why?" }]
[[fact]]
id = "retry"
label = "Again?"
choices = { later = "Later" }
[[fact]]
id = "when"
label = "When?"
[redirects]
"old/" = "44/"
"44/#before" = "44/#cause"
)";

const std::string registry = R"([[spec]]
id = "STD 1"
title = "The standard"
date = "2020"
url = "https://example.org/std1"
[[class]]
id = "4x"
name = "Wrong"
summary = "Something is wrong."
[[origin]]
id = "acme"
name = "Acme"
[[source]]
id = "manual"
title = "Manual"
publisher = "Acme"
url = "https://example.org/manual"
read = 2026-01-02
[[field]]
name = "Place"
summary = "Where it is."
spec = "STD 1"
[[code]]
code = "44"
phrase = "Not Here"
summary = "It is not here."
state = "registered"
spec = "STD 1"
checked = 2026-01-02
recognize = "By its smell."
facts = { retry = { is = "later", by = "STD 1", note = "not at once" }, when = { is = "Tomorrow", by = "STD 1" } }
fields = [{ name = "Place", level = "may", by = "STD 1", note = "the other place" }]
related = [{ code = "45", reason = "when it is nowhere" }]
[[code]]
code = "44"
origin = "acme"
phrase = "Tired"
summary = "Acme's server is tired."
state = "unofficial"
sources = ["manual"]
checked = 2026-01-02
[[code]]
code = "45"
phrase = "Nowhere"
summary = "It is nowhere."
state = "registered"
spec = "STD 1"
checked = 2026-01-02
[[picture]]
id = "way"
kind = "chain"
title = "The way"
caption = "To and fro."
pages = ["44"]
boxes = ["Client", "Server"]
notes = ["asks", "answers"]
arrows = ["a request", "an answer"]
sender = 2
broken = 0
)";

const Files book{
    {"content/book.toml", settings},
    {"content/registry/all.toml", registry},
    {"content/classes/4x.md", "All of them.\n"},
    {"content/codes/44.md",
     "The API has lost it[^1].\n\n## What to do\n\nSee [45#cause].\n\n## Cause\n\n### Often\n\nUnknown.\n\n[^1]: So it "
     "is.\n"},
    {"content/codes/45.md", "See [44#what-to-do], and [44#settings-of-none].\n\n## Cause\n\nNone.\n"},
    {"content/notes/story.md", "# A story\n\nOf [44].\n"},
    {"content/de/codes/44.md",
     "Die API hat es verloren[^1].\n\n## Was tun\n\nSiehe [45#cause] und [44#often].\n\n## Ursache\n\n### "
     "Oft\n\nUnbekannt.\n\n[^1]: So ist es.\n"},
    {"content/de/registry.toml",
     "title = \"Kodes\"\nclasses.4x = { name = \"Falsch\", summary = \"Etwas ist falsch.\" }\n"
     "abbreviations.API = \"Programmierschnittstelle\"\n"
     "[codes.44]\nsummary = \"Es ist nicht hier.\"\nrelated.45 = \"wenn es nirgends ist\"\n"}};

Files with(const std::string& path, const std::string& text) {
  auto files = book;
  files["content/codes/45.md"] = "See [44#what-to-do].\n\n## Cause\n\nNone.\n";
  if (!path.empty()) files[path] = text;
  return files;
}

Files with_settings(const std::string& old, const std::string& text) {
  return with("content/book.toml", replace_all(settings, old, text));
}

struct Built {
  Site site;
  Faults faults;

  [[nodiscard]] std::string file(const std::string& path) const {
    const auto found =
        std::find_if(site.files.begin(), site.files.end(), [&](const auto& f) { return f.path == path; });
    return found == site.files.end() ? "no file" : found->bytes.str();
  }
  [[nodiscard]] bool has(const std::string& path) const { return file(path) != "no file"; }
};

Built build(const Files& files, const std::string& base_url = "", Extent extent = Extent::site,
            BuildCache* cache = nullptr) {
  static const DiskFileSystem theme(STATUSBOOK_SOURCE_DIR);
  const MemoryFileSystem project(files);
  Diagnostics diagnostics;
  Built built;
  built.site = build_site({project, theme, {"theme"}, base_url, "2026-06-30", 1, extent, cache}, diagnostics);
  built.faults = faults_of(diagnostics);
  return built;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string base = "https://example.org/codes/";

}  // namespace

TEST_CASE("the site of another language is in its folder, with links that stay there and files that all share",
          "[languages]") {
  const auto built = build(with("", ""));
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
  const auto built = build(with("", ""), base);
  CHECK(has(built.file("de/404.html"), "href=\"https://example.org/codes/assets/style."));
  CHECK(has(built.file("de/404.html"), "href=\"https://example.org/codes/de/44/index.html\""));
  CHECK(has(built.file("de/44.md"), "[https://example.org/codes/44.json](https://example.org/codes/44.json)"));
  CHECK(has(built.file("de/44.md"), "[https://example.org/codes/de/44/](https://example.org/codes/de/44/)"));
  CHECK(has(built.file("de/llms.txt"), "(https://example.org/codes/codes.json)"));
}

TEST_CASE("pages that are there in several languages say where", "[languages]") {
  const auto built = build(with("", ""), base);
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
  CHECK_FALSE(has(build(with("", "")).file("44/index.html"), "rel=\"alternate\" hreflang"));
}

TEST_CASE("a page that is not translated shows the original and says so", "[languages]") {
  const auto built = build(with("", ""), base);
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
  const auto built = build(with("", ""));
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
  const auto page = build(with("", "")).file("de/44/index.html");
  const auto cause = page.find("<h2 id=\"cause\"><span id=\"before\"></span>Ursache</h2>");
  const auto advice = page.find("<h2 id=\"what-to-do\">Was tun</h2>");
  CHECK(has(page, "<h3 id=\"often\">\nOft\n</h3>"));
  CHECK(cause < advice);
  CHECK(advice != std::string::npos);
  const auto copy = build(with("", "")).file("de/44.md");
  CHECK(copy.find("## Ursache") < copy.find("## Was tun"));
}

TEST_CASE("pages of another language show images from where all of them are", "[languages]") {
  const auto dot = DiskFileSystem(STATUSBOOK_SOURCE_DIR).read("tests/fuzz/images/dot.png").value();
  auto files = with("content/de/codes/44.md", book.at("content/de/codes/44.md") + "\n![Zwei](images/two.png)\n");
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

TEST_CASE("a translation has the headings of its original", "[languages]") {
  const std::string path = "content/de/codes/44.md";
  const auto faults = [&](const std::string& text) { return build(with(path, text)).faults; };
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n### Oft\n\nC.\n") == Faults{});
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n") ==
        Faults{path + ": the translation has no heading for '### Often'"});
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n## Oft\n\nC.\n") ==
        Faults{path + ":9:4+3: the original has the heading '### Often' in this place"});
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n### Oft\n\nC.\n\n## Mehr\n\nD.\n") ==
        Faults{path + ":13:4+4: the original has no heading in this place"});
}

TEST_CASE("a document translates one of the book", "[languages]") {
  CHECK(build(with("content/de/codes/46.md", "Text.\n")).faults ==
        Faults{"content/de/codes/46.md: this translates nothing: no page with a document is called '46' (did you mean "
               "'44'?)"});
  CHECK(build(with("content/de/fields/place.md", "Text.\n")).faults ==
        Faults{"content/de/fields/place.md: this translates nothing: no page with a document is called 'place'"});
  CHECK(build(with("content/de/other.md", "Text.\n")).faults == Faults{"content/de/other.md: nothing reads this"});
  auto files = with("content/de/codes/45.md", "Text.\n");
  files["content/codes/45.md"] = "\xFF";
  CHECK(build(files).faults == Faults{"content/codes/45.md:1:1: not UTF-8 text"});
}

TEST_CASE("a fault is told once, where it is", "[languages]") {
  CHECK(build(with("content/codes/45.md", "See [none], [44#none] and <https://example.org/x>.\n\n## Cause\n\nA.\n"))
            .faults ==
        Faults{"content/codes/45.md:1:5+6: nothing is called '[none]'",
               "content/codes/45.md:1:13+9: the page 44/ has no '#none'",
               "content/codes/45.md:1:28+21: no source in the registry has the address https://example.org/x"});
  const std::string headings = "\n\n## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n### Oft\n\nC.\n";
  CHECK(build(with("content/de/codes/44.md", "See [none], [45#none] and <https://example.org/x>." + headings)).faults ==
        Faults{"content/de/codes/44.md:1:5+6: nothing is called '[none]'",
               "content/de/codes/44.md:1:13+9: the page de/45/ has no '#none'",
               "content/de/codes/44.md:1:28+21: no source in the registry has the address https://example.org/x"});
}

TEST_CASE("a translation may have places of its own, and leave out an address", "[languages]") {
  auto files =
      with("content/de/codes/45.md", "Siehe [unten](#fn-b)[^b].\n\n## Ursache\n\nKeine.\n\n[^b]: So ist es.\n");
  files["content/registry/all.toml"] +=
      "[[source]]\nid = \"blog\"\ntitle = \"Blog\"\npublisher = \"Acme\"\nurl = \"https://example.org/blog\"\nread = "
      "2026-01-02\n";
  files["content/codes/45.md"] = "See <https://example.org/blog>.\n\n## Cause\n\nNone.\n";
  CHECK(build(files).faults == Faults{});
}

TEST_CASE("texts of the registry in another language are texts of what it has", "[languages]") {
  const std::string path = "content/de/registry.toml";
  const auto faults = [&](const std::string& text) { return build(with(path, text)).faults; };
  CHECK(faults("[codes.46]\nsummary = \"S\"\n") ==
        Faults{path + ":1:8+2: there is no code '46' to translate (did you mean '44'?)"});
  CHECK(
      faults("[codes.44]\nsummry = \"S\"\n").front().starts_with(path + ":2:1+6: unknown key 'summry' in 'codes.44'"));
  CHECK(faults("codes.44.summary = 1\n").size() == 1);
  CHECK(faults("codes.44.related.46 = \"R\"\n").front().starts_with(path + ":1:18+2: there is no related code '46'"));
  CHECK(faults("codes.44.fields.Way = \"N\"\n")
            .front()
            .starts_with(path + ":1:17+3: there is no field of the code 'Way'"));
  CHECK(faults("codes.44.facts.why.note = \"N\"\n").front().find("there is no fact of the code 'why'") !=
        std::string::npos);
  CHECK(faults("codes.44.meanings.acm.summary = \"S\"\n").front().find("'acm' to translate (did you mean 'acme'?)") !=
        std::string::npos);
  for (const std::string line :
       {"classes.9x.name = \"N\"", "fields.Way.summary = \"S\"", "pictures.none.title = \"T\"",
        "states.none.label = \"L\"", "facts.none.label = \"L\"", "facts.retry.choices.none = \"C\"",
        "home.questions.none.text = \"T\"", "abbreviations.XYZ = \"T\"", "keywords.none = [\"k\"]"}) {
    INFO(line);
    const auto told = faults(line + "\n");
    REQUIRE(told.size() == 1);
    CHECK(told.front().find(" to translate") != std::string::npos);
  }
}

TEST_CASE("every text of the registry that can be translated is", "[languages]") {
  const std::string texts = R"(title = "w1w"
tagline = "w2w"
description = "w3w"
entry_noun = "w4w"
registry_name = "w5w"
filler = ["w6w"]
keywords.story = ["w7w"]
abbreviations.API = "w8w"
home = { heading = "w9w", about_title = "w10w", about = "w11w", questions = { story = { text = "w12w", hint = "w13w" } } }
states.unofficial = { label = "w14w" }
states.registered = { label = "w15w", meaning = "w16w" }
facts.retry = { label = "w17w", strip = "w18w", choices = { later = "w19w" } }
classes.4x = { label = "w20w", name = "w21w", summary = "w22w", keywords = ["w23w"] }
fields.Place = { summary = "w24w", keywords = ["w25w"] }
pictures.way = { title = "w26w", caption = "w27w" }
[codes.44]
summary = "w28w"
recognize = "w29w"
facts = { retry = { note = "w30w" }, when = { is = "w31w" } }
fields = { Place = "w32w" }
related = { 45 = "w33w" }
keywords = ["w34w"]
meanings = { acme = { summary = "w35w" } }
)";
  const auto built = build(with("content/de/registry.toml", texts));
  CHECK(built.faults == Faults{});
  std::string german;
  std::string other;
  for (const auto& file : built.site.files) (file.path.starts_with("de/") ? german : other) += file.bytes.str();
  for (int i = 1; i <= 35; ++i) {
    const auto text = fmt::format("w{}w", i);
    INFO(text);
    if (i != 4) CHECK(has(german, text));  // the German words of the theme name no entries
    CHECK_FALSE(has(other, text));
  }
}

TEST_CASE("the languages of a book are tags, each once, with words in the theme", "[languages]") {
  const auto faults = [](const std::string& languages) {
    return build(with_settings("languages = [\"de\"]", "languages = " + languages)).faults;
  };
  const std::string at = "content/book.toml:3:14+4: ";
  const std::string stray =
      "content/de: 'languages' of content/book.toml does not list 'de': nothing reads this translation";
  CHECK(faults("[\"en\"]") == Faults{at + "the book is written in 'en' and cannot be translated into it", stray});
  CHECK(faults("[\"D1\"]") == Faults{at + "'D1' is no tag of a language", stray});
  CHECK(faults("[\"xx\"]") == Faults{at + "the theme has no words in the language 'xx'", stray});
  CHECK(faults("[\"de\", \"de\"]") == Faults{"content/book.toml:3:20+4: 'languages' has 'de' twice"});
  CHECK(faults("[]") == Faults{stray});
  std::string many = "[\"de\"";
  for (char c = 'a'; c < 'z'; ++c) many += fmt::format(", \"en-{}\"", c);
  CHECK(faults(many + "]") == Faults{"content/book.toml:3:172+6: more than 20 languages"});
  CHECK(build(with_settings("languages = [\"de\"]", "language = \"de\"\nlanguages = [\"en\"]")).faults ==
        Faults{stray});
}

TEST_CASE("what has the address of a language is a fault", "[languages]") {
  auto files = with_settings("notes = ", "pages = [\"de\"]\nnotes = ");
  files["content/pages/de.md"] = "# De\n\nText.\n";
  const auto faults = build(files).faults;
  REQUIRE_FALSE(faults.empty());
  CHECK(faults.front().starts_with("content/book.toml:3:14+4: two pages would be written to de/index.html"));
}

TEST_CASE("addresses of other languages can be promised", "[languages]") {
  const auto built = build(with("content/published.txt", "de/44/\nde/44/#what-to-do\nde/old/\nde/46/\n"));
  CHECK(built.faults == Faults{"content/published.txt:4:1+6: 'de/46/' was published and is gone"});
  const auto promised = public_addresses(build(with("", "")).site);
  CHECK(std::find(promised.begin(), promised.end(), Address{"de/44/", "what-to-do"}) != promised.end());
}

TEST_CASE("a check finds the faults of translations, too, and a site of one file has the book's own language",
          "[languages]") {
  const auto files = with("content/de/codes/44.md", "See [none].\n");
  CHECK(build(files, "", Extent::pages).faults.size() == 2);
  const auto single = build(with("", ""), "", Extent::single_file);
  REQUIRE(single.site.files.size() == 1);
  CHECK_FALSE(has(single.site.files.front().bytes, "hreflang"));
  CHECK_FALSE(has(single.site.files.front().bytes, "Es ist nicht hier."));
}

TEST_CASE("a build that knows an earlier one sees what has changed in a translation", "[languages][cache]") {
  BuildCache cache;
  auto files = with("", "");
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
