// The formats that import reads and writes, rule by rule: bytes, HTML and Markdown to a tree, and the tree to Markdown.
#include <algorithm>
#include <string>
#include <vector>

#include "base/memory_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "import/find_entries.h"
#include "import/html.h"
#include "import/read_document.h"
#include "import/report.h"
#include "load/load_registry.h"

using namespace statusbook;

namespace {

SourceDocument read(const std::string& bytes, const std::string& name = "a.md") {
  Diagnostics diagnostics;
  auto document = parse_document(bytes, name, diagnostics);
  REQUIRE(document);
  return std::move(*document);
}

/// Why a document is refused.
std::string refusal(const std::string& bytes) {
  Diagnostics diagnostics;
  REQUIRE_FALSE(parse_document(bytes, "a.html", diagnostics));
  return diagnostics.sorted().front().message;
}

std::string text_of(const Blocks& blocks) {
  std::string text;
  for (const auto& block : blocks) text += plain_text(block);
  return collapse_whitespace(text);
}

std::string rewritten(const std::string& markdown) { return write_markdown(read(markdown).blocks); }

/// One paragraph of these runs, as Markdown.
std::string written(const Runs& runs) { return write_markdown({make_paragraph(runs, 0)}); }

const Registry& registry() {
  static const Registry result = [] {
    const std::map<std::string, std::string> files{
        {"content/registry/all.toml",
         "[[class]]\nid = \"4xx\"\nname = \"Client Error\"\nsummary = \"S.\"\n\n"
         "[[spec]]\nid = \"S 1\"\ntitle = \"S\"\nurl = \"https://e.org/s\"\n\n"
         "[[source]]\nid = \"known\"\ntitle = \"K\"\npublisher = \"P\"\nurl = \"https://e.org/known\"\nread = "
         "2026-01-01\n\n"}};
    Diagnostics diagnostics;
    return load_registry(MemoryFileSystem(files), diagnostics);
  }();
  return result;
}

}  // namespace

TEST_CASE("text reads back as it was, whatever is in it", "[import]") {
  for (const std::string text : {"1. no list",
                                 "2) no list",
                                 "- no item",
                                 "+ no item",
                                 "# no heading",
                                 "> no quotation",
                                 "=== no underline",
                                 "*no emphasis*",
                                 "_no emphasis_",
                                 "a_b_c",
                                 "~~not struck~~",
                                 "`no code`",
                                 "[no](link)",
                                 "![no](image)",
                                 "<b>no tag</b>",
                                 "&amp; &#35; R&D a&b;",
                                 "back\\slash",
                                 "|---|---|",
                                 "```",
                                 "~~~",
                                 "ftp://e.org/x",
                                 "C#",
                                 "Hey!"}) {
    INFO(text);
    CHECK(text_of(read(written({{text, 0, {}, 0}})).blocks) == text);
    CHECK(text_of(read(written({{"a", style::line_break, {}, 0}, {text, 0, {}, 0}})).blocks) == text);
  }
}

TEST_CASE("a line that was broken opens no block", "[import]") {
  for (const std::string word : {"-", "+", "#", "1.", "2)", ">", "===", "---", "|", "|---|"}) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "word " + word + " ";
    for (int width = 20; width < 30; ++width) {
      const auto markdown = write_markdown({make_paragraph({{text, 0, {}, 0}}, 0)}, width);
      INFO(markdown);
      const auto blocks = read(markdown).blocks;
      REQUIRE(blocks.size() == 1);
      CHECK(blocks.front().kind == BlockKind::paragraph);
      CHECK(text_of(blocks) == trim(text));
    }
  }
}

