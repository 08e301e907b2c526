// The real content, and a second registry that has nothing to do with HTTP, built with the real theme.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/diagnostic_text.h"
#include "base/disk_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "load/load_registry.h"
#include "pipeline.h"
#include "support/html_links.h"
#include "support/json_schema.h"

using namespace statusbook;

namespace {

struct Built {
  Site site;
  std::string diagnostics;
};

Built build(const std::string& root, const std::string& base_url = "", int jobs = 0) {
  const DiskFileSystem project(root);
  const DiskFileSystem theme(STATUSBOOK_SOURCE_DIR);
  Diagnostics diagnostics;
  Built built{build_site({project, theme, {"theme"}, base_url, "", jobs}, diagnostics), ""};
  built.diagnostics = format_for_people(
      diagnostics.sorted(), [&](const std::string& file) { return project.read(file); }, Color::off);
  return built;
}

const std::string real_root = STATUSBOOK_SOURCE_DIR;
const std::string smtp_root = STATUSBOOK_SOURCE_DIR "/tests/smtp";

const std::string* find_file(const Site& site, const std::string& path) {
  for (const auto& file : site.files) {
    if (file.path == path) return &file.bytes.str();
  }
  return nullptr;
}

bool same_files(const Site& a, const Site& b) {
  return std::equal(a.files.begin(), a.files.end(), b.files.begin(), b.files.end(),
                    [](const auto& x, const auto& y) { return x.path == y.path && x.bytes == y.bytes; });
}

}  // namespace

TEST_CASE("of pages that are only checked, their ids are kept and their bytes are not", "[content]") {
  const DiskFileSystem project(smtp_root);
  const DiskFileSystem theme(STATUSBOOK_SOURCE_DIR);
  const auto make = [&](Extent extent) {
    Diagnostics diagnostics;
    return build_site({project, theme, {"theme"}, "", "", 1, extent}, diagnostics);
  };
  const auto checked = make(Extent::pages);
  const auto built = make(Extent::site);
  CHECK(checked.pages == built.pages);
  for (const auto& [path, bytes, ids, hash] : checked.files) {
    INFO(path);
    CHECK(bytes.size() == 0);
    CHECK_FALSE(ids.empty());
    const auto same =
        std::find_if(built.files.begin(), built.files.end(), [&name = path](const auto& f) { return f.path == name; });
    REQUIRE(same != built.files.end());
    CHECK(ids == same->ids);
  }
}

TEST_CASE("the real content builds without a diagnostic and without a broken link", "[content]") {
  const auto built = build(real_root);
  CHECK(built.diagnostics == "");
  CHECK(find_broken_links(built.site) == std::vector<std::string>{});
  CHECK(built.site.pages > 90);
}

TEST_CASE("another registry builds with the same tool and theme", "[content]") {
  const auto built = build(smtp_root);
  CHECK(built.diagnostics == "");
  CHECK(find_broken_links(built.site) == std::vector<std::string>{});
  REQUIRE(find_file(built.site, "550/index.html") != nullptr);
  CHECK(find_file(built.site, "550/index.html")->find("HTTP") == std::string::npos);
  REQUIRE(find_file(built.site, "search.js") != nullptr);
  CHECK(find_file(built.site, "search.js")->find("HTTP") == std::string::npos);
}

TEST_CASE("two builds, and builds with 1 and 8 threads, give the same bytes", "[content]") {
  const auto first = build(real_root);
  const auto again = build(real_root);
  CHECK(same_files(first.site, again.site));
  for (const int jobs : {1, 8}) CHECK(same_files(first.site, build(real_root, "", jobs).site));
}

TEST_CASE("every link of a Markdown copy leads to a file of the site", "[content]") {
  const auto built = build(real_root, "https://example.org/x/");
  int links = 0;
  for (const auto& file : built.site.files) {
    if (!file.path.ends_with(".md") && file.path != "llms.txt") continue;
    const std::string base = "https://example.org/x/";
    for (auto at = file.bytes.str().find(base); at != std::string::npos; at = file.bytes.str().find(base, at)) {
      at += base.size();
      const auto path = file.bytes.str().substr(at, file.bytes.str().find_first_of(")]#>\n", at) - at);
      INFO(file.path << " leads to " << path);
      CHECK(std::binary_search(built.site.paths.begin(), built.site.paths.end(), file_of({path, ""})));
      ++links;
    }
  }
  CHECK(links > 1000);
}

TEST_CASE("the error page is not for search engines and leads to the page of its code where all hosts serve it",
          "[content]") {
  const auto built = build(real_root, "https://example.org/");
  const auto& not_found = *find_file(built.site, "404.html");
  CHECK(not_found.find("<meta name=\"robots\" content=\"noindex\">") != std::string::npos);
  CHECK(not_found.find("href=\"https://example.org/404/index.html\"") != std::string::npos);
  CHECK(find_file(built.site, "404/index.html")->find("<meta name=\"robots\"") == std::string::npos);
}

