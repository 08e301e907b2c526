// What golden cases lack: hostile documents, odd ends, and places in the text that are hard to find.
#include "text/markdown.h"

#include <algorithm>
#include <filesystem>

#include "base/disk_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "support/faults.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;

/// Knows the labels that begin with "k", reports others, and links the word "LINK".
class TestHost : public MarkdownHost {
 public:
  explicit TestHost(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::optional<std::string> resolve_label(std::string_view label, const Location& at) override {
    if (label.starts_with('k')) return "../" + std::string(label) + "/";
    diagnostics_.error(at, "unknown " + std::string(label));
    return std::nullopt;
  }
  void note_anchor(std::string_view id, const Location& at) override {
    diagnostics_.warning(at, "anchor " + std::string(id));
  }
  void note_address(std::string_view, const Location&) override {}
  std::optional<ShownImage> find_image(std::string_view name, const Location& at) override {
    diagnostics_.warning(at, "image " + std::string(name));
    return ShownImage{"../" + std::string(name), 1, 2};
  }
  std::vector<TextLink> find_links(std::string_view text) override {
    std::vector<TextLink> links;
    for (auto at = text.find("LINK"); at != std::string_view::npos; at = text.find("LINK", at + 4)) {
      links.push_back({at, 4, "../link/", "", ""});
    }
    if (const auto at = text.find("ABBR"); at != std::string_view::npos) links.push_back({at, 4, "", "", "", "a word"});
    return links;
  }
  std::optional<std::string> render_block(std::string_view info, std::string_view text,
                                          const BlockPosition& position) override {
    if (info != "own") return std::nullopt;
    diagnostics_.warning(position.at(1, 1, 1), "block");
    return "<own>" + escape_html(text) + "</own>";
  }

 private:
  Diagnostics& diagnostics_;
};

struct Rendered {
  MarkdownPage page;
  Faults faults;
  std::size_t fault_bytes = 0;
};

Rendered render(std::string_view text, TitleHeading title = TitleHeading::none) {
  Diagnostics diagnostics;
  TestHost host(diagnostics);
  Rendered result{render_markdown(text, "f.md", title, host, diagnostics), faults_of(diagnostics)};
  for (const auto& diagnostic : diagnostics.sorted()) {
    result.fault_bytes += diagnostic.message.size() + diagnostic.help.size();
  }
  return result;
}

std::string html_of(std::string_view text) {
  const auto [page, faults, bytes] = render(text);
  CHECK(faults == Faults{});
  return page.html;
}

Faults faults_in(std::string_view text) { return render(text).faults; }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The pattern again and again, in lines that keep the bounds.
std::string repeat(std::string_view pattern, std::size_t bytes, std::size_t line_bytes = 3900) {
  std::string text;
  std::size_t line = 0;
  while (text.size() < bytes) {
    if (line + pattern.size() > line_bytes) {
      text += '\n';
      line = 0;
    }
    text += pattern;
    line += pattern.size();
  }
  return text;
}

std::string repeat_lines(std::string_view lines, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += lines;
  return text;
}

/// What a document becomes may be some times larger than it, but never out of proportion.
void check_in_proportion(std::string_view text) {
  const auto [page, faults, fault_bytes] = render(text);
  CHECK(page.html.size() <= 100 * text.size());
  CHECK(fault_bytes <= 200 * text.size());
  if (faults.empty()) CHECK_FALSE(contains(page.html, "statusbook-label"));
}

}  // namespace