TEST_CASE("marks stand where a parser sees them, and nowhere else", "[import]") {
  CHECK(written({{"a ", style::strong, {}, 0}, {"b", 0, {}, 0}}) == "**a** b\n");
  CHECK(written({{"a", 0, {}, 0}, {"b", style::strong, {}, 0}}) == "a**b**\n");
  CHECK(written({{"a", 0, {}, 0}, {"(b)", style::strong, {}, 0}}) == "a(b)\n");
  CHECK(written({{"(b)", style::strong, {}, 0}, {"a", 0, {}, 0}}) == "(b)a\n");
  CHECK(written({{"a", style::strong, {}, 0}, {"b", style::emphasis, {}, 0}}) == "**a**b\n");
  CHECK(written({{"a", style::strong, {}, 0}, {" ", 0, {}, 0}, {"b", style::strong, {}, 0}}) == "**a** **b**\n");
  CHECK(written({{"a ", style::strong, {}, 0}, {"b", style::strong | style::emphasis, {}, 0}}) == "**a** ***b***\n");
  CHECK(written({{"a", style::strong | style::emphasis, {}, 0}, {" b ", style::emphasis, {}, 0}}) == "***a*** *b*\n");
}

TEST_CASE("code and links are written so that they end where they did", "[import]") {
  CHECK(written({{"a`b", style::code, {}, 0}}) == "``a`b``\n");
  CHECK(written({{"`a", style::code, {}, 0}}) == "`` `a ``\n");
  CHECK(written({{"a", style::code, {}, 0}, {"", 0, {}, 0}, {"b", style::code | style::strong, {}, 0}}) ==
        "`a`**`b`**\n");
  CHECK(written({{"a", 0, "https://e.org/(x)", 0}}) == "[a](https://e.org/%28x%29)\n");
  CHECK(written({{"https://e.org/", 0, "https://e.org/", 0}}) == "[https://e.org/](https://e.org/)\n");
  CHECK(written({{"hey!", 0, {}, 0}, {"a", 0, "https://e.org/", 0}}) == "hey\\![a](https://e.org/)\n");
  CHECK(written({{"404", style::label, "404", 0}, {"(x)", 0, {}, 0}}) == "[404]\\(x)\n");
  CHECK(written({{"it", style::label, "404", 0}, {": x", 0, {}, 0}}) == "[it][404]\\: x\n");
  CHECK(written({{"404", style::label, "404", 0}, {"410", style::label, "410", 0}}) == "[404][404][410]\n");
}

TEST_CASE("blocks are written as CommonMark has them", "[import]") {
  CHECK(rewritten("# A #\n\n### B\n\n###### C\n\n## D\n") == "## A\n\n### B\n\n#### C\n\n### D\n");
  CHECK(rewritten("3. a\n4. b\n") == "3. a\n4. b\n");
  CHECK(rewritten("- a\n\n  b\n- c\n") == "- a\n\n  b\n\n- c\n");
  CHECK(rewritten("> a\n>\n> - b\n") == "> a\n>\n> - b\n");
  CHECK(rewritten("````js\n```\n````\n") == "````js\n```\n````\n");
  CHECK(rewritten("|a|b|\n|-|-|\n|`c\\|d`||\n") == "| a | b |\n| --- | --- |\n| `c\\|d` | |\n");
  CHECK(rewritten("a\\\nb\n") == "a\\\nb\n");
  CHECK(write_markdown(read("<dl><dt>A<dd>b</dl>", "a.html").blocks) == "- **A**: b\n");
  CHECK(written({{"R & D &amp;", 0, {}, 0}}) == "R & D \\&amp;\n");
}

