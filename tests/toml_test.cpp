#include "text/toml.h"

#include "catch.h"
#include "support/faults.h"

using namespace statusbook;

namespace {

TomlValue parse(std::string_view text) {
  Diagnostics diagnostics;
  auto value = parse_toml(text, "f.toml", diagnostics);
  CHECK(faults_of(diagnostics) == std::vector<std::string>{});
  REQUIRE(value);
  return std::move(*value);
}

std::vector<std::string> keys_of(const TomlValue& table) {
  std::vector<std::string> keys;
  for (const auto& entry : table.entries) keys.push_back(entry.key);
  return keys;
}

/// The one fault of a text that is not TOML, without what the library says in its own words.
std::string place_of_fault(std::string_view text) {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_toml(text, "f.toml", diagnostics));
  const auto faults = faults_of(diagnostics);
  REQUIRE(faults.size() == 1);
  return faults.front().substr(0, faults.front().find(": "));
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("entries come in the order of the file", "[toml]") {
  const auto top = parse("zebra = 1\napple = 2\n[middle]\nz = 1\na = { y = 1, b = 2 }\n[[codes]]\n[apart]\n");
  CHECK(keys_of(top) == Keys{"zebra", "apple", "middle", "codes", "apart"});
  CHECK(keys_of(top.entries[2].value) == Keys{"z", "a"});
  CHECK(keys_of(top.entries[2].value.entries[1].value) == Keys{"y", "b"});
}

TEST_CASE("tables of an array come in the order of the file", "[toml]") {
  const auto top = parse("[[code]]\nid = \"b\"\n[[code]]\nid = \"a\"\n");
  REQUIRE(top.entries.size() == 1);
  const auto& codes = top.entries[0].value;
  REQUIRE(codes.kind == TomlKind::array);
  REQUIRE(codes.items.size() == 2);
  CHECK(codes.items[0].entries[0].value.text == "b");
  CHECK(codes.items[1].entries[0].value.text == "a");
  CHECK(codes.items[1].at == Location{"f.toml", 3, 1, 8});
}

TEST_CASE("keys and values know where they stand", "[toml]") {
  const auto top = parse("# comment\n  title = \"Tïtle\"\nlist = [\n  \"ä\", \"b\"]\nfacts.kept = { is = \"yes\" }\n");
  CHECK(top.entries[0].at == Location{"f.toml", 2, 3, 5});
  CHECK(top.entries[0].value.at == Location{"f.toml", 2, 11, 7});
  CHECK(top.entries[1].value.items[1].at == Location{"f.toml", 4, 8, 3});
  const auto& kept = top.entries[2].value.entries[0];
  CHECK(kept.key == "kept");
  CHECK(kept.at == Location{"f.toml", 5, 7, 4});
  CHECK(kept.value.entries[0].value.at == Location{"f.toml", 5, 21, 5});
}

TEST_CASE("every kind of value has its kind", "[toml]") {
  const auto top = parse("a = \"x\"\nb = -3\nc = true\nd = 2026-01-02\ne = []\nf = {}\ng = 1.5\nh = 07:30:00\n");
  std::vector<std::string_view> kinds;
  for (const auto& entry : top.entries) kinds.push_back(describe(entry.value.kind));
  CHECK(kinds == std::vector<std::string_view>{"a string", "an integer", "a boolean", "a date", "an array", "a table",
                                               "a number with a fraction", "another type"});
  CHECK(top.entries[0].value.text == "x");
  CHECK(top.entries[1].value.integer == -3);
  CHECK(top.entries[2].value.boolean);
  CHECK(top.entries[6].value.fraction == 1.5);
}

TEST_CASE("a date is text of ISO 8601, and a date with a time is none", "[toml]") {
  const auto top = parse("a = 0987-01-02\nb = 2026-12-31\nc = 2026-12-31T00:00:00Z\n");
  CHECK(top.entries[0].value.text == "0987-01-02");
  CHECK(top.entries[1].value.text == "2026-12-31");
  CHECK(top.entries[2].value.kind == TomlKind::other);
  CHECK(place_of_fault("a = 1\nb = 2026-02-30\n").starts_with("f.toml:2:"));
}

TEST_CASE("text may hold any character that TOML lets through", "[toml]") {
  const auto top = parse("a = 'C:\\x'\nb = \"tab\\t\\u00e4\"\nc = \"\"\"\ntwo\nlines\"\"\"\n");
  CHECK(top.entries[0].value.text == "C:\\x");
  CHECK(top.entries[1].value.text == "tab\tä");
  CHECK(top.entries[2].value.text == "two\nlines");
}

TEST_CASE("an empty file is an empty table", "[toml]") {
  CHECK(parse("").entries.empty());
  CHECK(parse("# nothing\r\n").entries.empty());
}

TEST_CASE("what is not TOML is a fault at its place", "[toml]") {
  CHECK(place_of_fault("a = 1\nb = \n") == "f.toml:2:1");
  CHECK(place_of_fault("a = 1\na = 2\n").starts_with("f.toml:2:"));
  CHECK(place_of_fault("a = \"ö\" c\n") == "f.toml:1:7");
  CHECK(place_of_fault("[a]\n[a]\n").starts_with("f.toml:2:"));
  CHECK(place_of_fault("a = 1 b = 2\n").starts_with("f.toml:1:"));
}

TEST_CASE("an unexpected end is a fault where that begins which has none", "[toml]") {
  CHECK(place_of_fault("a = 1\nb = [\n") == "f.toml:2:5");
  CHECK(place_of_fault("a = 1\nb = [\n  1,\n\n") == "f.toml:2:5");
  CHECK(place_of_fault("a = \"\"\"\nnever closed\n") == "f.toml:1:5+3");
  CHECK(place_of_fault("a = \"x") == "f.toml:1:5");
  CHECK(place_of_fault("[a") == "f.toml:1:1+2");
}

TEST_CASE("values nested without end are a fault", "[toml]") {
  CHECK(place_of_fault("a = " + std::string(100'000, '[')).starts_with("f.toml:1:"));
  std::string tables;
  for (int i = 0; i < 100'000; ++i) tables += "{a=";
  CHECK(place_of_fault("a = " + tables).starts_with("f.toml:1:"));
}

TEST_CASE("a key of many parts is a fault before it becomes as many tables", "[toml]") {
  std::string parts;
  for (int i = 0; i < 200'000; ++i) parts += "a.";
  CHECK(place_of_fault("b = 1\n" + parts + "a = 1\n") == "f.toml:2:16");
  CHECK(place_of_fault("[" + parts + "a]\n") == "f.toml:1:17");
  CHECK(place_of_fault("b = { c = \"\"\"x\"\"\"\", " + parts + "a = 1 }\n") == "f.toml:1:36");
  CHECK(place_of_fault("b = '''x'''''\n" + parts + "a = 1\n") == "f.toml:2:16");
  CHECK(place_of_fault("a.b.'c'.d.e.f.g.h.\"i\" = 1\n") == "f.toml:1:18");
}

TEST_CASE("dots that part no key are not counted", "[toml]") {
  const auto top = parse(R"(a.b.c.d.e.f.g.h = 1
# a.b.c.d.e.f.g.h.i.j
t = "a.b.c.d.e.f.g.h.i.j \" ."
u = 'a.b.c.d.e.f.g.h.i.j'
v = """
a.b.c.d.e.f.g.h.i.j \""" k.l.m.n.o.p.q.r.s"""
w = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]
'x.y.z.a.b.c.d.e.f.g' = 1
# ends.in.a.comment.with.many.dots.in.it)");
  CHECK(top.entries.size() == 6);
}

TEST_CASE("no text, cut off or bent anywhere, breaks the search for what is wrong with it", "[toml]") {
  const std::string whole =
      "# c\n[a]\nb = \"x\\u00e4\"\nc = ['y', \"z\"] # d\ne = { f = 1, g = 2026-01-02 }\n[[h]]\ni = \"\"\"\nü\"\"\"\n";
  const std::string bends = "\"'[]{}=,#\\\n.0x\t";
  for (std::size_t at = 0; at <= whole.size(); ++at) {
    Diagnostics diagnostics;
    CHECK_NOTHROW(parse_toml(whole.substr(0, at), "f.toml", diagnostics));
    for (const char bend : bends) {
      auto bent = whole;
      bent.insert(at, 1, bend);
      CHECK_NOTHROW(parse_toml(bent, "f.toml", diagnostics));
    }
    for (const auto& fault : diagnostics.sorted()) {
      CHECK_FALSE(fault.message.empty());
      CHECK(fault.at.line > 0);
      CHECK(fault.at.column > 0);
    }
  }
}
