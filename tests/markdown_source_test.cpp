#include "text/markdown_source.h"

#include "catch.h"
#include "support/faults.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;
using Labels = std::vector<std::string>;

Faults refused(std::string_view text) {
  Diagnostics diagnostics;
  const bool kept = MarkdownSource(text, "f.md").check_bounds(diagnostics);
  CHECK(kept == diagnostics.empty());
  return faults_of(diagnostics);
}

/// "label line:column+length", with the last line where that is another.
Labels labels_in(std::string_view text) {
  Labels result;
  for (const auto& use : MarkdownSource(text, "f.md").find_labels()) {
    auto line = use.label + " " + std::to_string(use.line) + ":" + std::to_string(use.column) + "+" +
                std::to_string(use.length);
    if (use.last_line != use.line) line += " to " + std::to_string(use.last_line);
    result.push_back(std::move(line));
  }
  return result;
}

std::string repeat(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a document of 4,000 lines is read, and no longer one", "[markdown_source]") {
  CHECK(refused(repeat("a\n", 4000)) == Faults{});
  CHECK(refused(repeat("a\n", 4001)) == Faults{"f.md:4001: the document has 4001 lines; at most 4000 are read"});
}

TEST_CASE("a line of 4,000 bytes is read, and no longer one", "[markdown_source]") {
  CHECK(refused("a\n" + repeat("b", 4000) + "\n") == Faults{});
  CHECK(refused("a\n" + repeat("ä", 2001) + "\n") == Faults{"f.md:2: the line has 4002 bytes; at most 4000 are read"});
}

TEST_CASE("instructions and declarations of HTML may occur 100 times", "[markdown_source]") {
  CHECK(refused(repeat("a <?\n", 50) + repeat("a <!-\n", 50)) == Faults{});
  CHECK(refused(repeat("a <? <!\n", 50) + "<?") ==
        Faults{"f.md:1: the document has '<?' or '<!' 101 times; at most 100 are read"});
  CHECK(refused(repeat("a < b ? c\n", 200)) == Faults{});
}

TEST_CASE("what definitions hold is bounded by how often they may be used", "[markdown_source]") {
  const auto definition = "[a]: https://e.org/" + repeat("x", 1000) + "\n";
  CHECK(refused("[a]\n\n" + definition) == Faults{});
  CHECK(refused(repeat("[a]\n", 3000) + "\n[a]: https://e.org/\n") == Faults{});
  for (const std::string before : {"", "> ", "- ", "  1. > "}) {
    CHECK(refused(repeat(repeat("[a]", 100) + "\n", 50) + "\n" + before + definition).size() == 1);
  }
  const auto title = repeat(repeat("t", 100) + "\n", 100);
  CHECK(refused(repeat("[a]\n", 1000) + "\n[a]: /x '\n" + title + "'\n").size() == 1);
  CHECK(refused(repeat("[a]\n", 1000) + "\n[a]: /x\n\n" + title).empty());
}

TEST_CASE("a table of 32 columns is read, and no wider one", "[markdown_source]") {
  const auto table = [](int columns, std::string_view before = "") {
    return std::string(before) + "|" + repeat(" a |", columns) + "\n" + std::string(before) + "|" +
           repeat(" :-: |", columns) + "\n";
  };
  CHECK(refused(table(32)) == Faults{});
  CHECK(refused(table(33)) == Faults{"f.md:2: the table has more than 32 columns"});
  CHECK(refused("- x\n\n" + table(33, "  > ")) == Faults{"f.md:4: the table has more than 32 columns"});
  CHECK(refused(repeat("a|", 40) + "\n" + repeat("-|", 39) + "-\n") ==
        Faults{"f.md:2: the table has more than 32 columns"});
}

TEST_CASE("a line of pipes that is no table's is left alone", "[markdown_source]") {
  CHECK(refused(repeat("|", 100) + "\n") == Faults{});
  CHECK(refused(repeat("| a ", 100) + "\n") == Faults{});
}

TEST_CASE("block quotes and lists are read 16 deep, and no deeper", "[markdown_source]") {
  CHECK(refused(repeat("> ", 16) + "a\n") == Faults{});
  const Faults too_deep{"f.md:2: block quotes and lists are nested more than 16 deep"};
  CHECK(refused("a\n" + repeat("> ", 17) + "a\n") == too_deep);
  CHECK(refused("a\n" + repeat(">", 17) + "a\n") == too_deep);
  CHECK(refused("a\n" + repeat("- ", 17) + "a\n") == too_deep);
  CHECK(refused("a\n" + repeat("> * 1. + 23) ", 4) + "- a\n") == too_deep);
  CHECK(refused("a\n" + repeat("> ", 17)) == too_deep);
}

TEST_CASE("what only looks like a list is no nesting", "[markdown_source]") {
  CHECK(refused(repeat("-", 100) + "\n" + repeat("*", 100) + "\n" + repeat("1.5 ", 100) + "\n") == Faults{});
}

