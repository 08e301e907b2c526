// Markdown copies of pages, and the list of them: read again, they have to say what the pages say.
#include "base/memory_file_system.h"
#include "catch.h"
#include "pipeline.h"
#include "support/small_book.h"
#include "text/markdown_text.h"

using namespace statusbook;

namespace {

/// The project of a small book: its registry, and the rest of its files.
Site build(std::map<std::string, std::string> files, const std::string& base_url = "") {
  files.try_emplace("content/book.toml", "title = \"Codes\"\ndescription = \"A test.\"\n");
  files.try_emplace("content/registry/all.toml",
                    registry_base + code_entry("404", "Not Here") + code_entry("410", "Gone <for good>"));
  const MemoryFileSystem project(std::move(files));
  const MemoryFileSystem theme(
      std::map<std::string, std::string>{{"theme/theme.toml", "name = \"Bare\"\ndata_version = 2\n"}});
  Diagnostics diagnostics;
  return build_site({project, theme, {"theme"}, base_url, "2026-06-30"}, diagnostics);
}

std::string file(const Site& site, const std::string& path) {
  for (const auto& file : site.files) {
    if (file.path == path) return file.bytes;
  }
  return "(no " + path + ")";
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string page = "content/codes/404.md";

}  // namespace

TEST_CASE("a Markdown copy defines the labels of its prose, each once, at its end", "[markdown copy]") {
  const auto copy = file(build({{page, "See [410], [why][410] and [STD 1 §4]; `[404]` is code.\n"}}), "404.md");
  INFO(copy);
  CHECK(copy.starts_with("# 404 Not Here\n"));
  const auto prose = copy.find("See [410], [why][410]");
  const auto definition = copy.find("\n[410]: 410.md\n");
  REQUIRE(definition != std::string::npos);
  CHECK(prose < definition);
  CHECK(copy.find("[410]: ", definition + 2) == std::string::npos);
  CHECK(holds(copy, "\n[STD 1 §4]: https://"));
  CHECK_FALSE(holds(copy, "[404]: "));
}

TEST_CASE("the links of a Markdown copy are absolute if the base URL is known", "[markdown copy]") {
  const auto copy = file(build({{page, "See [410].\n"}}, "https://example.org/x/"), "404.md");
  CHECK(holds(copy, "\n[410]: https://example.org/x/410.md\n"));
  CHECK(holds(copy, "https://example.org/x/404/"));
  CHECK_FALSE(holds(copy, "](404"));
}

TEST_CASE("a Markdown copy leads to the notes that answer questions about a code, and to its sources",
          "[markdown copy]") {
  const auto entry = code_entry("404", "Not Here") + "notes = [\"why\"]\nsources = [\"report\"]\n";
  const auto source =
      "[[source]]\nid = \"report\"\ntitle = \"A *report*\"\npublisher = \"P\"\nurl = \"https://example.org/r\"\n"
      "read = 2026-01-02\n";
  const auto site = build({{"content/registry/all.toml", registry_base + entry + source},
                           {"content/book.toml", "title = \"Codes\"\nnotes = [\"why\"]\n"},
                           {"content/notes/why.md", "# Why not?\n\nBecause.\n"}});
  const auto copy = file(site, "404.md");
  INFO(copy);
  CHECK(holds(copy, "\n- Questions: [Why not?](notes/why.md)\n"));
  CHECK(holds(copy, "\n- Sources: [A \\*report\\*](https://example.org/r)\n"));
}

TEST_CASE("the sections of a Markdown copy are in the order of the page", "[markdown copy]") {
  const auto copy = file(build({{"content/book.toml", "title = \"Codes\"\ncode_sections = [\"First\", \"Second\"]\n"},
                                {page, "Intro.\n\n## Other\n\nC.\n\n## Second\n\nB.\n\nFirst\n-----\n\nA.\n"}}),
                         "404.md");
  INFO(copy);
  CHECK(holds(copy, "Intro.\n\nFirst\n-----\n\nA.\n\n## Second\n\nB.\n\n## Other\n\nC.\n"));
}

TEST_CASE("a heading within a quote or code begins no section of a Markdown copy", "[markdown copy]") {
  const std::string text = "Intro.\n\n> ## Quoted\n\n```\n## Code\n```\n\n## Real\n\nText.\n";
  CHECK(holds(file(build({{page, text}}), "404.md"), text));
}

TEST_CASE("text of the registry is no markup in a Markdown copy", "[markdown copy]") {
  CHECK(file(build({}), "410.md").starts_with("# 410 Gone \\<for good\\>\n"));
  CHECK(escape_markdown("a *b* [c] `d` <e> & \\") == "a \\*b\\* \\[c\\] \\`d\\` \\<e\\> \\& \\\\");
  CHECK(escape_markdown("SC_NOT_FOUND _x_") == "SC_NOT_FOUND \\_x\\_");
  CHECK(escape_markdown("1. one") == "1\\. one");
  CHECK(escape_markdown("1.5 one") == "1.5 one");
  CHECK(escape_markdown("- one\n# two") == "\\- one # two");
  CHECK(markdown_link("x", "https://example.org/a_(b)") == "[x](<https://example.org/a_(b)>)");
}

TEST_CASE("llms.txt lists the Markdown copies, and gives way to a file of the book", "[markdown copy]") {
  const auto list = file(build({}, "https://example.org/"), "llms.txt");
  INFO(list);
  CHECK(list.starts_with("# Codes\n\n> A test.\n"));
  CHECK(holds(list, "\n- [404 Not Here](https://example.org/404.md): "));
  CHECK(file(build({{"content/static/llms.txt", "own"}}), "llms.txt") == "own");
}
