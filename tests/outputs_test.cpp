// Rules of single outputs, and of the pages among each other.
#include "catch.h"
#include "check/check_anchors.h"
#include "site/csv_output.h"
#include "site/page_outputs.h"
#include "site/views.h"
#include "support/faults.h"
#include "support/small_book.h"

using namespace statusbook;

TEST_CASE("a cell that a spreadsheet would run is made text", "[outputs]") {
  const auto book = make_book(registry_base + code_entry("404", "=SUM(A1)") + code_entry("405", "-1") +
                              code_entry("406", "@x") + code_entry("407", "+1") + code_entry("408", "a=b"));
  Outputs outputs;
  add_csv_output(book, outputs);
  Diagnostics diagnostics;
  const auto csv = outputs.front().make(diagnostics);
  for (const auto* row : {",'=SUM(A1),", ",'-1,", ",'@x,", ",'+1,", ",a=b,"}) {
    CHECK(csv.find(row) != std::string::npos);
  }
}

TEST_CASE("a class that names no color has that of its place, from the theme", "[outputs]") {
  auto book = make_book(std::string(registry_base) +
                        "color = \"red\"\n[[class]]\nid = \"B\"\nname = \"B\"\nsummary = \"B.\"\n"
                        "[[class]]\nid = \"C\"\nname = \"C\"\nsummary = \"C.\"\n");
  const auto color = [&](std::string_view id) { return color_of(book, *book.registry.classes.find(id)); };
  CHECK((color("xxx") == "red" && color("B").empty()));
  book.class_colors = {"blue", "green"};
  CHECK((color("xxx") == "red" && color("B") == "green" && color("C") == "blue"));
}

TEST_CASE("an id that occurs twice on a page is a fault", "[outputs]") {
  const auto book = make_book(registry_base + code_entry("404", "Not Found"));
  Site site;
  site.files = {{"404/index.html", "", {"a", "b", "a", "a"}}};
  Diagnostics diagnostics;
  check_anchors(book, site, diagnostics);
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK(diagnostics.sorted().front().message == "duplicate id 'a' on the page 404/");
}

TEST_CASE("a theme without a template for a book's own pages cannot show a book that has some", "[outputs]") {
  const auto book =
      make_book(registry_base + code_entry("404", "Not Found"),
                {{PageKind::own, "about", "content/pages/about.md", "# About\n"}}, nullptr, "pages = [\"about\"]\n");
  const Theme theme;
  Outputs outputs;
  add_page_outputs(book, theme, outputs);
  REQUIRE(outputs.size() == 1);
  CHECK(outputs.front().address.page == "about/");
  CHECK(outputs.front().is_page);  // so that check tells it, too
  Diagnostics diagnostics;
  outputs.front().make(diagnostics);
  CHECK(faults_of(diagnostics) ==
        std::vector<std::string>{
            "content/pages/about.md: the theme lacks templates/page.mustache, which this page needs"});
}

TEST_CASE("a code or class of many characters is told from those that are shown largest", "[outputs]") {
  const auto book = make_book(registry_base + code_entry("404", "Not Found") + code_entry("404.14", "Part") +
                              code_entry("NOT_FOUND", "Not found"));
  const auto is_long = [&](std::size_t page) { return code_view(book, book.pages.at(page))["is_long"] == View(true); };
  CHECK_FALSE((is_long(0) || is_long(1)));
  CHECK(is_long(2));
}
