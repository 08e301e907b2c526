// What templates may cost, whatever they are, and that many threads may render one.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/parallel_for.h"
#include "catch.h"
#include "support/template_fuzz_target.h"
#include "support/template_rendering.h"
#include "text/template.h"

using namespace statusbook;
using nlohmann::ordered_json;

namespace {

using Faults = std::vector<std::string>;

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("sections may nest 100 deep", "[template]") {
  const auto nested = [](int depth) { return repeated("{{#a}}", depth) + "x" + repeated("{{/a}}", depth); };
  CHECK(text_of(nested(100), {{"a", true}}) == "x");
  CHECK(faults_in(nested(101), {{"a", true}}) ==
        Faults{"t.mustache:1:601+6: sections and partials are nested more than 100 deep"});
  CHECK(faults_in(nested(50'000), {{"a", true}}).size() == 1);
  CHECK(text_of(nested(50'000), {{"a", false}}).empty());
}

TEST_CASE("a chain of partials may be 100 long", "[template]") {
  const auto chain = [](int length) {
    Partials partials{{"p0", "x"}};
    for (int i = 1; i < length; ++i) partials[fmt::format("p{}", i)] = fmt::format("{{{{>p{}}}}}", i - 1);
    return partials;
  };
  CHECK(text_of("{{>p99}}", ordered_json::object(), chain(100)) == "x");
  CHECK(faults_in("{{>p100}}", ordered_json::object(), chain(101)) ==
        Faults{"p1.mustache:1:1+7: sections and partials are nested more than 100 deep"});
  CHECK(faults_in("{{>p20000}}", ordered_json::object(), chain(20'001)).size() == 1);
}

TEST_CASE("a partial that includes itself eight times ends with one fault", "[template]") {
  CHECK(faults_in("{{>a}}", ordered_json::object(), {{"a", repeated("{{>a}}", 8)}}) ==
        Faults{"a.mustache:1:1+6: sections and partials are nested more than 100 deep"});
}

TEST_CASE("partials that multiply end with one fault, even where they show nothing", "[template]") {
  Partials partials{{"p0", "{{! nothing }}"}};
  for (int i = 1; i < 30; ++i) {
    partials[fmt::format("p{}", i)] = repeated(fmt::format("{{{{>p{}}}}}", i - 1), 8);
  }
  const auto faults = faults_in("{{>p29}}", ordered_json::object(), partials);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].find("the page takes more than 2000000 steps") != std::string::npos);
}

TEST_CASE("lists that multiply end with one fault", "[template]") {
  const ordered_json data{{"l", std::vector<int>(100, 1)}};
  CHECK(faults_in(repeated("{{#l}}", 20) + repeated("{{/l}}", 20), data).size() == 1);
}

TEST_CASE("looking for a name in many scopes counts", "[template]") {
  const ordered_json data{{"l", std::vector<int>(100'000, 1)}, {"a", true}};
  const auto deep = [](int depth) {
    return repeated("{{#a}}", depth) + "{{#l}}{{a}}{{/l}}" + repeated("{{/a}}", depth);
  };
  CHECK(faults_in(deep(5), data) == Faults{});
  CHECK(faults_in(deep(90), data).size() == 1);
}

TEST_CASE("a page is at most 64 MiB", "[template]") {
  constexpr int mebibyte = 1024 * 1024;
  const ordered_json data{{"text", std::string(mebibyte, '-')}, {"l", std::vector<int>(65, 1)}};
  const auto exact = render_template(repeated("{{text}}", 64), data);
  CHECK(exact.text.size() == 64 * mebibyte);
  CHECK(exact.faults == Faults{});
  const auto more = render_template("{{#l}}{{{text}}}{{/l}}", data);
  CHECK(more.text.empty());
  CHECK(more.faults == Faults{"t.mustache:1:7+10: the page would be larger than 64 MiB"});
  CHECK(faults_in(repeated("{{text}}", 64) + ".", data) ==
        Faults{"t.mustache:1:513: the page would be larger than 64 MiB"});
}

TEST_CASE("indentation counts as what a page holds", "[template]") {
  const auto faults =
      faults_in(repeated(" ", 1024 * 1024) + "{{>p}}", ordered_json::object(), {{"p", repeated("\n", 100)}});
  CHECK(faults == Faults{"p.mustache:1:1: the page would be larger than 64 MiB"});
}

TEST_CASE("a long template of tags is read in one go", "[template]") {
  const ordered_json data{{"a", ""}};
  for (const std::string text : {"{{a}}", "{{a}} ", "\n{{! c }}", "  {{#a}}\n{{/a}}\n", "{{^a}}{{/a}}", "{{}}", "{ {",
                                 "   ", "{{a}}\n", "{{#a}}"}) {
    CHECK_NOTHROW(render_template(repeated(text, 100'000), data));
  }
}

TEST_CASE("many threads render one template", "[template]") {
  Diagnostics diagnostics;
  const PartialLookup partials = [](std::string_view) { return PartialText{"p", "{{n}}:{{#l}}{{.}},{{/l}}\n"}; };
  const auto parsed = Template::parse("{{#rows}}\n  {{>p}}\n{{/rows}}\n", "t", partials, diagnostics);
  struct Rendering {
    int number;
    std::string text;
    Diagnostics diagnostics;
  };
  std::vector<Rendering> renderings(64);
  for (int i = 0; i < 64; ++i) renderings[static_cast<std::size_t>(i)].number = i;
  parallel_for(renderings.size(), 8, [&](std::size_t i) {
    auto& rendering = renderings[i];
    const ordered_json row{{"n", rendering.number}, {"l", {1, 2, 3}}};
    rendering.text = parsed.render(view_of({{"rows", std::vector<ordered_json>(100, row)}}), rendering.diagnostics);
  });
  for (const auto& rendering : renderings) {
    CHECK(rendering.text == repeated(fmt::format("  {}:1,2,3,\n", rendering.number), 100));
    CHECK(rendering.diagnostics.empty());
  }
}

TEST_CASE("the fuzz target takes templates, cut off anywhere", "[template]") {
  using namespace std::string_view_literals;
  for (const auto seed : {
           "{{#l}}\n {{.}} {{{a}}}{{&b}}\n{{/l}}\n{{^no}}{{n}}{{/no}}"sv,
           "  {{>p}}\n{{#o}}{{o.d}} {{>p}}{{/o}}\r\n\0{{#l}}\n{{a}}\n{{/l}}\n{{{b}}}\n"sv,
           "{{#tree}}\n<ul>\n  {{>t}}\n</ul>\n{{/tree}}\n"sv,
           "\t{{! c\n c }}\n{{a}}{{! d }}{{b}}\n \0{{^none}}\n\n{{>t}}{{/none}}"sv,
           "{{<x}}{{$y}}{{=| |=}}{{>*a}}{{ }}{{/z}}"sv,
       }) {
    for (std::size_t length = 0; length <= seed.size(); ++length) {
      CHECK_NOTHROW(render_any_bytes(seed.substr(0, length)));
    }
  }
}
