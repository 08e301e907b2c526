// Entries in the terminal: how they are found, and how Markdown reads there.
#include "catch.h"
#include "show/find_pages.h"
#include "show/page_text.h"
#include "support/small_book.h"
#include "text/plain_text.h"

using namespace statusbook;

TEST_CASE("a code is found by its other names", "[show]") {
  const auto book = make_book(registry_base + code_entry("404", "Lost", "labels = [\"NOT_FOUND\"]"));
  const auto found = find_pages(book, "not found");
  REQUIRE(found.pages.size() == 1);
  CHECK(found.pages.front()->id == "404");
}

TEST_CASE("words are wrapped at the width, later lines indented", "[show]") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one  two\nthree", 80) == "one two three");
  CHECK(wrap("a value that goes on", 14, 4) == "a value\n    that goes\n    on");
  CHECK(wrap("unbreakable", 4, 2) == "unbreakable");
  CHECK(wrap("äöü äöü", 7) == "äöü äöü");
  CHECK(wrap("", 7).empty());
}

TEST_CASE("Markdown becomes parts with a heading each", "[show]") {
  const auto parts = to_plain_text("Intro with `code`.\n\n## Next\n\nText.\n\n### Deeper\n\nMore.\n", 80);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].heading.empty());
  CHECK(parts[0].text == "Intro with code.");
  CHECK(parts[1].heading == "Next");
  CHECK(parts[1].level == 2);
  CHECK(parts[2].heading == "Deeper");
  CHECK(parts[2].level == 3);
}

TEST_CASE("code keeps its lines, and lists their indentation", "[show]") {
  CHECK(to_plain_text("```\na  b\n\n  c\n```\n", 8)[0].text == "    a  b\n\n      c");
  CHECK(to_plain_text("- one\n- two\n", 80)[0].text == "  - one\n  - two");
}

TEST_CASE("labels stay, but for those behind a text of their own", "[show]") {
  CHECK(to_plain_text("See [404], [RFC 9110 §15.5.5] and [the note][retrying#when].\n", 80)[0].text ==
        "See [404], [RFC 9110 §15.5.5] and the note.");
  CHECK(to_plain_text("[a][", 80)[0].text == "[a][");
  CHECK(to_plain_text("][b]", 80)[0].text == "][b]");
}
