// The Mustache specification's rules about partials, and what follows from them for indentation.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "support/template_rendering.h"

using nlohmann::ordered_json;

namespace {

const ordered_json nothing = ordered_json::object();

}  // namespace

TEST_CASE("a partial stands in for its tag", "[template]") {
  CHECK(text_of("[{{>p}}]", nothing, {{"p", "text"}}) == "[text]");
  CHECK(text_of("[{{>p}}]", nothing, {{"p", ""}}) == "[]");
}

TEST_CASE("a partial that is missing leaves nothing, and is a fault", "[template]") {
  CHECK(text_of("[{{>p}}]", nothing) == "[]\nt.mustache:1:2+6: there is no partial 'p'");
}

TEST_CASE("a partial sees what its tag sees", "[template]") {
  CHECK(text_of("{{>p}}{{#in}}{{>p}}{{/in}}", {{"a", 1}, {"in", {{"a", 2}}}}, {{"p", "*{{a}}*"}}) == "*1**2*");
}

TEST_CASE("a partial may include itself for the data that nests in its data", "[template]") {
  const auto data = ordered_json::parse(
      R"({"name": "a", "nodes": [{"name": "b", "nodes": [{"name": "c", "nodes": []}]}, {"name": "d", "nodes": []}]})");
  CHECK(text_of("{{>node}}", data, {{"node", "{{name}}<{{#nodes}}{{>node}}{{/nodes}}>"}}) == "a<b<c<>>d<>>");
}

TEST_CASE("a partial may include others", "[template]") {
  CHECK(text_of("{{>outer}}", {{"a", "A"}, {"b", "B"}}, {{"outer", "*{{a}} {{>inner}}*"}, {"inner", "{{b}}!"}}) ==
        "*A B!*");
}

TEST_CASE("white space around a partial within a line stays", "[template]") {
  CHECK(text_of("| {{>p}} |", nothing, {{"p", "\t|\t"}}) == "| \t|\t |");
}

TEST_CASE("a partial within a line is not indented", "[template]") {
  CHECK(text_of("  {{a}}  {{> p}}\n", {{"a", "|"}}, {{"p", ">\n>"}}) == "  |  >\n>\n");
}

TEST_CASE("a partial alone on its line takes the line end with it, of either kind", "[template]") {
  CHECK(text_of("|\r\n{{>p}}\r\n|", nothing, {{"p", ">"}}) == "|\r\n>|");
  CHECK(text_of("|\n{{>p}} \n|", nothing, {{"p", ">\n"}}) == "|\n>\n|");
}

TEST_CASE("a partial on the first line may be alone there", "[template]") {
  CHECK(text_of("  {{>p}}\n>", nothing, {{"p", ">\n>"}}) == "  >\n  >>");
}

TEST_CASE("a partial on the last line may be alone there", "[template]") {
  CHECK(text_of(">\n  {{>p}}", nothing, {{"p", ">\n>"}}) == ">\n  >\n  >");
}

TEST_CASE("each line of a partial that is alone on its line is indented, but no line of a value", "[template]") {
  CHECK(text_of("<\n {{>p}}\n>\n", {{"a", "1\n2"}}, {{"p", "|\n{{{a}}}\n|\n"}}) == "<\n |\n 1\n2\n |\n>\n");
}

TEST_CASE("white space within a partial's tag does not count", "[template]") {
  CHECK(text_of("|{{> p }}|{{>\tp\n}}|", nothing, {{"p", "="}}) == "|=|=|");
}

TEST_CASE("indentation is the blanks themselves, tabs as tabs", "[template]") {
  CHECK(text_of(" \t{{>p}}", nothing, {{"p", "a\n\nb\n"}}) == " \ta\n \t\n \tb\n");
}

TEST_CASE("indentation adds up over partials", "[template]") {
  CHECK(text_of("  {{>a}}\nz\n", nothing, {{"a", "a\n {{>b}}\na\n"}, {"b", "b\nb\n"}}) == "  a\n   b\n   b\n  a\nz\n");
  CHECK(text_of("  {{>a}}\n", nothing, {{"a", "{{>b}}\n"}, {"b", "b\n"}}) == "  b\n");
}

TEST_CASE("indentation does not reach into a partial within a line of the partial", "[template]") {
  CHECK(text_of("  {{>a}}\n", nothing, {{"a", "a {{>b}} a\na\n"}, {"b", "1\n2"}}) == "  a 1\n2 a\n  a\n");
}

TEST_CASE("lines that leave no text are not indented", "[template]") {
  const ordered_json data{{"list", {1, 2}}, {"no", false}};
  CHECK(text_of("  {{>p}}\n", data, {{"p", "{{! c }}\n{{#list}}\n{{.}}\n{{/list}}\n{{^list}}\nx\n{{/list}}\ny\n"}}) ==
        "  1\n  2\n  y\n");
}

TEST_CASE("indentation stands where the line begins, in a section or before it", "[template]") {
  CHECK(text_of("  {{>p}}\n", {{"list", {1, 2}}}, {{"p", "{{#list}}{{.}}\n{{/list}}.\n"}}) == "  1\n  2\n  .\n");
  CHECK(text_of("  {{>p}}\n", {{"no", false}}, {{"p", "{{#no}}a\n{{/no}}b"}}) == "  b");
  CHECK(text_of("  {{>p}}\n", nothing, {{"p", "{{! c }} a\n"}}) == "   a\n");
}

TEST_CASE("a partial without text is not indented", "[template]") {
  CHECK(text_of("a\n  {{>p}}\nb\n", nothing, {{"p", ""}}) == "a\nb\n");
}

TEST_CASE("a section is opened and closed in the same text", "[template]") {
  CHECK(faults_in("{{#a}}{{>p}}", {{"a", true}}, {{"p", "{{/a}}"}}) ==
        std::vector<std::string>{"p.mustache:1:1+6: 'a' is closed here, but no section is open",
                                 "t.mustache:1:1+6: section 'a' is never closed"});
}
