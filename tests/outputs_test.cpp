// Rules of single outputs, and of the pages among each other.
#include "catch.h"
#include "check/check_anchors.h"
#include "site/csv_output.h"
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

TEST_CASE("an id that occurs twice on a page is a fault", "[outputs]") {
  const auto book = make_book(registry_base + code_entry("404", "Not Found"));
  Site site;
  site.files = {{"404/index.html", "", {"a", "b", "a", "a"}}};
  Diagnostics diagnostics;
  check_anchors(book, site, diagnostics);
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK(diagnostics.sorted().front().message == "duplicate id 'a' on the page 404/");
}