TEST_CASE("a line is indented by 80 at most", "[markdown_source]") {
  CHECK(refused(repeat(" ", 80) + "a\n" + repeat(" ", 300) + "\n") == Faults{});
  CHECK(refused("a\n" + repeat(" ", 81) + "a\n") == Faults{"f.md:2: the line is indented by more than 80 spaces"});
  CHECK(refused(repeat("\t", 81) + "a\n") == Faults{"f.md:1: the line is indented by more than 80 spaces"});
}

TEST_CASE("every bound that a document breaks is told", "[markdown_source]") {
  CHECK(refused(repeat("x", 4001) + "\n\n" + repeat(">", 20) + "\n").size() == 2);
}

TEST_CASE("control characters are refused, so that lines are what the parser takes for lines", "[markdown_source]") {
  CHECK(refused("a\tb\r\nc\r\n") == Faults{});
  CHECK(refused("a\n\nb\rc\n") == Faults{"f.md:3:2: the line holds the control character U+000D"});
  CHECK(refused("ä\x0B-\n\x0C\n\x1B[2J\n\x7F\n") == Faults{"f.md:1:2: the line holds the control character U+000B",
                                                           "f.md:2:1: the line holds the control character U+000C",
                                                           "f.md:3:1: the line holds the control character U+001B",
                                                           "f.md:4:1: the line holds the control character U+007F"});
}

TEST_CASE("labels are found with their places, columns in code points", "[markdown_source]") {
  CHECK(labels_in("[404] and\n  ä€ [RFC 9110 §15.5.5][404], [te  xt][]") ==
        Labels{"404 1:1+5", "RFC 9110 §15.5.5 2:6+18", "404 2:24+5", "te xt 2:31+8"});
}

TEST_CASE("an escaped bracket is no bracket", "[markdown_source]") {
  CHECK(labels_in("\\[a] [b\\] c] \\\\[d]") == Labels{"b\\] c 1:6+7", "d 1:16+3"});
  CHECK(labels_in("\\") == Labels{});
  CHECK(labels_in("[a\\") == Labels{});
}

TEST_CASE("of nested brackets the inner ones may be a label", "[markdown_source]") {
  CHECK(labels_in("[a [b] c] [[d]]") == Labels{"b 1:4+3", "d 1:12+3"});
  CHECK(labels_in("] [a") == Labels{});
}

TEST_CASE("footnotes, alerts and empty brackets are no labels", "[markdown_source]") {
  CHECK(labels_in("[^1] [!NOTE] [] [ ] [\n] [x]") == Labels{"x 2:3+3"});
}

TEST_CASE("a label may run over line ends and quote marks", "[markdown_source]") {
  CHECK(labels_in("see [the\n  long\nlabel] and [b]") == Labels{"the long label 1:5+1 to 3", "b 3:12+3"});
  CHECK(labels_in("> see [the\n> > label]") == Labels{"the label 1:7+1 to 2"});
  CHECK(labels_in("[the\r\nlabel]") == Labels{"the label 1:1+1 to 2"});
}

TEST_CASE("a label of more than 200 bytes is prose in brackets", "[markdown_source]") {
  CHECK(labels_in("[" + repeat("a", 200) + "]").size() == 1);
  CHECK(labels_in("[" + repeat("a", 201) + "] [b]") == Labels{"b 1:205+3"});
}

TEST_CASE("a label that ends in a lone backslash is none", "[markdown_source]") {
  // "[a\" and "]" on two lines make a label, but the definition "[a\]: …" would define nothing.
  CHECK(labels_in("[a\\\n] [b\\\\\n]") == Labels{"b\\\\ 2:3+1 to 3"});
}

TEST_CASE("a text is found on its line, in code points", "[markdown_source]") {
  const MarkdownSource source("first\näö <b> ü\n", "f.md");
  CHECK(source.find_on_line(2, "<b>") == Location{"f.md", 2, 4, 3});
  CHECK(source.find_on_line(2, "ü") == Location{"f.md", 2, 8, 1});
  CHECK(source.find_on_line(1, "<b>") == Location{"f.md", 1, 0, 1});
  CHECK(source.find_on_line(1, "") == Location{"f.md", 1, 0, 1});
  CHECK(source.find_on_line(0, "x") == Location{"f.md", 0, 0, 1});
  CHECK(source.find_on_line(9, "x") == Location{"f.md", 9, 0, 1});
  CHECK(source.line(2) == "äö <b> ü");
  CHECK(source.line(-1) == "");
}

TEST_CASE("what a backslash escapes is not found", "[markdown_source]") {
  const MarkdownSource source("\\[a] [a]\n\\\\[a]\n\\[a]\n\\404\n", "f.md");
  CHECK(source.find_on_line(1, "[a]").column == 6);
  CHECK(source.find_on_line(2, "[a]").column == 3);
  CHECK(source.find_on_line(3, "[a]").column == 0);
  CHECK(source.find_on_line(4, "404").column == 2);
}