TEST_CASE("HTML that would cost too much is refused, whatever makes it costly", "[import]") {
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  CHECK(refusal(repeated("<div>", 1'001)).find("too deep") != std::string::npos);
  CHECK(refusal(repeated("<b>", 400) + repeated("<br>", 400)).find("never closed") != std::string::npos);
  CHECK(refusal(repeated("<p>x", 140'001)).find("elements are too many") != std::string::npos);
  CHECK(refusal(repeated("<p a b c d>", 100'000)).find("elements are too many") != std::string::npos);
  CHECK(refusal("<p" + repeated(" a", 1'001) + ">").find("too many attributes") != std::string::npos);
  // What is no tag costs nothing.
  CHECK_FALSE(read(repeated("<p><td><br>", 1'000) + "x", "a.html").blocks.empty());
  CHECK_FALSE(read("<script>" + repeated("<div>", 2'000) + "</script>x", "a.html").blocks.empty());
  CHECK_FALSE(read("<!--" + repeated("<div>", 2'000) + "-->x", "a.html").blocks.empty());
  CHECK_FALSE(read("<p title='" + repeated("<div>", 2'000) + "'>x", "a.html").blocks.empty());
}

TEST_CASE("HTML that only seems to close its elements is refused before it is parsed", "[import]") {
  const auto is_too_deep = [](const std::string& before, const std::string& unit) {
    std::string text = before;
    for (int i = 0; i < 1'001; ++i) text += unit;
    return !make_plain(text).fault.empty();
  };
  // Each of these leaves an element open that the parser keeps.
  CHECK(is_too_deep("", "<div></x>"));
  CHECK(is_too_deep("", "<x><div></x>"));
  CHECK(is_too_deep("", "<x><div></x></div>"));
  CHECK(is_too_deep("", "<x><p></x><hr>"));
  CHECK(is_too_deep("", "<dd><li>"));
  CHECK(is_too_deep("", "<form></form><form><b>"));
  CHECK(is_too_deep("", "<body><mark></body>"));
  CHECK(is_too_deep("", "<caption><span></caption>"));
  CHECK(is_too_deep("", "<g></g><code>"));
  CHECK(is_too_deep("", "<x><td></x></td>"));
  CHECK(is_too_deep("<svg>", "<g/>"));
  // What seems to hide a tag does not.
  CHECK(is_too_deep("<!-- --!>", "<div>"));
  CHECK(is_too_deep("<![CDATA[<script>", "<div>"));
  CHECK(is_too_deep("<p =\">", "<div>"));
  CHECK(is_too_deep("<textarea><!--</textarea>", "<div>"));
  CHECK(is_too_deep("<textarea><x y=\"</textarea>", "<div>"));
  CHECK(is_too_deep("<iframe><script></iframe>", "<div>"));
  CHECK(is_too_deep("<svg><svg></svg>", "<div>"));
}

TEST_CASE("what has rules of its own in HTML is left out, and lines stay what they are", "[import]") {
  const auto plain = [](const std::string& html) { return make_plain(html).html; };
  CHECK(plain("a<script>if (a<b) '</p>'\n</SCRIPT >b") == "a\nb");
  CHECK(plain("a<svg\n><g></svg>b<svg><path>c<svg></svg>d<svg/>e") == "a\nb<path>cde");
  CHECK(plain("<!-- <title> --><title><!-- </title>-->") == "<!-- <title> -->-->");
  CHECK(plain("a<style>b") == "a");
  CHECK(plain("<<svg></svg>div>") == "<<!---->div>");
  CHECK(plain("<xmp>a</xmp>") == "a");
}

TEST_CASE("HTML as people write it is read, whatever they leave open", "[import]") {
  const auto is_read = [](const std::string& unit) {
    std::string text;
    for (int i = 0; i < 1'500; ++i) text += unit;
    return make_plain(text).fault.empty();
  };
  CHECK(is_read("<ul><li>a</li><li>b</li></ul>"));
  CHECK(is_read("<div><p>a<p>b</p></div>"));
  CHECK(is_read("<table><tr><td>a<td>b</table>"));
  CHECK(is_read("<p><a href=x>a</a><br><img src=x>"));
  CHECK(is_read("<dl><dt>a</dt><dd>b</dd></dl>"));
  CHECK(is_read("<b><span>a</b></span>"));
  CHECK(is_read("<svg viewBox='0 0 1 1'><g><path d='M0'/><path d='M1'/></g></svg>"));
  CHECK(is_read("<x-card><h2>a</h2><p>b</p></x-card>"));
  CHECK(is_read("<svg><title>a</title><path d='M0'></svg>"));
  CHECK(is_read("<div class=a/b title=\"a > b\">a</div>"));
}

TEST_CASE("a document of more parts than memory is for is refused, and is to be split", "[import]") {
  for (const std::string name : {"a.md", "a.html"}) {
    Diagnostics diagnostics;
    REQUIRE_FALSE(parse_document(std::string(150'001, '\n') + "x", name, diagnostics));
    const auto fault = diagnostics.sorted().front();
    CHECK(fault.message.find("the file has 150001 lines; at most 150000 are read") != std::string::npos);
    CHECK(fault.help == "import it in parts");
  }
  // What is a mark in Markdown is none in a page's scripts.
  Diagnostics diagnostics;
  CHECK_FALSE(parse_document("x" + std::string(300'001, '*'), "a.md", diagnostics));
  CHECK(parse_document("x" + std::string(300'001, '*'), "a.html", diagnostics));
}

TEST_CASE("cells that nobody wrote are bounded, and what would need more of them is no table", "[import]") {
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  const auto cells = [](const Blocks& blocks) {
    std::size_t count = 0;
    for (const auto& block : blocks) {
      for (const auto& row : block.children) count += row.children.size();
    }
    return count;
  };
  constexpr std::size_t bound = 110'000;
  CHECK(cells(read("<table><tr>" + repeated("<td rowspan=100>x", 2'000) + repeated("<tr><td>", 99), "a.html").blocks) <
        bound);
  CHECK(cells(read("<table><tr><td>x<td>y<tr><td>z</table>", "a.html").blocks) == 4);
  const auto blocks = read("<table><tr>" + repeated("<td>x", 1'000) + repeated("<tr><td>y", 1'000), "a.html").blocks;
  CHECK(blocks.size() == 2'000);
  CHECK(blocks.front().kind == BlockKind::paragraph);
}

TEST_CASE("an address is in memory once, however long the text of its link is, and a very long one is none",
          "[import]") {
  const auto link = [](const std::string& target) {
    return read("<p><a href='" + target + "'>a<b>b</b></a>", "a.html").blocks.front().runs;
  };
  const auto runs = link("/404");
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].target.str() == "/404");
  CHECK(&runs[0].target.str() == &runs[1].target.str());
  CHECK(&split_lines(runs)[0][1].target.str() == &runs[0].target.str());
  CHECK_FALSE(link("/" + std::string(2'000, 'x'))[0].is_link());
}

TEST_CASE("lines are the document's, in HTML and in Markdown with HTML in it", "[import]") {
  const auto blocks = read("a\n\n<div>\n<p>b</p>\n</div>\n\n```\nc\n```\n\n    d\n\ne\nf\n").blocks;
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].line == 1);
  CHECK(blocks[1].line == 4);
  CHECK(blocks[2].line == 8);
  CHECK(blocks[3].line == 11);
  CHECK(split_lines(blocks[4].runs)[1].front().line == 14);
  CHECK(read("<p>a</p>\n\n<p data-sourcepos='9:1-9:2'>b</p>\n", "a.html").blocks[1].line == 3);
}

TEST_CASE("cells that span rows leave empty ones", "[import]") {
  const auto table =
      read("<table><tr><td rowspan=2>a<td>b<td rowspan=2>c<tr><td>d<tr><td>e<td>f<td>g</table>", "a.html");
  const auto& rows = table.blocks.front().children;
  REQUIRE(rows.size() == 3);
  CHECK(plain_text(rows[1].children.at(0)).empty());
  CHECK(plain_text(rows[1].children.at(1)) == "d\n");
  CHECK(plain_text(rows[2].children.at(2)) == "g\n");
}

TEST_CASE("a list in a list, and what stands loose in one, belong to the item before", "[import]") {
  const auto list = read("<ul><li>a<ul><li>b</ul></li><ul><li>c</ul></ul>", "a.html").blocks.front();
  REQUIRE(list.children.size() == 1);
  CHECK(list.children.front().children.size() == 3);
}

TEST_CASE("terms in a row share what defines them", "[import]") {
  const auto terms = read("<dl><dt>a<dt>b<dd>c<dt>d<dd>e</dl>", "a.html").blocks.front();
  REQUIRE(terms.children.size() == 2);
  CHECK(plain_text(terms.children[0]) == "a: b: c\n");
}

TEST_CASE("spaces of all kinds are spaces, and what has no width is nothing", "[import]") {
  const auto blocks = read("<h3>3.&nbsp;404\u2009Not\u00ADFound</h3><pre>a&nbsp;b</pre>", "a.html").blocks;
  CHECK(plain_text(blocks[0]) == "3. 404 NotFound\n");
  CHECK(plain_text(blocks[1]) == "a\u00A0b\n");
}

TEST_CASE("a control character that a reference names is no text", "[import]") {
  const auto runs = read("<p><a href='x&#27;y'>a&#27;[31mb</a></p>", "a.html").blocks.front().runs;
  CHECK(plain_text(runs) == "a[31mb");
  CHECK(runs.front().target.str() == "xy");
  CHECK(text_of(read("<pre>a&#27;b</pre>", "a.html").blocks) == "ab");
}

TEST_CASE("raised digits stay raised, and marks of footnotes go", "[import]") {
  CHECK(text_of(read("<p>10<sup>6</sup> a<sup>[1]</sup> 2<sup>nd</sup>", "a.html").blocks) == "10\u2076 a 2nd");
}

TEST_CASE("a code with a period begins no list", "[import]") {
  CHECK(read("404. Not Found\n").blocks.front().kind == BlockKind::paragraph);
  CHECK(read("40. Item\n").blocks.front().kind == BlockKind::list);
  CHECK(text_of(read("98. a\n99. b\n100. c\n").blocks) == "a b 100. c");
  CHECK(text_of(read("```\n404. Not Found\n```\n").blocks) == "404. Not Found");
  CHECK(text_of(read("> - 404. Not Found\n").blocks) == "404. Not Found");
  CHECK(text_of(read("- 1. 404. Not Found\n").blocks) == "404. Not Found");
}

TEST_CASE("indented text is text where it reads like that", "[import]") {
  const std::string prose = "    The page that was asked for is not here any more.\n\n";
  const std::string code = "    run(x);\n\n";
  CHECK(read("# A\n\n" + prose + "# B\n").blocks[1].kind == BlockKind::paragraph);
  CHECK(read("# A\n\n" + code + "# B\n").blocks[1].kind == BlockKind::code);
  CHECK(read("text\n\n" + prose + "text\n\n" + prose).blocks[1].kind == BlockKind::paragraph);
  const auto both = read("text\n\n" + prose + "text\n\n" + code).blocks;
  CHECK(both[1].kind == BlockKind::paragraph);
  CHECK(both[3].kind == BlockKind::code);
}

TEST_CASE("text that was damaged more than once is mended", "[import]") {
  CHECK(text_of(read("caf\u00C3\u0192\u00C2\u00A9").blocks) == "caf\u00E9");
  const auto repairs = read("a\n\n\u00C3\u00A9\n").repairs;
  REQUIRE(repairs.size() == 1);
  CHECK(repairs.begin()->line == 3);
}

TEST_CASE("front matter has keys, an end, and the lines behind it keep their numbers", "[import]") {
  const auto document = read("---\nTitle: 'A: b'\n\n  nested: x\n---\ntext\n");
  REQUIRE(document.front_matter.size() == 2);
  CHECK(document.front_matter[0].key == "title");
  CHECK(document.front_matter[0].value == "A: b");
  CHECK(document.front_matter[1].key.empty());
  CHECK(document.blocks.front().line == 6);
  CHECK(read("+++\na = 1\n+++\n").front_matter.front().value == "1");
  CHECK(read("---\nno key\n---\n").front_matter.empty());
  CHECK(read("---\na: b\n").front_matter.empty());
}

namespace {

/// The text of an entry in the file, as it is when it is cleaned; the registry has 404 and 410.
std::string cleaned(const std::string& markdown, const std::string& file = "a.md", std::size_t* strays = nullptr) {
  ImportResult result;
  auto& entry = result.entries.emplace_back();
  entry.code = "499";
  entry.phrase = "P";
  entry.file = file;
  entry.blocks = read(markdown).blocks;
  Registry with_codes;
  with_codes.classes.add(*registry().classes.find("4xx"));
  for (const auto* id : {"404", "410"}) {
    Code code;
    code.id = id;
    with_codes.codes.add(code);
  }
  clean_entries(result, CodeReader(with_codes));
  if (strays != nullptr) *strays = result.strays.size();
  return write_markdown(result.entries.back().blocks);
}

}  // namespace

TEST_CASE("a link is about the one code that its target or its text names", "[import]") {
  CHECK(cleaned("T [x](#anchor-04)") == "T x\n");
  CHECK(cleaned("T [x](#404-not-found)") == "T [x][404]\n");
  CHECK(cleaned("T [x](b.md#e-410)") == "T [x][410]\n");
  CHECK(cleaned("T [x](codes/404.html)") == "T [x][404]\n");
  CHECK(cleaned("T [x](404.html#410)") == "T x\n");
  CHECK(cleaned("T [x](404/index.html)") == "T [x][404]\n");
  CHECK(cleaned("T [x](4xx.md)") == "T [x][4xx]\n");
  CHECK(cleaned("T [404](page)") == "T [404]\n");
  CHECK(cleaned("T [405](page)") == "T 405\n");
  CHECK(cleaned("T [404](https://e.org/404)") == "T [404](https://e.org/404)\n");
  CHECK(cleaned("T [x](mailto:a@e.org)") == "T [x](mailto:a@e.org)\n");
  for (const std::string target : {"javascript:x", "//e.org/404", "ftp://e.org/404", "a/b:c"})
    CHECK(cleaned("T [x](" + target + ")") == "T x\n");
}

TEST_CASE("only what speaks of the page is boilerplate", "[import]") {
  const auto is = [](const std::string& text) {
    std::size_t strays = 0;
    cleaned("Text.\n\n" + text, "a.md", &strays);
    return strays == 1;
  };
  CHECK(is("\u2190 Back to the list"));
  CHECK(is("Copyright 2020 by us."));
  CHECK_FALSE(is("The list goes back to 1999."));
}

TEST_CASE("a draft keeps links to sources, and what is in code is no exchange of messages", "[import]") {
  const CodeReader codes(registry());
  ImportResult result;
  ImportedEntry entry;
  entry.code = "477";
  entry.file = "a`b.md";
  entry.blocks = read("[k](https://e.org/known) 404 Other 404 other\n\n```http\nx\n```\n").blocks;
  result.entries.push_back(entry);
  MemoryFileSystem project(std::map<std::string, std::string>{});
  Settings settings;
  settings.messages.push_back({"http", {}, {}, false});
  write_drafts(result, codes, settings, Beside::no, project);
  const auto& page = project.files().at("content/codes/477.md");
  CHECK(page.find("`a'b.md`") != std::string::npos);
  CHECK(page.find("[k](https://e.org/known) 404 Other 404 other\n\n```\nx\n") != std::string::npos);
  const auto& toml = project.files().at("content/registry/import-477.toml");
  CHECK(toml.find("summary = \"To be completed.\"") != std::string::npos);
}

TEST_CASE("a sub-code's phrase may repeat its parent's before its own", "[import]") {
  Registry subcodes;
  Code code;
  code.id = "404.2";
  code.meanings.emplace_back().phrase = "Odd";
  subcodes.codes.add(code);
  const CodeReader codes(subcodes);
  ImportResult result;
  ImportedEntry entry;
  entry.code = "404.2";
  entry.parent = "404";
  entry.phrase = "Not Found: Odd";
  result.entries.push_back(entry);
  CHECK(format_report(result, codes).find("same") != std::string::npos);
  result.entries.front().phrase = "Odd: Not Found";
  CHECK(format_report(result, codes).find("differs") != std::string::npos);
}
