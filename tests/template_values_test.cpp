// The Mustache specification's rules about what tags show: interpolation, dotted names, the implicit iterator,
// comments.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "support/template_rendering.h"

using nlohmann::ordered_json;

namespace {

const ordered_json nothing = ordered_json::object();

}  // namespace

TEST_CASE("text without tags stays", "[template]") {
  CHECK(text_of("", nothing).empty());
  CHECK(text_of("one {brace}\n  two\r\n\n}}", nothing) == "one {brace}\n  two\r\n\n}}");
}

TEST_CASE("a name is replaced by its value", "[template]") {
  CHECK(text_of("Ask {{who}}.", {{"who", "Ada"}}) == "Ask Ada.");
}

TEST_CASE("a value that looks like a tag is not read", "[template]") {
  CHECK(text_of("{{a}} {{b}}", {{"a", "{{b}}"}, {"b", "{{>c}}"}}) == "{{b}} {{&gt;c}}");
}

TEST_CASE("two braces escape what HTML gives a meaning", "[template]") {
  CHECK(text_of("{{a}}", {{"a", "1<2 & 3>2 \"q\" 'a'"}}) == "1&lt;2 &amp; 3&gt;2 &quot;q&quot; &apos;a&apos;");
}

TEST_CASE("escaping keeps what stands around and between, and does not look into entities", "[template]") {
  CHECK(text_of("{{a}}", {{"a", "<<x>>"}}) == "&lt;&lt;x&gt;&gt;");
  CHECK(text_of("{{a}}", {{"a", "&amp;"}}) == "&amp;amp;");
  CHECK(text_of("{{a}}", {{"a", "€ ü"}}) == "€ ü");
}

TEST_CASE("three braces do not escape", "[template]") { CHECK(text_of("{{{a}}}", {{"a", "<&\"'>"}}) == "<&\"'>"); }

TEST_CASE("an ampersand does not escape", "[template]") { CHECK(text_of("{{&a}}", {{"a", "<&\"'>"}}) == "<&\"'>"); }

TEST_CASE("whole numbers are shown as they are", "[template]") {
  CHECK(text_of("{{n}} {{{n}}} {{&n}} {{m}}", {{"n", 42}, {"m", -7}}) == "42 42 42 -7");
}

TEST_CASE("fractions are shown without needless digits", "[template]") {
  CHECK(text_of("{{n}} {{{n}}} {{&n}}", {{"n", 2.50}}) == "2.5 2.5 2.5");
}

TEST_CASE("null is shown as nothing", "[template]") {
  CHECK(text_of("[{{n}}{{{n}}}{{&n}}]", {{"n", nullptr}}) == "[]");
}

TEST_CASE("a name that is missing leaves nothing, and is a fault", "[template]") {
  for (const std::string tag : {"{{x}}", "{{{x}}}", "{{&x}}"}) {
    const auto [text, faults] = render_template("[" + tag + "]", nothing);
    CHECK(text == "[]");
    CHECK(faults.size() == 1);
  }
}

TEST_CASE("a dotted name means what sections within each other mean", "[template]") {
  const ordered_json data{{"a", {{"b", "<B>"}}}};
  CHECK(text_of("{{a.b}} {{#a}}{{b}}{{/a}}", data) == "&lt;B&gt; &lt;B&gt;");
  CHECK(text_of("{{{a.b}}} {{#a}}{{{b}}}{{/a}}", data) == "<B> <B>");
  CHECK(text_of("{{&a.b}} {{#a}}{{&b}}{{/a}}", data) == "<B> <B>");
}

TEST_CASE("a dotted name goes as deep as it has parts", "[template]") {
  ordered_json data = "end";
  std::string name;
  for (int i = 0; i < 50; ++i) {
    data = ordered_json{{"x", data}};
    name += name.empty() ? "x" : ".x";
  }
  CHECK(text_of("{{" + name + "}}", data) == "end");
}

TEST_CASE("a dotted name that breaks off is missing", "[template]") {
  const ordered_json data{{"a", {{"no", false}, {"text", "x"}}}};
  for (const std::string name : {"a.b", "a.b.c", "a.no.c", "a.text.c"}) {
    CHECK(text_of("[{{" + name + "}}]", data) ==
          "[]\nt.mustache:1:2+" + std::to_string(name.size() + 4) + ": the page does not provide '" + name + "'");
  }
}

TEST_CASE("the later parts of a dotted name are found within the first only", "[template]") {
  const ordered_json data{{"a", {{"b", ordered_json::object()}}}, {"c", {{"d", "wrong"}}}};
  CHECK(render_template("{{a.b.c.d}}", data).text.empty());
}