TEST_CASE("the head of a code's page says what it is, and where its neighbors and other forms are", "[content]") {
  const auto built = build(real_root, "https://example.org/");
  const auto& page = *find_file(built.site, "404/index.html");
  const auto head = page.substr(0, page.find("</head>"));
  for (const auto* part : {"<link rel=\"alternate\" type=\"text/markdown\" href=\"../404.md\">",
                           "<link rel=\"alternate\" type=\"application/json\" href=\"../404.json\">",
                           "<link rel=\"prev\" href=\"../403/\">", "<link rel=\"next\" href=\"../405/\">",
                           "<meta property=\"og:url\" content=\"https://example.org/404/\">"}) {
    INFO(part);
    CHECK(head.find(part) != std::string::npos);
  }
  const std::string opening = "<script type=\"application/ld+json\">";
  const auto start = head.find(opening) + opening.size();
  REQUIRE(start > opening.size());
  const auto data = nlohmann::json::parse(head.substr(start, head.find("</script>", start) - start));
  CHECK(data.at("@type") == "DefinedTerm");
  CHECK(data.at("termCode") == "404");
  CHECK(data.at("url") == "https://example.org/404/");
}

TEST_CASE("without a base URL no page says where the site is", "[content]") {
  const auto built = build(real_root);
  CHECK(find_file(built.site, "sitemap.xml") == nullptr);
  CHECK(find_file(built.site, "404/index.html")->find("rel=\"canonical\"") == std::string::npos);
}

TEST_CASE("with a base URL there are canonical links, a sitemap and a 404 page that works at any depth", "[content]") {
  const auto built = build(real_root, "https://example.org/any-path/");
  REQUIRE(built.diagnostics == "");
  CHECK(find_file(built.site, "404/index.html")
            ->find("<link rel=\"canonical\" href=\"https://example.org/any-path/404/\">") != std::string::npos);
  REQUIRE(find_file(built.site, "sitemap.xml") != nullptr);
  CHECK(find_file(built.site, "sitemap.xml")->find("<loc>https://example.org/any-path/404/</loc>") !=
        std::string::npos);
  const auto& not_found = *find_file(built.site, "404.html");
  CHECK(not_found.find("href=\"https://example.org/any-path/404/\"") != std::string::npos);
  CHECK(not_found.find("href=\"https://example.org/any-path/assets/style.") != std::string::npos);
  CHECK(not_found.find("href=\"./") == std::string::npos);
  CHECK(not_found.find("href=\"4") == std::string::npos);
}

TEST_CASE("codes.json lists every code with what programs need", "[content]") {
  const auto built = build(real_root);
  REQUIRE(find_file(built.site, "codes.json") != nullptr);
  const auto data = nlohmann::json::parse(*find_file(built.site, "codes.json"));
  CHECK(data.at("license") == "CC0-1.0");
  int registered = 0;
  for (const auto& code : data.at("codes")) {
    for (const auto* key : {"code", "phrase", "class", "state", "summary", "url"}) CHECK(code.at(key).is_string());
    CHECK(code.contains("spec"));
    if (code.at("state") != "unofficial") ++registered;
    const auto id = code.at("code").get<std::string>();
    const auto* own = find_file(built.site, id + ".json");
    REQUIRE(own != nullptr);
    CHECK(nlohmann::json::parse(*own) == code);
  }
  CHECK(registered == 64);
}

TEST_CASE("JSON says what redirects do to the method, and no page shows it as a fact", "[content]") {
  const auto built = build(real_root);
  const auto method = [&](const std::string& code) {
    const auto data = nlohmann::json::parse(*find_file(built.site, code + ".json"));
    return data.at("facts").at("redirected_method").at("value").get<std::string>();
  };
  CHECK(method("301") == "get-for-post");
  CHECK(method("302") == "get-for-post");
  CHECK(method("303") == "get");
  CHECK(method("307") == "kept");
  CHECK(method("308") == "kept");
  for (const auto* path : {"303/index.html", "303.md", "facts/index.html"}) {
    INFO(path);
    CHECK(find_file(built.site, path)->find("Method of the redirected request") == std::string::npos);
  }
}

TEST_CASE("all data of the real book keeps the published schemas", "[content]") {
  const auto built = build(real_root, "https://example.org/");
  for (const std::string name : {"codes.json", "codes.min.json"}) {
    INFO(name);
    const JsonSchema schema(*find_file(built.site, "schema/" + name));
    CHECK(schema.accepts(nlohmann::json::parse(*find_file(built.site, name))));
  }
}

