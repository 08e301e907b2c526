// The Mustache specification's rules about sections, and about sections for what is empty.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "support/template_rendering.h"

using nlohmann::ordered_json;

namespace {

const ordered_json flags{{"yes", true}, {"no", false}};

}  // namespace

TEST_CASE("true shows a section", "[template]") { CHECK(text_of("[{{#yes}}x{{/yes}}]", flags) == "[x]"); }

TEST_CASE("false hides a section", "[template]") { CHECK(text_of("[{{#no}}x{{/no}}]", flags) == "[]"); }

TEST_CASE("null hides a section", "[template]") { CHECK(text_of("[{{#n}}x{{/n}}]", {{"n", nullptr}}) == "[]"); }

TEST_CASE("an object is a section's scope", "[template]") {
  CHECK(text_of("{{#a}}{{b}}{{/a}}", {{"a", {{"b", "B"}}}}) == "B");
  CHECK(text_of("{{#a}}x{{/a}}", {{"a", ordered_json::object()}}) == "x");
}

TEST_CASE("what the scope lacks is found in the scopes around it", "[template]") {
  const ordered_json data{{"a", "A"}, {"b", "wrong"}, {"in", {{"b", "B"}}}, {"c", {{"d", "D"}}}};
  CHECK(text_of("{{#in}}{{a}}{{b}}{{c.d}}{{/in}}", data) == "ABD");
}

TEST_CASE("the scope is left with the section", "[template]") {
  CHECK(text_of("{{#in}}{{a}}{{/in}}{{a}}", {{"a", "outer"}, {"in", {{"a", "inner "}}}}) == "inner outer");
}

TEST_CASE("a text is a scope, too, in which a dot shows it", "[template]") {
  CHECK(text_of("{{#a}}{{.}}={{a}}{{/a}}", {{"a", "A"}}) == "A=A");
  CHECK(text_of("{{#a}}{{.}}{{/a}}", {{"a", 5}}) == "5");
}

TEST_CASE("lists within lists see all items around them", "[template]") {
  const auto data = ordered_json::parse(
      R"({"rows": [{"row": {"up": "A", "low": "a"}, "cells": [{"cell": 1, "notes": [{"note": "x"}, {"note": "y"}]}]}]})");
  CHECK(text_of(
            "{{#rows}}{{#cells}}{{row.low}}{{cell}}:{{#notes}}{{row.up}}{{cell}}{{note}} {{/notes}}{{/cells}}{{/rows}}",
            data) == "a1:A1x A1y ");
}

TEST_CASE("scopes within scopes see everything on the way", "[template]") {
  const auto data = ordered_json::parse(R"({"a": {"one": 1}, "b": {"two": 2}, "c": {"three": 3, "d": {"four": 4}}})");
  CHECK(text_of("{{#a}}\n{{one}}\n{{#b}}\n{{one}}{{two}}\n{{#c}}\n{{#d}}\n{{one}}{{two}}{{three}}{{four}}\n{{#four}}\n"
                "{{.}}{{three}}\n{{/four}}\n{{/d}}\n{{three}}\n{{/c}}\n{{/b}}\n{{/a}}\n",
                data) == "1\n12\n1234\n43\n3\n");
}

TEST_CASE("a list shows a section once an item", "[template]") {
  CHECK(text_of("{{#list}}{{n}};{{/list}}", {{"list", {{{"n", 1}}, {{"n", 2}}, {{"n", 3}}}}}) == "1;2;3;");
}

TEST_CASE("items that are empty are items", "[template]") {
  CHECK(text_of("{{#list}}x{{.}}{{/list}}", {{"list", {nullptr, false}}}) == "xx");
}

TEST_CASE("an empty list hides a section", "[template]") {
  CHECK(text_of("[{{#list}}x{{/list}}]", {{"list", ordered_json::array()}}) == "[]");
}

TEST_CASE("a section may come twice", "[template]") {
  CHECK(text_of("{{#yes}}\na\n{{/yes}}\nb\n{{#yes}}\nc\n{{/yes}}\n", flags) == "a\nb\nc\n");
}

TEST_CASE("a section may stand in one of the same name", "[template]") {
  CHECK(text_of("a{{#yes}}b{{#yes}}c{{/yes}}d{{/yes}}e", flags) == "abcde");
  CHECK(text_of("a{{#no}}b{{#no}}c{{/no}}d{{/no}}e", flags) == "ae");
}

TEST_CASE("a section of a missing name is hidden, and a fault", "[template]") {
  CHECK(text_of("[{{#x}}{{y}}{{/x}}]", flags) == "[]\nt.mustache:1:2+6: the page does not provide 'x'");
}

TEST_CASE("a dot shows each item of a list", "[template]") {
  CHECK(text_of("{{#list}}({{.}}){{/list}}", {{"list", {"a", "b"}}}) == "(a)(b)");
  CHECK(text_of("{{#list}}({{.}}){{/list}}", {{"list", {1, 2}}}) == "(1)(2)");
  CHECK(text_of("{{#list}}({{.}}){{/list}}", {{"list", {1.10, 2.5}}}) == "(1.1)(2.5)");
  CHECK(text_of("{{#list}}{{.}}{{{.}}}{{&.}} {{/list}}", {{"list", {"<", "\""}}}) == "&lt;<< &quot;\"\" ");
}

TEST_CASE("a section of a dot goes through a list in a list", "[template]") {
  CHECK(text_of("{{#list}}({{#.}}{{.}}{{/.}}){{/list}}", ordered_json::parse(R"({"list": [[1, 2], ["a"], []]})")) ==
        "(12)(a)()");
}

