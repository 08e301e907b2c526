#include "text/lean_source.h"

#include "catch.h"

using namespace statusbook;

TEST_CASE("scripts lose comments on lines of their own, empty lines and indentation", "[lean]") {
  CHECK(lean_source("a.js", "// why\nf()\n  // more\n\n  g('// text');  // beside code\nh()\n") ==
        "f()\ng('// text');  // beside code\nh()\n");
}

TEST_CASE("scripts lose spaces and line ends beside punctuation", "[lean]") {
  CHECK(lean_source("a.js", "const f = (a, b) => {\n  if (a ? b : c) return { a, b };\n};\nf(\n  a,\n  b\n)\n") ==
        "const f=(a,b)=>{if(a?b:c)return{a,b};};f(a,b\n)\n");
  CHECK(lean_source("a.js", "a + +b\nreturn x\nf < !--b\n") == "a + +b\nreturn x\nf < !--b\n");
}

TEST_CASE("texts of a script keep their spaces", "[lean]") {
  CHECK(lean_source("a.js", "a = 'b = c' + \"d, e\" + `f: ${g ? h : i}`\n") ==
        "a='b = c' + \"d, e\" + `f: ${g ? h : i}`\n");
  CHECK(lean_source("a.js", "a = `b = ${c ? `d = e` : ''}`;\nf\n") == "a = `b = ${c ? `d = e` : ''}`;\nf\n");
  CHECK(lean_source("a.js", "a = /b = c/;\nd = e;  // 'f\n") == "a = /b = c/;\nd = e;  // 'f\n");
  CHECK(lean_source("a.js", "a = 'b\\' = c';\nd\n") == "a = 'b\\' = c';\nd\n");
  CHECK(lean_source("a.js", "a = b('/c = d', e);\nf\n") == "a=b('/c = d',e);f\n");
}

TEST_CASE("style sheets lose comments on lines of their own, and keep those of a license", "[lean]") {
  CHECK(lean_source("a.css", "/* Colors */\n@media print {\n  a { color: red; } /* loud */\n}\n/*! by X */\n") ==
        "@media print {\na { color: red; } /* loud */\n}\n/*! by X */\n");
  CHECK(lean_source("a.css", "/* a */ b { c: d }\n/* over\n   lines */\n") ==
        "/* a */ b { c: d }\n/* over\nlines */\n");
}

TEST_CASE("a line that ends a comment stays, even if it looks like one", "[lean]") {
  CHECK(lean_source("a.js", "/* a\n// b */ f();\n") == "/* a\n// b */ f();\n");
}

TEST_CASE("a script with text that runs over lines is left as it is", "[lean]") {
  const std::string in_backticks = "f(`a\n  // text\n`);\n";
  CHECK(lean_source("a.js", in_backticks) == in_backticks);
  const std::string continued = "f('a\\\n  // text');\n";
  CHECK(lean_source("a.js", continued) == continued);
  CHECK(lean_source("a.js", "  f(`a${`b`}`);\n") == "f(`a${`b`}`);\n");
}

TEST_CASE("other files are left as they are", "[lean]") {
  CHECK(lean_source("a.svg", "  <svg>\n\n") == "  <svg>\n\n");
  CHECK(lean_source("js", "  // a\n") == "  // a\n");
}
