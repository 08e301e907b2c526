// Import's work is in proportion to the document, whatever is in it: twice the document, about twice the work.
#include <functional>
#include <string>
#include <vector>

#include "catch.h"
#include "support/counted_memory.h"
#include "support/import_fuzz_target.h"

namespace {

/// A document of so many parts, each made from its number.
std::string document(const std::function<std::string(int)>& part, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += part(i);
  return text;
}

std::string code(int i) { return std::to_string(400 + i % 100); }

}  // namespace

TEST_CASE("twice the document is about twice the work of import", "[import]") {
  struct Shape {
    std::string name;
    std::function<std::string(int)> part;
  };
  const std::vector<Shape> shapes{
      {"paragraphs with pipes", [](int) { return std::string("a | b | c\n\n"); }},
      {"codes before pipes", [](int i) { return code(i) + " | Not Found | text\n\n"; }},
      {"a flattened table", [](int i) { return code(i) + " | Not Found |\ntext |\n"; }},
      {"headings", [](int i) { return "## " + code(i) + " Not Found\n\ntext\n\n---\n\nmore\n\n"; }},
      {"loose bullets", [](int i) { return "- `" + code(i) + " Not Found` text\n\nremark\n\n"; }},
      {"lines of one paragraph", [](int i) { return code(i) + " Not Found - text\n"; }},
      {"definitions", [](int i) { return code(i) + " Not Found\n: text\n\n"; }},
      {"lines of code", [](int i) { return (i == 0 ? "```\n" : "") + code(i) + " Not Found - text\n"; }},
      {"rows", [](int i) { return (i == 0 ? "|C|N|\n|-|-|\n" : "") + ("|" + code(i) + "|Not Found|\n"); }},
      {"lists in lists", [](int i) { return std::string(static_cast<std::size_t>(2 * (i % 20)), ' ') + "- 404 x\n"; }},
      {"texts that begin alike",
       [](int i) { return "## " + code(i) + "\n\nOne long sentence begins each text of this document and.\n\n"; }},
      {"quotations", [](int) { return std::string("> 404 Not Found\n> text\n\n"); }},
      {"one long line", [](int) { return std::string("404 and "); }},
      {"damaged letters", [](int i) { return i == 0 ? "## 404\n\n" : "isn\u00E2\u20AC\u2122t\n"; }}};
  constexpr int parts = 600;
  constexpr double most_growth = 2.5;  // vectors grow by doubling
  for (const auto& shape : shapes) {
    INFO(shape.name);
    import_any_bytes(document(shape.part, 1));  // what is made once
    const auto small = count_bytes([&] { import_any_bytes(document(shape.part, parts)); });
    const auto large = count_bytes([&] { import_any_bytes(document(shape.part, 2 * parts)); });
    CHECK(static_cast<double>(large) <= most_growth * static_cast<double>(small));
  }
}