TEST_CASE("a section of a dot goes through data that is a list", "[template]") {
  CHECK(text_of("{{#.}}({{n}}){{/.}}", ordered_json::parse(R"([{"n": "a"}, {"n": "b"}])")) == "(a)(b)");
}

TEST_CASE("sections have dotted names", "[template]") {
  const auto data = ordered_json::parse(R"({"a": {"b": {"yes": true, "no": false}}})");
  CHECK(text_of("{{#a.b.yes}}x{{/a.b.yes}}{{#a.b.no}}y{{/a.b.no}}", data) == "x");
  CHECK(text_of("{{^a.b.yes}}x{{/a.b.yes}}{{^a.b.no}}y{{/a.b.no}}", data) == "y");
}

TEST_CASE("a section's dotted name that breaks off is missing", "[template]") {
  const ordered_json data{{"a", ordered_json::object()}};
  const std::string fault = "\nt.mustache:1:2+10: the page does not provide 'a.b.c'";
  CHECK(text_of("[{{#a.b.c}}x{{/a.b.c}}]", data) == "[]" + fault);
  CHECK(text_of("[{{^a.b.c}}x{{/a.b.c}}]", data) == "[x]" + fault);
}

TEST_CASE("false shows an inverted section", "[template]") { CHECK(text_of("[{{^no}}x{{/no}}]", flags) == "[x]"); }

TEST_CASE("true hides an inverted section", "[template]") { CHECK(text_of("[{{^yes}}x{{/yes}}]", flags) == "[]"); }

TEST_CASE("null shows an inverted section", "[template]") {
  CHECK(text_of("[{{^n}}x{{/n}}]", {{"n", nullptr}}) == "[x]");
}

TEST_CASE("an empty list shows an inverted section", "[template]") {
  CHECK(text_of("[{{^list}}x{{/list}}]", {{"list", ordered_json::array()}}) == "[x]");
}

TEST_CASE("objects, lists and texts hide an inverted section", "[template]") {
  const auto data = ordered_json::parse(R"({"object": {}, "list": [false], "text": "x"})");
  CHECK(text_of("[{{^object}}1{{/object}}{{^list}}2{{/list}}{{^text}}3{{/text}}]", data) == "[]");
}

TEST_CASE("an inverted section opens no scope", "[template]") {
  CHECK(text_of("{{#in}}{{^no}}{{.}}{{/no}}{{/in}}", {{"in", "in"}, {"no", false}}) == "in");
}

TEST_CASE("an inverted section may come twice", "[template]") {
  CHECK(text_of("{{^no}}\na\n{{/no}}\nb\n{{^no}}\nc\n{{/no}}\n", flags) == "a\nb\nc\n");
}

TEST_CASE("an inverted section may stand in one of the same name", "[template]") {
  CHECK(text_of("a{{^no}}b{{^no}}c{{/no}}d{{/no}}e", flags) == "abcde");
  CHECK(text_of("a{{^yes}}b{{^yes}}c{{/yes}}d{{/yes}}e", flags) == "ae");
}

TEST_CASE("an inverted section of a missing name is shown, and a fault", "[template]") {
  CHECK(text_of("[{{^x}}y{{/x}}]", flags) == "[y]\nt.mustache:1:2+6: the page does not provide 'x'");
}

// Layout: the same for both kinds of sections, so each rule is tried with both.

namespace {

/// The template with "{{?" for the tag that opens, tried as a section that is shown and as an inverted one.
void check_both(std::string text, const std::string& expected) {
  for (const char sigil : {'#', '^'}) {
    for (auto& c : text) {
      if (c == '?' || c == '#' || c == '^') c = sigil;
    }
    INFO(text);
    CHECK(text_of(text, {{"a", sigil == '#'}}) == expected);
  }
}

}  // namespace

TEST_CASE("white space around a section within a line stays", "[template]") {
  check_both(" | {{?a}}\t|\t{{/a}} | \n", " | \t|\t | \n");
}

TEST_CASE("white space within a section stays", "[template]") {
  check_both(" | {{?a}} {{! c }}\n {{/a}} | \n", " |  \n  | \n");
}

TEST_CASE("a line with a whole section in it keeps its indentation", "[template]") {
  check_both(" {{?a}}x{{/a}}\n {{?a}}y{{/a}}\n", " x\n y\n");
}

TEST_CASE("a section tag alone on its line takes the line with it", "[template]") {
  check_both("one\n{{?a}}\ntwo\n{{/a}}\nthree\n", "one\ntwo\nthree\n");
}

TEST_CASE("a section tag alone on its line may be indented and followed by blanks", "[template]") {
  check_both("one\n  {{?a}}\t \n two\n\t{{/a}}  \nthree\n", "one\n two\nthree\n");
}

TEST_CASE("lines of section tags end as lines do", "[template]") { check_both("|\r\n{{?a}}\r\n{{/a}}\r\n|", "|\r\n|"); }

TEST_CASE("a section tag on the first line may be alone there", "[template]") {
  check_both("  {{?a}}\nx{{/a}}\ny", "x\ny");
}

TEST_CASE("a section tag on the last line may be alone there", "[template]") {
  check_both("x{{?a}}\ny\n  {{/a}}", "x\ny\n");
}

TEST_CASE("a hidden section alone on its lines leaves no line", "[template]") {
  CHECK(text_of("a\n{{#no}}\nx\n{{/no}}\nb\n", flags) == "a\nb\n");
  CHECK(text_of("a\n{{^yes}}\nx\n{{/yes}}\nb\n", flags) == "a\nb\n");
}

TEST_CASE("white space within section tags does not count", "[template]") {
  check_both("|{{? a }}={{/\ta\n}}|", "|=|");
}
