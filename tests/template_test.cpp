// What this engine adds to Mustache: faults with places, and strictness. The rules of Mustache itself are in
// template_values_test, template_sections_test and template_partials_test, the bounds in template_bounds_test.
#include "text/template.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "support/template_rendering.h"

using namespace statusbook;
using nlohmann::ordered_json;

namespace {

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("names are replaced, escaped but for triple braces and ampersands", "[template]") {
  const ordered_json data{{"a", "<b>\"&'"}};
  CHECK(text_of("{{a}}|{{{a}}}|{{&a}}|{{& a }}", data) == "&lt;b&gt;&quot;&amp;&apos;|<b>\"&'|<b>\"&'|<b>\"&'");
}

TEST_CASE("dotted names reach into objects, and from outer scopes", "[template]") {
  const ordered_json data{{"site", {{"title", "T"}, {"deep", {{"er", "D"}}}}}, {"item", {{"x", "X"}}}};
  CHECK(text_of("{{site.title}} {{site.deep.er}} {{#item}}{{x}} {{site.deep.er}}{{/item}}", data) == "T D X D");
}

TEST_CASE("sections repeat for lists, enter objects and heed booleans", "[template]") {
  const ordered_json data{{"list", {{{"n", "1"}}, {{"n", "2"}}}},
                          {"plain", {"x", "y"}},
                          {"none", ordered_json::array()},
                          {"object", {{"n", "o"}}},
                          {"yes", true},
                          {"no", false},
                          {"null", nullptr},
                          {"n", "outer"}};
  CHECK(text_of("{{#list}}{{n}},{{/list}}", data) == "1,2,");
  CHECK(text_of("{{#plain}}{{.}},{{/plain}}", data) == "x,y,");
  CHECK(text_of("{{#object}}{{n}}{{/object}}", data) == "o");
  CHECK(text_of("{{#yes}}{{n}}{{/yes}}{{#no}}no{{/no}}{{#null}}null{{/null}}{{#none}}none{{/none}}", data) == "outer");
}

TEST_CASE("an inverted section is shown for what is provided and empty", "[template]") {
  const ordered_json data{{"no", false}, {"null", nullptr}, {"none", ordered_json::array()}, {"yes", "x"}};
  CHECK(text_of("{{^no}}1{{/no}}{{^null}}2{{/null}}{{^none}}3{{/none}}{{^yes}}4{{/yes}}", data) == "123");
}

TEST_CASE("a name that nobody provides is a fault wherever it stands", "[template]") {
  const ordered_json data{{"title", "T"}, {"site", {{"name", "N"}}}, {"no", false}};
  CHECK(faults_in("<p>{{titel}}</p>", data) ==
        Faults{"t.mustache:1:4+9: the page does not provide 'titel' (did you mean 'title'?)"});
  CHECK(faults_in("{{{html}}}", data) == Faults{"t.mustache:1:1+10: the page does not provide 'html'"});
  CHECK(faults_in("{{site.nam}}", data) == Faults{"t.mustache:1:1+12: the page does not provide 'site.nam'"});
  CHECK(faults_in("{{title.x}}", data) ==
        Faults{"t.mustache:1:1+11: the page does not provide 'title.x' (did you mean 'title'?)"});
  CHECK(faults_in("{{site.}}", data) ==
        Faults{"t.mustache:1:1+9: the page does not provide 'site.' (did you mean 'site'?)"});
  CHECK(faults_in("{{#list}}{{x}}{{/list}}", data) == Faults{"t.mustache:1:1+9: the page does not provide 'list'"});
  CHECK(faults_in("{{^list}}{{title}}{{/list}}", data) == Faults{"t.mustache:1:1+9: the page does not provide 'list'"});
  // What is not rendered is not looked up.
  CHECK(faults_in("{{#no}}{{unknown}}{{/no}}", data) == Faults{});
}

TEST_CASE("the place of a tag counts lines and code points", "[template]") {
  const ordered_json data = ordered_json::object();
  CHECK(faults_in("a\r\n  ä€ {{x}}\n{{y\n}}", data) ==
        Faults{"t.mustache:2:6+5: the page does not provide 'x'", "t.mustache:3:1+6: the page does not provide 'y'"});
}

TEST_CASE("a name in a partial is reported in the partial's file, through every level", "[template]") {
  const Partials partials{{"outer", "a\n{{> inner }}{{b}}"}, {"inner", "\n\n {{c}}"}};
  CHECK(faults_in("{{d}}{{>outer}}{{e}}", ordered_json::object(), partials) ==
        Faults{"inner.mustache:3:2+5: the page does not provide 'c'",
               "outer.mustache:2:13+5: the page does not provide 'b'",
               "t.mustache:1:1+5: the page does not provide 'd'", "t.mustache:1:16+5: the page does not provide 'e'"});
}

TEST_CASE("a partial sees the scope that it is put in", "[template]") {
  const ordered_json data{{"list", {{{"n", "1"}}, {{"n", "2"}}}}};
  CHECK(text_of("{{#list}}{{>row}}{{/list}}", data, {{"row", "[{{n}}]"}}) == "[1][2]");
}

TEST_CASE("a name that several items lack is one fault", "[template]") {
  const ordered_json data{{"list", {{{"n", "1"}}, {{"n", "2"}}}}};
  CHECK(faults_in("{{#list}}{{m}}{{/list}}", data) == Faults{"t.mustache:1:10+5: the page does not provide 'm'"});
}

TEST_CASE("values are not read as templates", "[template]") {
  const ordered_json data{{"a", "{{b}} {{#c}} }} {{{"}, {"b", "B"}};
  CHECK(text_of("{{a}}|{{{a}}}|{{b}}", data) == "{{b}} {{#c}} }} {{{|{{b}} {{#c}} }} {{{|B");
}

TEST_CASE("numbers are shown as JSON has them", "[template]") {
  const ordered_json data{{"n", 404}, {"list", {1, 2.5}}};
  CHECK(text_of("{{n}} {{#list}}{{.}};{{/list}}", data) == "404 1;2.5;");
}

TEST_CASE("comments leave nothing, and braces that are no tags stay", "[template]") {
  const ordered_json data{{"a", "A"}};
  CHECK(text_of("x{{! a {{comment }}y", data) == "xy");
  CHECK(text_of("a { b } c }} d {", data) == "a { b } c }} d {");
  CHECK(text_of("{{a}}}", data) == "A}");
  CHECK(text_of("{ {{a}} }", data) == "{ A }");
}

TEST_CASE("lines that hold only section tags leave no empty lines", "[template]") {
  const ordered_json data{{"list", {{{"n", "1"}}, {{"n", "2"}}}}};
  CHECK(text_of("a\n{{#list}}\n{{n}}\n{{/list}}\nb\n", data) == "a\n1\n2\nb\n");
}

TEST_CASE("faults of form are told with their places", "[template]") {
  const ordered_json data{{"a", true}, {"b", true}};
  CHECK(faults_in("x {{a", data) == Faults{"t.mustache:1:3: the tag is never closed"});
  CHECK(faults_in("{{{a}}", data) == Faults{"t.mustache:1:1: the tag is never closed"});
  CHECK(faults_in("{{}}{{ }}{{#}}", data) == Faults{"t.mustache:1:1+4: the tag has no name",
                                                    "t.mustache:1:5+5: the tag has no name",
                                                    "t.mustache:1:10+5: the tag has no name"});
  CHECK(faults_in("{{=<% %>=}}", data) == Faults{"t.mustache:1:1+11: other delimiters are not supported"});
  CHECK(faults_in("{{#a}}{{#b}}{{/a}}{{/b}}", data) ==
        Faults{"t.mustache:1:13+6: 'a' is closed here, but the open section is 'b'"});
  CHECK(faults_in("{{/a}}", data) == Faults{"t.mustache:1:1+6: 'a' is closed here, but no section is open"});
  CHECK(faults_in("{{#a}}\n{{^b}}", data) ==
        Faults{"t.mustache:1:1+6: section 'a' is never closed", "t.mustache:2:1+6: section 'b' is never closed"});
  CHECK(faults_in("{{>p}}", data) == Faults{"t.mustache:1:1+6: there is no partial 'p'"});
}

TEST_CASE("a section is closed in the file that opens it", "[template]") {
  const ordered_json data{{"a", true}};
  CHECK(faults_in("{{>open}}{{/a}}", data, {{"open", "{{#a}}"}}) ==
        Faults{"open.mustache:1:1+6: section 'a' is never closed",
               "t.mustache:1:10+6: 'a' is closed here, but no section is open"});
}

TEST_CASE("partials that include each other end", "[template]") {
  CHECK(faults_in("{{>a}}", ordered_json::object(), {{"a", "{{>b}}"}, {"b", " {{>a}}."}}) ==
        Faults{"b.mustache:1:2+6: sections and partials are nested more than 100 deep"});
}

TEST_CASE("a partial that ends in a brace does not change the tag after it", "[template]") {
  const ordered_json data{{"a", "<"}};
  CHECK(text_of("{{>p}}{{a}}}|{{>q}}", data, {{"p", "{"}, {"q", "x"}}) == "{&lt;}|x");
  CHECK(text_of("{{>p}}{ a }}", data, {{"p", "{"}}) == "{{ a }}");
}

TEST_CASE("a name with braces or spaces in it is a fault", "[template]") {
  const ordered_json data{{"a", "A"}, {"b", "B"}};
  CHECK(faults_in("{{ {a} }}", data) == Faults{"t.mustache:1:1+9: '{a}' is no name"});
  CHECK(faults_in("{{a b}}", data) == Faults{"t.mustache:1:1+7: 'a b' is no name"});
  CHECK(faults_in("{{a {{b}}", data) == Faults{"t.mustache:1:1+9: 'a {{b' is no name"});
  CHECK(faults_in("{{#{a}}{{/{a}}", data).size() == 2);
}

TEST_CASE("control characters are text like any other", "[template]") {
  CHECK(text_of("a\x1d\x1e\x1f{{a}}\x01", {{"a", "\x1d"}}) == "a\x1d\x1e\x1f\x1d\x01");
}

TEST_CASE("a partial within a line brings no line end with it", "[template]") {
  const ordered_json data{{"name", "x"}, {"yes", true}};
  CHECK(text_of("A {{> part}}, and\n{{> part}}\nend\n", data, {{"part", "<b>{{name}}</b>\n"}}) ==
        "A <b>x</b>, and\n<b>x</b>\nend\n");
  CHECK(text_of("A {{> part}}.", data, {{"part", "b\r\n"}}) == "A b.");
  CHECK(text_of("A {{> part}}.", data, {{"part", "b\n\n"}}) == "A b\n.");
  CHECK(text_of("A {{> part}}.", data, {{"part", "{{#yes}}\nb\n{{/yes}}\n"}}) == "A b\n.");
  // The last line of the partial may itself be a partial.
  CHECK(text_of("A {{> part}}.", data, {{"part", "{{> b}}\n"}, {"b", "b\n"}}) == "A b.");
  CHECK(text_of("A {{> part}}.", data, {{"part", "{{> b}}\nc\n"}, {"b", "b\n"}}) == "A b\nc.");
  CHECK(text_of("A {{> part}}.", data, {{"part", "{{#yes}}\n{{> b}}\n{{/yes}}\n"}, {"b", "b\n"}}) == "A b\n.");
}

TEST_CASE("a value that ends in a line end keeps it within a line", "[template]") {
  CHECK(text_of("A {{> part}}.", {{"name", "x\n"}}, {{"part", "{{name}}"}}) == "A x\n.");
}

TEST_CASE("lists and objects are not shown, which is a fault once a tag", "[template]") {
  const ordered_json data{{"list", {1, 2}}, {"none", ordered_json::array()}, {"object", {{"a", "A"}}}};
  CHECK(faults_in("{{list}}{{#list}}{{{object}}}{{/list}}", data) ==
        Faults{"t.mustache:1:1+8: 'list' is a list, which cannot be shown",
               "t.mustache:1:18+12: 'object' is an object, which cannot be shown"});
  CHECK(faults_in("{{&none}}", data) == Faults{"t.mustache:1:1+9: 'none' is a list, which cannot be shown"});
  CHECK(faults_in("{{.}}", data) == Faults{"t.mustache:1:1+5: '.' is an object, which cannot be shown"});
}

TEST_CASE("null and false are shown as nothing, true as JSON has it", "[template]") {
  CHECK(text_of("[{{null}}{{no}}{{{no}}}{{yes}}]", {{"null", nullptr}, {"no", false}, {"yes", true}}) == "[true]");
}

TEST_CASE("an empty text and the number 0 open sections", "[template]") {
  CHECK(text_of("{{#text}}1{{/text}}{{#zero}}2{{/zero}}{{^text}}3{{/text}}", {{"text", ""}, {"zero", 0}}) == "12");
}

TEST_CASE("what Mustache leaves optional is refused by name", "[template]") {
  const ordered_json data{{"a", "A"}};
  const auto extends = "templates that extend others are not supported";
  CHECK(faults_in("{{<layout}}{{$title}}x{{/title}}{{/layout}}", data) ==
        Faults{std::string("t.mustache:1:1+11: ") + extends, std::string("t.mustache:1:12+10: ") + extends});
  CHECK(faults_in("{{> *a }}", data) == Faults{"t.mustache:1:1+9: a partial cannot be named by data"});
}

TEST_CASE("a partial is looked up once and its faults of form are told once", "[template]") {
  Diagnostics diagnostics;
  int lookups = 0;
  const PartialLookup partials = [&](std::string_view) {
    ++lookups;
    return PartialText{"part.mustache", "{{}}{{> part}}"};
  };
  static_cast<void>(Template::parse("{{> part}} {{> part}}", "a.mustache", partials, diagnostics));
  CHECK(lookups == 1);
  CHECK(diagnostics.sorted().size() == 1);
}

TEST_CASE("a partial that is not there is told of once", "[template]") {
  CHECK(faults_in("{{>p}}\n{{>p}}", {{"a", true}}) == Faults{"t.mustache:1:1+6: there is no partial 'p'"});
}

TEST_CASE("after a fault of form the rest is still read", "[template]") {
  CHECK(faults_in("{{}}\n{{#a}}\n{{>p}}{{b c}}\n{{/a}}{{title}}", {{"a", true}}) ==
        Faults{"t.mustache:1:1+4: the tag has no name", "t.mustache:3:1+6: there is no partial 'p'",
               "t.mustache:3:7+7: 'b c' is no name", "t.mustache:4:7+9: the page does not provide 'title'"});
}

TEST_CASE("names that the page lacks are looked for around it, and told of with its own", "[template]") {
  Diagnostics diagnostics;
  const auto parsed = Template::parse("{{a}} {{b}} {{#c}}{{a}} {{b}}{{/c}}{{missin}}", "t.mustache", {}, diagnostics);
  const View page{{"a", "page"}, {"c", {{"a", "section"}}}};
  const View around{{"a", "never"}, {"b", "around"}, {"missing", 1}};
  CHECK(parsed.render(page, diagnostics, &around) == "page around section around");
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK(diagnostics.sorted().front().message.find("(did you mean 'missing'?)") != std::string::npos);
}