TEST_CASE("runs of one character or pattern cost no more than they hold", "[markdown]") {
  for (const auto* pattern : {"[",
                              "![",
                              "]",
                              "*",
                              "**a ",
                              "*a **b ",
                              "_a ",
                              "*_",
                              "`",
                              "`a``b ",
                              "~~",
                              "~~a ",
                              "[a](",
                              "[ka]",
                              "[a]",
                              "[ka] ",
                              "[[ka]",
                              "[ka][",
                              "![ka]",
                              "![ka](",
                              "[^",
                              "[^a",
                              "[^1]",
                              "[^[",
                              "<",
                              "<a ",
                              "<!--",
                              "<?",
                              "&",
                              "&amp;",
                              "\\",
                              "www.",
                              "http://",
                              "a@a.",
                              "a.b@",
                              "://a",
                              "(",
                              "|",
                              "-",
                              "~",
                              "!",
                              "[]()",
                              "<a@b",
                              "a_",
                              "- [ ] ",
                              "[x]:",
                              "https://a.a/(",
                              "[a][b](",
                              "\"",
                              "[k\\]",
                              "LINK ",
                              "> [!NOTE]",
                              "=",
                              "[k](#a) "}) {
    INFO(pattern);
    check_in_proportion(repeat(pattern, 20'000));
  }
}

TEST_CASE("thousands of lines of one kind cost no more than they hold", "[markdown]") {
  for (const auto* lines : {"## a\n",      "# a\n",       "a\n-\n",
                            "- a\n",       "> a\n",       "1. a\n",
                            "[^a]: b\n",   "[^a]: b\n\n", "x[^a]\n\n[^a]: b\n\n",
                            "[a]: b\n",    "```\n",       "```\n\n",
                            "- ```\n",     "<script>\n",  "<!--\n",
                            "|a|\n|-|\n",  "a|b\n-|-\n",  "\\\n",
                            "***\n",       "    a\n",     "\ta\n",
                            "- \n",        "[ka\n",       "[ka\\\n]\n",
                            "> [!NOTE]\n", "> - > - a\n", "[^a\n",
                            "* *\n"}) {
    INFO(lines);
    const auto line_count = std::count(lines, lines + std::string_view(lines).size(), '\n');
    check_in_proportion(repeat_lines(lines, static_cast<int>(3900 / line_count)));
  }
}

TEST_CASE("the widest table costs no more than its bounds allow", "[markdown]") {
  const auto row = [](std::string_view cell, int columns) {
    return "|" + repeat_lines(std::string(cell) + "|", columns) + "\n";
  };
  const auto [page, faults, bytes] = render(row("a", 32) + row("-", 32) + repeat_lines("a\n", 3990));
  CHECK(faults == Faults{});
  CHECK(page.html.size() < 3'000'000);
  CHECK(render(row("a", 1000) + row("-", 1000) + repeat_lines("a\n", 3990)).page.html == "");
}

TEST_CASE("a carriage return hides no line from the bounds", "[markdown]") {
  // To the parser it ends a line, so that this was a table of 900 columns and 3,990 rows: 12 GB.
  const auto cells = [](std::string_view cell) { return "|" + repeat_lines(std::string(cell) + "|", 900); };
  const auto text = cells("a") + "\r" + cells("-") + "\r\n" + repeat_lines("a\n", 3990);
  const auto [page, faults, bytes] = render(text);
  CHECK(page.html.empty());
  CHECK(faults == Faults{"f.md:1:1802: the line holds the control character U+000D"});
}

TEST_CASE("deep nesting over many lines ends", "[markdown]") {
  std::string tabs;
  for (std::size_t i = 0; i < 80; ++i) tabs += std::string(i, '\t') + "- a\n";
  check_in_proportion(tabs);
  std::string quoted;
  for (std::size_t i = 0; i < 300; ++i) quoted += ">" + std::string(2 * i, ' ') + "- a\n";
  check_in_proportion(quoted);
}

TEST_CASE("footnotes that refer to each other end", "[markdown]") {
  std::string chain;
  for (int i = 0; i < 1300; ++i) chain += "[^" + std::to_string(i) + "]: [^" + std::to_string(i + 1) + "]\n";
  check_in_proportion(chain + "\n[^0]\n");
  check_in_proportion("[^a]: [^a][^a]\n\n[^a]\n");
}

TEST_CASE("a fence that is never closed ends with the list item or quote around it", "[markdown]") {
  const auto in_list = html_of("- a\n\n  ```\n  code [no]\n\nnext [k]\n");
  CHECK(contains(in_list, "<code>code [no]\n\n</code>"));
  CHECK(contains(in_list, "<p>next <a href=\"../k/\">k</a></p>"));
  const auto in_quote = html_of("> ```\n> code\n\nnext [k]\n");
  CHECK(contains(in_quote, "<p>next <a href=\"../k/\">k</a></p>"));
  for (const auto* text :
       {"- ```\n  [k] code", "> ```\n> [k] code", "1. > ~~~\n   > [k]", "a[^1]\n\n[^1]: a\n\n    ```\n    [k]\n\n"}) {
    INFO(text);
    CHECK_FALSE(contains(html_of(text), "statusbook-label"));
  }
}

TEST_CASE("a fence that is never closed is a fault, and labels around it are still found", "[markdown]") {
  for (const std::string fence : {"```", "~~~", "````", "   ```", "``` c"}) {
    INFO(fence);
    const auto column = fence.find_first_not_of(' ') + 1;
    const auto length = trim(fence).size();
    const auto [page, faults, bytes] = render("[k], [x](#a)\n\n" + fence + "\n[y]\n");
    CHECK(faults == Faults{"f.md:1:10+2: anchor a", "f.md:3:" + std::to_string(column) + "+" + std::to_string(length) +
                                                        ": the code block that begins here is never closed"});
    CHECK(contains(page.html, "<a href=\"../k/\">k</a>"));
    CHECK_FALSE(contains(page.html, "statusbook-label"));
  }
  CHECK(faults_in("````\n```\n").size() == 1);
  CHECK(faults_in("```\ncode\n``` ") == Faults{});
}

TEST_CASE("a fence that is never closed is found though footnotes come last", "[markdown]") {
  const auto [page, faults, bytes] = render("[k] a[^1]\n\n[^1]: note\n\n```\ncode\n");
  CHECK(faults == Faults{"f.md:5:1+3: the code block that begins here is never closed"});
  CHECK(contains(page.html, "<a href=\"../k/\">k</a>"));
  CHECK_FALSE(contains(page.html, "statusbook-label"));
}

TEST_CASE("whatever a document ends with, its definitions stay out of sight", "[markdown]") {
  for (const std::string end : {"",         "[k]",    "[k]:",     "[k\\",  "\\",      "|a|\n|-|", "- a", "> a",
                                "    code", "# a",    "a\n===",   "a\n",   "[^1]: a", "`a",       "**a", "[k](",
                                "<a",       "<!-- a", "<script>", "<div>", "<?",      "[k\\\n]"}) {
    INFO(end);
    const auto html = render("[k]\n\n" + end).page.html;
    CHECK(contains(html, "<a href=\"../k/\">k</a>"));
    CHECK_FALSE(contains(html, "statusbook-label"));
  }
}

TEST_CASE("each use of an unknown label is told at its own place", "[markdown]") {
  CHECK(faults_in("[x], [y] and\n[X] `[x]` [x]\n\n- ä [x]\n") ==
        Faults{"f.md:1:1+3: unknown x", "f.md:1:6+3: unknown y", "f.md:2:1+3: unknown x", "f.md:2:6+3: unknown x",
               "f.md:4:5+3: unknown x"});
}

TEST_CASE("a label in a footnote is found though footnotes come last", "[markdown]") {
  CHECK(faults_in("a[^1]\n\n[^1]: see [x]\n\nb [x]\n") == Faults{"f.md:3:11+3: unknown x", "f.md:5:3+3: unknown x"});
}

TEST_CASE("labels over several lines, in quotes and lists, are found where they begin", "[markdown]") {
  CHECK(faults_in("> a [long\n> label]\n\n- b\n  [other\n  label] and [x\n  y]\n") ==
        Faults{"f.md:1:5: unknown long label", "f.md:5:3: unknown other label", "f.md:6:14: unknown x y"});
}

TEST_CASE("columns are right after indentation, UTF-8 and tabs", "[markdown]") {
  CHECK(faults_in("1. a\n\n   ä€ <b>x\n\n\t- ü\t<i>y\n") ==
        Faults{"f.md:3:7+3: raw HTML is not supported", "f.md:5:6+3: raw HTML is not supported"});
}

TEST_CASE("labels are found after definitions of the document's own", "[markdown]") {
  CHECK(faults_in("[own]: https://example.org\n[own]\nand [x]\n") == Faults{"f.md:3:5+3: unknown x"});
}

TEST_CASE("thousands of uses of a label are each found at once", "[markdown]") {
  // Later versions of the parser stop resolving labels where their addresses would swell the output.
  const auto [page, faults, bytes] = render(repeat("[x] ", 16'000));
  CHECK(faults.size() == Diagnostics::most_kept + 1);  // the last one counts the rest
  CHECK(faults[0] == "f.md:1:1+3: unknown x");
  CHECK(faults[975] == "f.md:2:1+3: unknown x");
}

TEST_CASE("a footnote that is not defined is told, one that is written with a backslash is text", "[markdown]") {
  CHECK(faults_in("a[^x]\nb[^y] [^x]") == Faults{"f.md:1:2+4: footnote '[^x]' is not defined",
                                                 "f.md:2:2+4: footnote '[^y]' is not defined",
                                                 "f.md:2:7+4: footnote '[^x]' is not defined"});
  CHECK(contains(html_of("a\\[^x] and \\[^y\\]"), "a[^x] and [^y]"));
  CHECK(faults_in("\\[^x] [^x]") == Faults{"f.md:1:7+4: footnote '[^x]' is not defined"});
  CHECK(faults_in("[^ [^x] [^\n") == Faults{"f.md:1:4+4: footnote '[^x]' is not defined"});
  CHECK(html_of("[^] [^") == "<p>[^] [^</p>\n");
  CHECK(faults_in("a [^x\ny]") == Faults{});
}

TEST_CASE("a label right before a footnote is told to be none", "[markdown]") {
  // To CommonMark, "[^1]" is then the label and "[k]" the text of a link that is not defined.
  CHECK(faults_in("a [k][^1], [k] [^1], \\[k][^1] and `[k]`[^1]\n\n[^1]: b\n") ==
        Faults{"f.md:1:3+3: '[k]' is no link right before a footnote"});
}

TEST_CASE("addresses of the parser's own scheme are none that a page may link to", "[markdown]") {
  CHECK(faults_in("[a](statusbook-label:7)") ==
        Faults{"f.md:1:5+18: 'statusbook-label:7' is no address that a page may link to"});
  CHECK(faults_in("<statusbook-label:>") ==
        Faults{"f.md:1:2+17: 'statusbook-label:' is no address that a page may link to"});
  CHECK(faults_in("[statusbook-label:]") == Faults{"f.md:1:1+19: unknown statusbook-label:"});
}

TEST_CASE("scripts find no way into addresses", "[markdown]") {
  for (const auto* text : {"[a](javascript:x)", "[a](JaVaScript:x)", "[a](&#106;avascript:x)", "[a]( javascript:x )",
                           "<javascript:x>", "[a](data:text/html,x)", "[a](vbscript:x)", "[a](//example.org)",
                           "[a](/x)", "[a]()", "[a]: javascript:x\n\n[a]", "[a](java&Tab;script:x)"}) {
    INFO(text);
    CHECK(faults_in(text).size() == 1);
  }
  CHECK(contains(html_of("[a](https://example.org/?a=\"b\"&c=<d>)"),
                 "href=\"https://example.org/?a=%22b%22&amp;c=%3Cd%3E\""));
}

TEST_CASE("text is escaped wherever it ends up", "[markdown]") {
  const auto html =
      render("## a &lt;b&gt; \"c\"\n\n\\<i> `<s>` LINK &lt;\n\n```own\n<u>\n```\n\n```x\"<y>\n<z>\n```\n").page.html;
  CHECK(contains(html, "a &lt;b&gt; &quot;c&quot;"));
  CHECK(contains(html, "&lt;i&gt; <code>&lt;s&gt;</code> <a href=\"../link/\">LINK</a> &lt;"));
  CHECK(contains(html, "<own>&lt;u&gt;\n</own>"));
  CHECK(contains(html, "<code class=\"language-x&quot;&lt;y&gt;\">&lt;z&gt;"));
}

TEST_CASE("running text is linked, but not in links, headings and code", "[markdown]") {
  const auto html = html_of("## LINK\n\n[a LINK](https://a.org) `LINK` **LINK**\nxLINKy\n");
  CHECK(contains(
      html, "<a href=\"https://a.org\">a LINK</a> <code>LINK</code> <strong><a href=\"../link/\">LINK</a></strong>"));
  CHECK(contains(html, "x<a href=\"../link/\">LINK</a>y"));
  CHECK_FALSE(contains(html, "<h2 id=\"link\">\n<a href"));
}

TEST_CASE("a block knows where its lines stand", "[markdown]") {
  CHECK(faults_in("a\n\n```own\nx\n```\n\n> - ~~~~ own\n>   x\n>   ~~~~\n") ==
        Faults{"f.md:4:1: block", "f.md:8:5: block"});
}

TEST_CASE("the title is taken out, and has to be there", "[markdown]") {
  const auto [page, faults, bytes] = render("# A *title* [k]\n\ntext\n", TitleHeading::required);
  CHECK(faults == Faults{});
  CHECK(page.title == "A title k");
  CHECK(page.html == "<p>text</p>\n");
  const Faults none{"f.md:1:1: the document has no title"};
  CHECK(render("", TitleHeading::required).faults == none);
  CHECK(render("text\n\n# Late\n", TitleHeading::required).faults.front() == none.front());
  CHECK(render("## Second\n", TitleHeading::required).faults == none);
  CHECK(render("#\n\ntext\n", TitleHeading::required).faults == none);
}

TEST_CASE("a title's unknown label is a fault like any other", "[markdown]") {
  CHECK(render("# Of [x]\n", TitleHeading::required).faults == Faults{"f.md:1:6+3: unknown x"});
}

TEST_CASE("every heading has an id", "[markdown]") {
  const auto page = render("## ???\n\n## !!!\n\n## a\n").page;
  REQUIRE(page.headings.size() == 3);
  CHECK(page.headings[0].id == "section");
  CHECK(page.headings[1].id == "section-1");
  CHECK(page.headings[2].id == "a");
}

TEST_CASE("an alert's text may begin after a hard line break", "[markdown]") {
  const auto html = html_of("> [!TIP]  \n> text\n\n> [!NOTE]\\\n> text\n");
  CHECK(contains(html, "<p class=\"alert-title\">Tip</p>\n<p>text</p>"));
  CHECK(contains(html, "<p class=\"alert-title\">Note</p>\n<p>text</p>"));
}

TEST_CASE("a marker that a backslash escapes makes no alert", "[markdown]") {
  CHECK(html_of("> \\[!NOTE]\n> a\n") == "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n");
}

TEST_CASE("alerts hold what block quotes hold", "[markdown]") {
  const auto html = html_of("- > [!Important]\n  > - a\n  >\n  > ```\n  > code\n  > ```\n\n> [!NOTE]\n> > quoted\n");
  CHECK(contains(html, "<div class=\"alert alert-important\" role=\"note\">"));
  CHECK(contains(html, "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>code\n</code></pre>\n</div>"));
  CHECK(contains(html, "<blockquote>\n<p>quoted</p>\n</blockquote>"));
}

TEST_CASE("documents of Windows read like others", "[markdown]") {
  CHECK(html_of("## a\r\n\r\n[k]\r\nb\r\n") == html_of("## a\n\n[k]\nb\n"));
}

TEST_CASE("a footnote and its mark lead to each other", "[markdown]") {
  const auto html = render("A word[^1].\n\n[^1]: The footnote.\n").page.html;
  CHECK(contains(html, "<a href=\"#fn-1\" id=\"fnref-1\""));
  CHECK(contains(html, "<li id=\"fn-1\">"));
  CHECK(contains(html, "<a href=\"#fnref-1\" class=\"footnote-backref\""));
}

TEST_CASE("an address in a heading outlives the heading that is rebuilt", "[markdown]") {
  for (const auto* text :
       {"## https://e.org/ftp\n", "https://e.org/ftp\n---\n", "> [!NOTE]\n> ## https://e.org/ftp\n"}) {
    const auto [page, faults, bytes] = render(text);
    CHECK(contains(page.html, "<a href=\"https://e.org/ftp\">"));
    CHECK(faults == Faults{});
  }
  CHECK(faults_in("## ftp://e.org/some/longer/address\n") ==
        Faults{"f.md:1:4+31: 'ftp://e.org/some/longer/address' is no address that a page may link to"});
  CHECK(render("# https://e.org/\n", TitleHeading::required).page.title == "https://e.org/");
}

TEST_CASE("a list whose items all begin with strong text and a colon is a list of terms", "[markdown]") {
  const auto html = render("- **One**: first LINK.\n- **Two**:\n  second.\n").page.html;
  CHECK(html.find("<dl class=\"terms\">") != std::string::npos);
  CHECK(html.find("<dt>\nOne\n</dt>") != std::string::npos);
  CHECK(html.find("<p>first <a href=\"../link/\">LINK</a>.</p>") != std::string::npos);
  CHECK(html.find("<p>second.</p>") != std::string::npos);
  CHECK(html.find("<ul>") == std::string::npos);
}

TEST_CASE("a list with one item that has no term stays a list", "[markdown]") {
  for (const auto* text :
       {"- **One**: first.\n- Two: second.\n", "- **One** first.\n", "1. **One**: first.\n", "- **One**:first.\n"}) {
    INFO(text);
    CHECK(render(text).page.html.find("<dl") == std::string::npos);
  }
}

TEST_CASE("tables have the names of their headings, and header cells a scope or no header", "[markdown]") {
  const auto page = render("| | a |\n|---|:-:|\n| 1 | 2 |\n\n## Two & more\n\n| b |\n|---|\n| 3 |\n").page;
  CHECK(page.html.find("<table aria-label=\"Table\">") != std::string::npos);
  CHECK(page.html.find("<table aria-label=\"Two &amp; more\">") != std::string::npos);
  CHECK(page.html.find("<th scope=\"col\" align=\"center\">a</th>") != std::string::npos);
  CHECK(page.html.find("<td></td>\n<th") != std::string::npos);
  REQUIRE(page.sections.size() == 1);
  CHECK(page.intro.of(page.html).find("<table aria-label=\"Table\">") != std::string::npos);
  CHECK(page.sections[0].html.of(page.html).find("<table aria-label=\"Two &amp; more\">") != std::string::npos);
}

TEST_CASE("cells of a table of three columns or more are labelled for narrow windows", "[markdown]") {
  const auto html = html_of("| A | `b` & \"c\" | |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | | 6 |\n");
  CHECK(contains(html, "<table class=\"rows\" aria-label=\"Table\">"));
  CHECK(contains(html, "<td>1</td>\n<td data-l=\"b &amp; &quot;c&quot;\">2</td>\n<td>3</td>"));
  CHECK(contains(html, "<td>4</td>\n<td data-l=\"b &amp; &quot;c&quot;\"></td>\n<td>6</td>"));
  const auto narrow = html_of("| A | B |\n|---|---|\n| 1 | 2 |\n");
  CHECK(contains(narrow, "<table aria-label=\"Table\">"));
  CHECK(contains(narrow, "<td>1</td>\n<td>2</td>"));
}

TEST_CASE("a page does not depend on where its source is wrapped", "[markdown]") {
  CHECK(html_of("One\ntwo *three\nfour*.\n") == html_of("One two *three four*.\n"));
  CHECK(html_of("One [two\nthree](https://a.example/).\n") == html_of("One [two three](https://a.example/).\n"));
  CHECK(html_of("One\ntwo LINK\nthree.\n") == html_of("One two LINK three.\n"));
  CHECK(render("One\ntwo\n---\n").page.headings.front().text == "One two");
  CHECK(contains(html_of("```\none\ntwo\n```\n"), "one\ntwo"));
}

TEST_CASE("a slip is told in a document that holds no other", "[markdown]") {
  for (const auto* text :
       {"##Heading\n", "Text\n##Heading\n", "> ##Heading\n", "    code\n", "\tcode\n", ">     code\n", ">\t\tcode\n",
        "-     code\n", "- text\n\n      code\n", "1. text\n\n       code\n", "+\t\tcode\n", "2)     code\n", "TODO\n",
        "text FIXME\n", "**TBD**\n", "[^1]: Nobody.\n"}) {
    INFO(text);
    CHECK(render(text).faults.size() == 1);
  }
  CHECK(render("## Heading\n\n#Text\n\nA # or ## in text, and    spaces.\n").faults.empty());
}

TEST_CASE("what a document can hold none of changes nothing of the rest", "[markdown]") {
  // With an entity, the parser looks for everything.
  std::size_t compared = 0;
  const auto content = std::filesystem::path(STATUSBOOK_SOURCE_DIR) / "content";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(content)) {
    if (entry.path().extension() != ".md") continue;
    const auto text = *DiskFileSystem(entry.path().parent_path()).read(entry.path().filename().string());
    INFO(entry.path());
    const auto alone = render(text);
    const auto with_entity = render(text + "\n\n&amp;\n");
    CHECK(with_entity.faults == alone.faults);
    if (text.find('^') != std::string::npos) continue;  // footnotes come last
    CHECK(with_entity.page.html == alone.page.html + "<p>&amp;</p>\n");
    ++compared;
  }
  CHECK(compared > 100);
  CHECK(contains(html_of("https://a.example/x and www.b.example and c@d.example\n"), "href=\"http://www.b.example\""));
  CHECK(contains(html_of("www.b.example\n"), "href=\"http://www.b.example\""));
  CHECK(contains(html_of("c@d.example\n"), "href=\"mailto:c@d.example\""));
  CHECK(contains(html_of("c&commat;d.example\n"), "href=\"mailto:c@d.example\""));
  CHECK(contains(html_of("http://a.example\n"), "href=\"http://a.example\""));
}

TEST_CASE("a document is also given in parts", "[markdown]") {
  const auto page =
      render("Intro.[^1]\n\n## One\n\nText.\n\n### Deeper\n\nMore.\n\n> ## Quoted\n\n## Two\n\n[^1]: Foot.\n").page;
  CHECK(page.intro.of(page.html).find("Intro.") != std::string::npos);
  REQUIRE(page.sections.size() == 2);
  CHECK(page.sections[0].id == "one");
  CHECK(page.sections[0].title == "One");
  CHECK(page.sections[0].html.of(page.html).find("<h2 id=\"one\"") == std::string::npos);
  for (const auto* text : {"Text.", "Deeper", "More.", "Quoted"}) {
    CHECK(page.sections[0].html.of(page.html).find(text) != std::string::npos);
  }
  CHECK(page.sections[1].html.size == 0);
  CHECK(page.footnotes.of(page.html).find("Foot.") != std::string::npos);
  CHECK(page.html.find("Foot.") != std::string::npos);
  CHECK(page.intro.of(page.html).find("Foot.") == std::string::npos);
}

TEST_CASE("an abbreviation is explained in text, and stays as it is in the cell of a table", "[markdown]") {
  CHECK(render("An ABBR here.\n").page.html == "<p>An <abbr title=\"a word\">ABBR</abbr> here.</p>\n");
  const auto table = render("| A |\n| --- |\n| an ABBR here |\n").page.html;
  CHECK(table.find(">an ABBR here</td>") != std::string::npos);
}