TEST_CASE("every JSON file of a code keeps the published schema", "[content]") {
  const auto built = build(real_root);
  const JsonSchema schema(*find_file(built.site, "schema/code.json"));
  const auto codes = nlohmann::json::parse(*find_file(built.site, "codes.json")).at("codes");
  for (const auto& code : codes) {
    INFO(code.at("code"));
    CHECK(schema.accepts(code));
  }
  auto code = codes.at(0);
  code["state"] = "imagined";
  CHECK_FALSE(schema.accepts(code));
  code = codes.at(0);
  code.erase("summary");
  CHECK_FALSE(schema.accepts(code));
}

TEST_CASE("the registry agrees with IANA's table", "[content]") {
  Diagnostics diagnostics;
  const auto registry = load_registry(DiskFileSystem(real_root), diagnostics);
  const auto table = DiskFileSystem(real_root).read("tests/iana_status_codes.csv").value();
  std::vector<std::string> registered;
  for (const auto line : split_lines(table)) {
    const auto columns = split(line, ',');
    REQUIRE(columns.size() == 3);
    if (columns[0] == "Value") continue;
    registered.emplace_back(columns[0]);
    const auto* code = registry.codes.find(columns[0]);
    INFO(line);
    REQUIRE(code != nullptr);
    CHECK(code->main().phrase == columns[1]);
    CHECK(code->main().state != "unofficial");
    REQUIRE(code->main().spec);
    const auto spec =
        columns[2].find(" §") == std::string_view::npos ? code->main().spec->id : text_of(*code->main().spec);
    CHECK(spec == columns[2]);
  }
  CHECK(registered.size() == 64);
  for (const auto& code : registry.codes) {
    INFO(code.id);
    const bool listed = std::find(registered.begin(), registered.end(), code.id) != registered.end();
    CHECK(listed == (code.main().state != "unofficial"));
  }
}

namespace {

struct Prose {
  std::string path;
  std::vector<std::string> paragraphs;  // code blocks left out
  std::vector<std::string> headings;    // of level 2
  int words = 0;
};

Prose read_prose(const FileReader& project, const std::string& path) {
  Prose prose{path, {}, {}, 0};
  bool in_code = false;
  std::string paragraph;
  const auto finish = [&] {
    if (!paragraph.empty()) prose.paragraphs.push_back(paragraph);
    paragraph.clear();
  };
  const auto text = project.read(path).value();
  for (const auto line : split_lines(text)) {
    if (line.starts_with("```")) {
      in_code = !in_code;
      finish();
      continue;
    }
    if (in_code) continue;
    if (line.starts_with("## ")) prose.headings.emplace_back(line.substr(3));
    if (trim(line).empty() || line.starts_with("#")) {
      finish();
      continue;
    }
    paragraph += std::string(trim(line)) + " ";
    const auto words = collapse_whitespace(line);
    for (const auto word : split(words, ' ')) {
      prose.words += std::any_of(word.begin(), word.end(), [](char c) { return is_alphanumeric(c); }) ? 1 : 0;
    }
  }
  finish();
  return prose;
}

}  // namespace

TEST_CASE("the page of a registered code answers the questions in order and at length", "[content]") {
  Diagnostics diagnostics;
  const DiskFileSystem project(real_root);
  const auto registry = load_registry(project, diagnostics);
  const std::vector<std::string> questions{"When it is sent", "What to do", "Often got wrong", "Example"};
  for (const auto& code : registry.codes) {
    if (code.main().state == "unofficial") continue;
    const auto prose = read_prose(project, "content/codes/" + code.id + ".md");
    INFO(prose.path << ", " << prose.words << " words");
    CHECK(prose.words >= 150);
    CHECK(prose.words <= 600);  // 550 of text; what the syntax of links adds is counted here too
    std::vector<std::string> asked;
    for (const auto& heading : prose.headings) {
      if (std::find(questions.begin(), questions.end(), heading) != questions.end()) asked.push_back(heading);
    }
    CHECK(asked == questions);
  }
}

TEST_CASE("no two pages share a paragraph", "[content]") {
  const DiskFileSystem project(real_root);
  std::map<std::string, std::string> seen;
  for (const std::string folder : {"content/codes", "content/classes", "content/notes", "content/fields"}) {
    for (const auto& entry : project.list(folder)) {
      const auto prose = read_prose(project, join_path(folder, entry.name));
      for (const auto& paragraph : prose.paragraphs) {
        if (paragraph.size() < 60) continue;
        const auto [first, is_new] = seen.try_emplace(paragraph, prose.path);
        INFO(prose.path << " and " << first->second << ": " << paragraph);
        CHECK((is_new || first->second == prose.path));
      }
    }
  }
}
