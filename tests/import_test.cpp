// Documents as they are found in the wild, each case a file of tests/import: documents go in; entries, report and
// diagnostics come out. Registry and form are as for golden tests.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/diagnostic_text.h"
#include "base/memory_file_system.h"
#include "catch.h"
#include "import/find_entries.h"
#include "import/read_document.h"
#include "import/report.h"
#include "load/load_documents.h"
#include "load/load_registry.h"
#include "support/golden_case.h"
#include "support/import_fuzz_target.h"

using namespace statusbook;

namespace {

const std::filesystem::path folder = std::filesystem::path(STATUSBOOK_SOURCE_DIR) / "tests/import";

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

const Registry& registry() {
  static const Registry result = [] {
    std::map<std::string, std::string> files;
    for (const auto& [name, text] : parse_golden_case(read_file(folder / "registry.txt")).in) files[name] = text;
    Diagnostics diagnostics;
    auto loaded = load_registry(MemoryFileSystem(files), diagnostics);
    REQUIRE(diagnostics.empty());
    return loaded;
  }();
  return result;
}

const CodeReader& codes() {
  static const CodeReader reader(registry());
  return reader;
}

struct Document {
  std::string name;
  std::string bytes;
};

ImportResult import_documents(const std::vector<Document>& documents, Diagnostics& diagnostics,
                              const CodeReader& reader = codes()) {
  ImportResult result;
  for (const auto& [name, bytes] : documents) {
    auto document = parse_document(bytes, name, diagnostics);
    if (!document) continue;
    auto found = find_entries(std::move(*document), reader);
    std::move(found.entries.begin(), found.entries.end(), std::back_inserter(result.entries));
    std::move(found.classes.begin(), found.classes.end(), std::back_inserter(result.classes));
    result.strays.merge(found.strays);
  }
  clean_entries(result, reader);
  return result;
}

/// The one entry of a document, as JSON.
std::string import_one(const std::string& bytes, const std::string& name = "a.md") {
  Diagnostics diagnostics;
  const auto result = import_documents({{name, bytes}}, diagnostics);
  if (result.entries.size() != 1) return std::to_string(result.entries.size()) + " entries";
  return format_entries_as_json(result);
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::vector<GoldenSection> run(const GoldenCase& golden) {
  std::vector<Document> documents;
  for (const auto& [name, text] : golden.in) documents.push_back({name, text});
  Diagnostics diagnostics;
  const auto imported = import_documents(documents, diagnostics);
  auto result = golden.out;
  for (auto& [name, text] : result) {
    if (name == "json") text = format_entries_as_json(imported);
    if (name == "report") text = format_report(imported, codes());
    if (name == "diagnostics") {
      const auto no_source = [](const std::string&) { return std::optional<std::string>(); };
      text = format_for_people(diagnostics.sorted(), no_source, Color::off);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("documents of every shape are read", "[import][golden]") {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename() != "registry.txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() > 5);
  for (const auto& path : paths) {
    auto golden = parse_golden_case(read_file(path));
    const auto actual = run(golden);
    if (std::getenv("STATUSBOOK_ACCEPT") != nullptr) {
      golden.out = actual;
      std::ofstream(path, std::ios::binary) << format_golden_case(golden);
      continue;
    }
    for (std::size_t i = 0; i < actual.size(); ++i) {
      INFO(path.filename().string() << ", " << actual[i].name << "; ./dev accept takes what differs");
      CHECK(actual[i].text == golden.out[i].text);
    }
  }
}

TEST_CASE("byte order marks, CRLF and Windows-1252 make no difference", "[import]") {
  CHECK(contains(import_one("\xEF\xBB\xBF## 404 Not Found\r\n\r\ncaf\xC3\xA9\r\n"), "\"text\": \"café\""));
  CHECK(contains(import_one("## 404 Not Found\r\n\r\n\x93"
                            "caf\xE9\x94\r\n"),
                 "\"text\": \"“café”\""));
  CHECK(contains(import_one("<h2>404</h2>\r\nNo.<br><br>Never.", "a.html"), "No.\\n\\nNever."));
}

TEST_CASE("bytes that are no text are refused", "[import]") {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_document(std::string("\x00\x01\x02\xFF\xFE\x00", 6), "a.md", diagnostics));
  CHECK_FALSE(parse_document("", "b.md", diagnostics));
  REQUIRE(diagnostics.sorted().size() == 2);
  CHECK(diagnostics.sorted()[0].at.file == "a.md");
}

TEST_CASE("a file over the bound and a folder are refused without being read", "[import]") {
  class HugeFile : public MemoryFileSystem {
   public:
    [[nodiscard]] std::optional<Entry> find(const std::string&) const override {
      return Entry{"a.md", EntryKind::file, 200U << 20U};
    }
    [[nodiscard]] std::optional<std::string> read(const std::string&) const override { throw EnvironmentError("read"); }
  };
  Diagnostics diagnostics;
  CHECK_FALSE(read_document(HugeFile(), "a.md", "a.md", diagnostics));
  CHECK_FALSE(read_document(MemoryFileSystem(std::map<std::string, std::string>{{"folder/a.md", "x"}}), "folder",
                            "folder", diagnostics));
  CHECK_FALSE(read_document(MemoryFileSystem(), "a.md", "missing.md", diagnostics));
  CHECK(diagnostics.sorted().size() == 3);
}

namespace {

const std::string drafts_source =
    "## 404 Not Found\nNothing [here].\n\n## 410 Gone\nSold.\n\n## 477 Odd\nA <new> one.\n\n## 413\n";

MemoryFileSystem project_with_page_410() {
  return MemoryFileSystem(std::map<std::string, std::string>{{"content/codes/410.md", "Written by hand.\n"}});
}

}  // namespace

TEST_CASE("drafts are written for registered codes without a page and for new codes, and nothing else is touched",
          "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents({{"in.md", drafts_source}}, diagnostics);
  auto project = project_with_page_410();
  const auto drafts = write_drafts(result, codes(), {}, Beside::no, project);
  const auto& files = project.files();
  REQUIRE(files.contains("content/codes/404.md"));
  CHECK(contains(files.at("content/codes/404.md"), "`in.md`, line 1"));
  CHECK(contains(files.at("content/codes/404.md"), "Nothing \\[here\\]."));
  CHECK(files.at("content/codes/410.md") == "Written by hand.\n");
  CHECK_FALSE(files.contains("content/codes/413.md"));
  CHECK(contains(files.at("content/registry/import-477.toml"), "code = \"477\""));
  CHECK(contains(files.at("content/registry/import-477.toml"), "state = \"unofficial\""));
  CHECK(contains(files.at("content/codes/477.md"), "A"));
  CHECK(files.size() == 4);
  CHECK(drafts.size() == 5);
}

TEST_CASE("a draft is marked, carries no date, and names its source by its whole path", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents({{"old/in.md", drafts_source}}, diagnostics);
  MemoryFileSystem project(std::map<std::string, std::string>{});
  write_drafts(result, codes(), {}, Beside::no, project);
  const auto& entry = project.files().at("content/registry/import-477.toml");
  CHECK(contains(entry, "draft = true"));
  CHECK_FALSE(contains(entry, "checked ="));
  CHECK_FALSE(contains(entry, "read ="));
  CHECK(contains(entry, "title = \"old/in.md\""));
  CHECK(contains(project.files().at("content/codes/404.md"), "`old/in.md`, line 1"));
  Diagnostics told;
  load_registry(project, told);
  load_documents(project, told);
  CHECK_FALSE(told.has_errors());
  CHECK(told.sorted().size() == 5);  // the code, its source, three pages
}

TEST_CASE("a draft shows addresses that are no sources as text, and keeps what it may not link", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents(
      {{"a.md", "## 404 Not Found\n\nSee [there](https://e.org/a), <https://e.org/b>, [near](x.html) ![p](p.png).\n"}},
      diagnostics);
  MemoryFileSystem project(std::map<std::string, std::string>{});
  write_drafts(result, codes(), {}, Beside::no, project);
  const auto& page = project.files().at("content/codes/404.md");
  CHECK(contains(page, "there (`https://e.org/a`), `https://e.org/b`"));
  CHECK_FALSE(contains(page, "]("));
  const auto report = format_report(result, codes());
  CHECK(contains(report, "404: x.html"));
  CHECK(contains(report, "404: p.png"));
}

TEST_CASE("what a second document calls a code is in its draft", "[import]") {
  Diagnostics diagnostics;
  const auto result =
      import_documents({{"a.md", "## 477 Odd\n\nOne.\n"}, {"b.md", "## 477 Strange [x]\n\nTwo.\n"}}, diagnostics);
  MemoryFileSystem project(std::map<std::string, std::string>{});
  write_drafts(result, codes(), {}, Beside::no, project);
  CHECK(contains(project.files().at("content/codes/477.md"), "“Strange"));
  CHECK_FALSE(contains(project.files().at("content/codes/477.md"), "“Odd"));
}

TEST_CASE("importing twice changes nothing", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents({{"in.md", drafts_source}}, diagnostics);
  auto project = project_with_page_410();
  for (const auto beside : {Beside::no, Beside::yes}) {
    write_drafts(result, codes(), {}, beside, project);
    const auto first = project.files();
    for (const auto& draft : write_drafts(result, codes(), {}, beside, project)) {
      CHECK(draft.outcome != Draft::Outcome::written);
    }
    CHECK(project.files() == first);
  }
}

TEST_CASE("what was changed by hand since is left alone", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents({{"in.md", drafts_source}}, diagnostics);
  auto project = project_with_page_410();
  write_drafts(result, codes(), {}, Beside::yes, project);
  const auto paths = project.files();
  for (const auto& [path, text] : paths) project.write(path, text + "edited\n");
  const auto edited = project.files();
  write_drafts(result, codes(), {}, Beside::no, project);
  CHECK(project.files() == edited);
  write_drafts(result, codes(), {}, Beside::yes, project);
  for (const auto& [path, text] : edited) CHECK(project.files().at(path) == text);
}

TEST_CASE("bytes that are no UTF-8 are told, and read as Windows-1252", "[import]") {
  Diagnostics diagnostics;
  import_documents({{"a.md", "## 404\n\ncaf\xE9, \xFF\xFE\n"}}, diagnostics);
  const auto list = diagnostics.sorted();
  REQUIRE(list.size() == 1);
  CHECK(list[0].severity == Severity::warning);
  CHECK(list[0].at.line == 3);
  CHECK(contains(list[0].message, "3 bytes"));
}

TEST_CASE("what Windows-1252 has no letter for is told, and shown as lost", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents({{"a.md", "## 404\n\nA\x81.\n"}}, diagnostics);
  CHECK(contains(format_entries_as_json(result), "A\uFFFD."));
  CHECK(contains(diagnostics.sorted().at(0).message, "1 byte of the file is no UTF-8"));
}

TEST_CASE("UTF-16 is read by its byte order mark", "[import]") {
  const std::string text = "## 404 Not Found\n\nA.\n";
  std::string little = "\xFF\xFE";
  std::string big = "\xFE\xFF";
  for (const char c : text) {
    little += std::string{c, '\0'};
    big += std::string{'\0', c};
  }
  CHECK(contains(import_one(little), "\"text\": \"A.\""));
  CHECK(contains(import_one(big), "\"text\": \"A.\""));
}

TEST_CASE("pairs of UTF-16 are one character, and with half of one a file is no text", "[import]") {
  const std::u16string text = u"## 404\n\n\U0001F600 \u20AC.\n\n";
  std::string little = "\xFF\xFE";
  std::string big = "\xFE\xFF";
  for (const char16_t unit : text) {
    const auto high = static_cast<char>(unit >> 8U);
    const auto low = static_cast<char>(unit & 0xFFU);
    little += {low, high};
    big += {high, low};
  }
  CHECK(contains(import_one(little), "\U0001F600 \u20AC."));
  CHECK(contains(import_one(big), "\U0001F600 \u20AC."));

  for (const auto& half : {std::string("\xD8\x3D\0A", 4), std::string("\xDE\0", 2), std::string("\xD8\x3D\0", 3)}) {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_document(big + half, "a.md", diagnostics));
    CHECK(diagnostics.sorted().at(0).message == "the file is no text");
  }
}

TEST_CASE("a file's name is printed without its control characters", "[import]") {
  Diagnostics diagnostics;
  const auto result =
      import_documents({{"a\n\x1B[31m.md", "## 404 Not Found\n\n[x](y)\n"}, {"b\n.md", ""}}, diagnostics);
  const auto report = format_report(result, codes());
  CHECK(contains(report, "a  [31m.md"));
  CHECK_FALSE(contains(report, "\x1B"));
  CHECK(diagnostics.sorted()[0].at.file == "b .md");
}

namespace {

/// A registry that has but these classes.
Registry begun_registry(const std::vector<std::string>& classes) {
  Registry result;
  for (const auto& id : classes) {
    CodeClass item;
    item.id = id;
    item.name = "Any";
    result.classes.add(item);
  }
  return result;
}

std::vector<std::string> codes_and_phrases(const std::string& text, const std::vector<std::string>& classes) {
  const auto registry = begun_registry(classes);
  const CodeReader reader(registry);
  Diagnostics diagnostics;
  std::vector<std::string> found;
  for (const auto& entry : import_documents({{"a.md", text}}, diagnostics, reader).entries) {
    found.push_back(entry.code + " " + entry.phrase);
  }
  return found;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("a table alone begins a registry: three digits, and the phrase beside them", "[import]") {
  CHECK(codes_and_phrases("| Code | Meaning | Use |\n|---|---|---|\n| 100 | Trying | In response to an invitation |\n"
                          "| 180 | Ringing | The callee is alerted |\n| 486 | Busy Here | The callee is busy |\n",
                          {"1xx", "4xx"}) == Found{"100 Trying", "180 Ringing", "486 Busy Here"});
}

TEST_CASE("of several short columns, the phrase is in that of their name", "[import]") {
  CHECK(codes_and_phrases("| Code | Text | Reason |\n|---|---|---|\n| 100 | What is said first. | Trying |\n"
                          "| 180 | What is said then. | Ringing |\n",
                          {"1xx"}) == Found{"100 Trying", "180 Ringing"});
}

TEST_CASE("nothing in the navigation or the footer of a page is an entry, or text of one", "[import]") {
  const std::string navigation = "<nav><ul><li>403 Forbidden: x</li><li>410 Gone: y</li></ul></nav>";
  CHECK(contains(import_one("<h2>404 Not Found</h2>a<footer>b</footer>" + navigation, "a.html"), "\"text\": \"a\""));
  // Nor do they make a list of a document on one code.
  CHECK(contains(import_one(navigation + "<p>a</p>", "404-lost.html"), "\"text\": \"a\""));
}

TEST_CASE("a header that is a text is not said before each cell", "[import]") {
  const auto rows = [](const std::string& header) {
    return import_one("|Code|Phrase|Text|" + header + "|\n|-|-|-|-|\n|404|Not Found|a b c d|x|\n");
  };
  CHECK(contains(rows("Use"), "Use: x"));
  CHECK(contains(rows(std::string(300, 'u')), "- x"));
}

TEST_CASE("of one entry, no more damage is told than somebody reads", "[import]") {
  std::string text = "## 404 Not Found\n\n";
  for (char c = '\x80'; c < '\xA0'; ++c) text += std::string("a\xC3\x83\xC2") + c + "\n";
  Diagnostics diagnostics;
  const auto result = import_documents({{"a.md", text}}, diagnostics);
  REQUIRE(result.entries.size() == 1);
  CHECK(result.entries[0].damage.size() == 20);
}

TEST_CASE("a class of one place takes numbers of any length", "[import]") {
  CHECK(codes_and_phrases("| Name | Number | What |\n|---|---|---|\n| OK | 0 | No error. |\n"
                          "| CANCELLED | 1 | The caller cancelled it. |\n| UNAUTHENTICATED | 16 | Who are you? |\n",
                          {"x"}) == Found{"0 OK", "1 CANCELLED", "16 UNAUTHENTICATED"});
}

TEST_CASE("a class of one letter takes names that begin with it", "[import]") {
  CHECK(codes_and_phrases("| Name | Number | What |\n|---|---|---|\n| EPERM | 1 | Not permitted |\n"
                          "| ENOENT | 2 | No such file |\n",
                          {"E"})
            .size() == 2);
}

TEST_CASE("bullets of a registry that is only begun are its codes", "[import]") {
  CHECK(
      codes_and_phrases("* 120 Service ready in a while.\n* 125 Connection open; begins.\n* 150 File okay.\n", {"1xx"})
          .size() == 3);
}

TEST_CASE("hostile documents end", "[import]") {
  const auto repeated = [](std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  for (const auto& text : {repeated("<div>", 20'000), repeated("> ", 20'000), repeated("[", 50'000),
                           repeated("| ", 5'000) + "\n" + repeated("|-", 5'000), repeated("- ", 20'000),
                           repeated("<b>", 20'000) + "404", repeated("404 ", 50'000), repeated("# 404\n", 5'000),
                           repeated("&lt;", 20'000), repeated("<table><tr><td>404", 3'000)}) {
    Diagnostics diagnostics;
    const auto result = import_documents({{"a.md", text}, {"a.html", text}}, diagnostics);
    CHECK(result.entries.size() <= 20'000);
  }
}

TEST_CASE("the fuzz target takes the cases, cut off anywhere", "[import]") {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto text = read_file(entry.path());
    for (std::size_t length = 0; length < text.size(); length += 97) {
      CHECK_NOTHROW(import_any_bytes(std::string_view(text).substr(0, length)));
    }
  }
}

TEST_CASE("an item goes on behind a quotation with an entry of its own, which ends with it", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents({{"a.html",
                                         "<ul><li>404 Not Found: a<blockquote><h2>410 Gone</h2>x</blockquote><p>more"
                                         "</p></li><li>403 Forbidden: b</li></ul>"}},
                                       diagnostics);
  REQUIRE(result.entries.size() == 3);
  const auto json = format_entries_as_json(result);
  CHECK(contains(json, "\"text\": \"a\\n\\nmore\""));
  CHECK(contains(json, "\"text\": \"x\""));
}

TEST_CASE("an item goes on behind a list with an entry of its own, also if it is of a class", "[import]") {
  Diagnostics diagnostics;
  const auto result = import_documents(
      {{"a.html", "<ul><li>4xx: a<ul><li>404 Not Found: b</li></ul><p>behind</p></li></ul>"}}, diagnostics);
  REQUIRE(result.classes.size() == 1);
  CHECK(contains(format_report(result, codes()), "4xx, 3 words"));
  CHECK(contains(format_entries_as_json(result), "\"text\": \"b\""));
  // What is open ends with its list, and leaves nothing for what follows.
  CHECK_NOTHROW(import_any_bytes("<ul>4xx<ul>404</ul><"));
  CHECK_NOTHROW(import_any_bytes("<ul>4xx<dl>Client error<dt>n"));
}