TEST_CASE("the first part of a dotted name is found in outer scopes", "[template]") {
  const ordered_json data{{"a", {{"b", {{"c", "right"}}}}}, {"b", {{"c", "wrong"}}}, {"d", {{"e", "outer"}}}};
  CHECK(text_of("{{#a}}{{b.c}} {{d.e}}{{/a}}", data) == "right outer");
}

TEST_CASE("the innermost first part decides, even where the others are missing in it", "[template]") {
  const ordered_json data{{"a", {{"b", ordered_json::object()}}}, {"b", {{"c", "wrong"}}}};
  CHECK(text_of("{{#a}}{{b.c}}{{/a}}", data) == "\nt.mustache:1:7+7: the page does not provide 'b.c'");
}

TEST_CASE("a key with a dot in it is not what a dotted name means", "[template]") {
  CHECK(render_template("{{a.b}}", {{"a.b", "wrong"}}).text.empty());
  CHECK(text_of("{{a.b}}", {{"a.b", "wrong"}, {"a", {{"b", "right"}}}}) == "right");
}

TEST_CASE("a dot is the item itself", "[template]") {
  CHECK(text_of("{{.}}!", "it") == "it!");
  CHECK(text_of("{{.}}", 85) == "85");
  CHECK(text_of("{{.}} {{{.}}} {{&.}}", "<") == "&lt; < <");
}

TEST_CASE("what stands around a shown value stays", "[template]") {
  for (const std::string tag : {"{{a}}", "{{{a}}}", "{{&a}}"})
    CHECK(text_of("| " + tag + "\t|", {{"a", "-"}}) == "| -\t|");
}

TEST_CASE("a shown value alone on its line keeps the line", "[template]") {
  for (const std::string tag : {"{{a}}", "{{{a}}}", "{{&a}}"}) {
    CHECK(text_of("  " + tag + "\n", {{"a", "-"}}) == "  -\n");
    CHECK(text_of("\n" + tag + " \r\nx", {{"a", ""}}) == "\n \r\nx");
  }
}

TEST_CASE("white space within a tag does not count", "[template]") {
  const ordered_json data{{"a", "A"}, {"b", {{"c", "C"}}}};
  CHECK(text_of("{{ a }}{{{ a }}}{{& a }}{{\ta\n}}{{ b.c }}", data) == "AAAAC");
}

TEST_CASE("a comment leaves nothing, whatever is in it", "[template]") {
  CHECK(text_of("1{{! note }}2{{!}}3{{!}4{#{{}}5", nothing) == "1235");
  CHECK(text_of("[{{! a }}{{!a}}]", {{"! a", 1}, {"!a", 2}, {"a", 3}}) == "[]");
}

TEST_CASE("a comment may have several lines", "[template]") { CHECK(text_of("1{{! a\n  b\n}}2\n", nothing) == "12\n"); }

TEST_CASE("a comment alone on its line takes the line with it", "[template]") {
  CHECK(text_of("a\n{{! c }}\nb\n", nothing) == "a\nb\n");
  CHECK(text_of("a\n \t{{! c }} \t\nb\n", nothing) == "a\nb\n");
  CHECK(text_of("a\n  {{! c\n\n c }}\nb\n", nothing) == "a\nb\n");
}

TEST_CASE("the line of a comment ends as lines do", "[template]") {
  CHECK(text_of("|\r\n{{! c }}\r\n|", nothing) == "|\r\n|");
  CHECK(text_of("|\n{{! c }}\r|", nothing) == "|\n\r|");  // a carriage return alone ends no line
}

TEST_CASE("a comment on the first or the last line may be alone there", "[template]") {
  CHECK(text_of("  {{! c }}\nb", nothing) == "b");
  CHECK(text_of("a\n  {{! c }}", nothing) == "a\n");
  CHECK(text_of(" {{! c }} ", nothing).empty());
}

TEST_CASE("a comment beside text leaves the white space there", "[template]") {
  CHECK(text_of("  a {{! c }}\n", nothing) == "  a \n");
  CHECK(text_of("a {{! c }} b", nothing) == "a  b");
  CHECK(text_of("{{! c }} b\n", nothing) == " b\n");
}

TEST_CASE("two tags on a line are not alone there", "[template]") {
  CHECK(text_of(" {{! c }} {{! d }} \n", nothing) == "   \n");
  CHECK(text_of("{{! c\n}}{{! d }}\n", nothing) == "\n");
}
