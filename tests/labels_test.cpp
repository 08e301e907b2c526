#include "link/labels.h"

#include "catch.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

const Book& book() {
  static const Book made =
      make_book(registry_base + code_entry("404", "Not Found", "labels = [\"NOT_FOUND\"]") +
                    code_entry("text/x+y", "Type") + code_entry("404.2", "Nothing", "parent = \"404\"") +
                    "[[field]]\nname = \"Location\"\nsummary = \"Where.\"\nspec = \"STD 1 §7\"\n"
                    "[[spec]]\nid = \"RFC 1\"\ntitle = \"T\"\ndate = \"1969\"\nurl = \"https://example.org/rfc1\"\n",
                {{PageKind::note, "redirects", "content/notes/redirects.md", "# Redirects"}});
  return made;
}

/// Where a label leads, from the site's root or elsewhere; "-" where it leads nowhere.
std::string address(std::string_view label) {
  static const LabelIndex labels(book());
  const auto target = labels.find(label);
  if (!target) return "-";
  if (!target->elsewhere.empty()) return "elsewhere " + target->elsewhere;
  const auto [page, fragment] = address_of(book().pages.at(target->page), target->fragment);
  return page + (fragment.empty() ? "" : "#" + fragment);
}

}  // namespace

TEST_CASE("codes, classes and notes are labels of their pages", "[labels]") {
  CHECK(address("404") == "404/");
  CHECK(address("xxx") == "xxx/");
  CHECK(address("redirects") == "notes/redirects/");
}

TEST_CASE("a code has other names, and any marks that codes may have", "[labels]") {
  CHECK(address("NOT_FOUND") == "404/");
  CHECK(address("not_found#example") == "404/#example");
  CHECK(address("text/x+y") == "text-x-y/");
}

TEST_CASE("a code that is a part of another has a page of its own", "[labels]") { CHECK(address("404.2") == "404.2/"); }

TEST_CASE("letter case of labels does not matter", "[labels]") {
  CHECK(address("XXX") == "xxx/");
  CHECK(address("Redirects") == "notes/redirects/");
  CHECK(address("LOCATION") == address("Location"));
  CHECK(address("rfc 1") == address("RFC 1"));
}

TEST_CASE("a label with '#' leads to an element of its page, in its own letter case", "[labels]") {
  CHECK(address("redirects#the-End") == "notes/redirects/#the-End");
  CHECK(address("XXX#rules") == "xxx/#rules");
  CHECK(address("404.2#x") == "404.2/#x");
  CHECK(address("nowhere#x") == "-");
  CHECK(address("#x") == "-");
}

TEST_CASE("a spec's label may name a section", "[labels]") {
  CHECK(address("STD 1 §4.2") == "elsewhere https://example.org/std1#s4.2");
  CHECK(address("std 1 §B.1") == "elsewhere https://example.org/std1#sB.1");
  CHECK(address("RFC 1 §3") == "elsewhere https://example.org/rfc1");
  CHECK(address("STD 2 §4") == "-");
  CHECK(address("404 §4") == "-");
}

TEST_CASE("what cannot be a section is none", "[labels]") {
  CHECK(address("STD 1 §4 5") == "-");
  CHECK(address("STD 1 §\"><b>") == "-");
  CHECK(address("STD 1 §4/../..") == "-");
}

TEST_CASE("what nothing is called leads nowhere", "[labels]") {
  CHECK(address("40") == "-");
  CHECK(address("") == "-");
  CHECK(address("404 Not Found") == "-");
}
