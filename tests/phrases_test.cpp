#include "link/phrases.h"

#include "catch.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

using Matches = std::vector<std::string>;

const Registry& registry() {
  static const Book book = make_book(
      registry_base +
      code_entry(
          "404", "Not Found",
          "earlier = [{ phrase = \"Nowhere\", by = \"STD 1\" }, { phrase = \"Not Found Here\", by = \"STD 1\" }]") +
      code_entry("404", "Site Asleep", "origin = \"acme\"") + code_entry("410", "Gone") + code_entry("200", "OK") +
      code_entry("418", "I'm a Teapot") + code_entry("451", "Unavailable For Legal Reasons") +
      code_entry("404.2", "Nothing Configured", "parent = \"404\"") + code_entry("S-1", "Naïve (Old)") +
      code_entry("SOME_ID/2", "Known") + "[[origin]]\nid = \"acme\"\nname = \"Acme\"\n");
  return book.registry;
}

/// The matched text, and the fault behind " ! " where there is one.
Matches matches_in(std::string_view text) {
  Matches result;
  for (const auto& match : PhraseIndex(registry()).find(text)) {
    auto line = std::string(text.substr(match.offset, match.length));
    if (!match.fault.empty()) line += " ! " + match.fault;
    result.push_back(std::move(line));
  }
  return result;
}

}  // namespace

TEST_CASE("a phrase of several others is that of the first, the longest that fits", "[phrases]") {
  const auto book =
      make_book(registry_base + code_entry("101", "Gone") + code_entry("102", "Gone") +
                code_entry("102", "Gone Away", "origin = \"acme\"") + code_entry("103", "Here") +
                code_entry("103.1", "Elsewhere", "parent = \"103\"") + "[[origin]]\nid = \"acme\"\nname = \"Acme\"\n");
  const PhraseIndex phrases(book.registry);
  const auto found = [&](std::string_view text) {
    const auto matches = phrases.find(text);
    return matches.empty() ? "" : std::string(text.substr(matches[0].offset, matches[0].length));
  };
  CHECK(found("103 Gone Away") == "103 Gone");
  CHECK(found("101 Gone\nAway") == "101 Gone");
  CHECK(found("103 Goner").empty());
  CHECK(found("101 Elsewhere").empty());
  CHECK(found("102 Here's it").empty());
  CHECK(found("102 Here.") == "102 Here");
}

TEST_CASE("a number with its phrase is a link", "[phrases]") {
  CHECK(matches_in("A 404 Not Found, then 410 Gone.") == Matches{"404 Not Found", "410 Gone"});
  CHECK(matches_in("404 Not Found") == Matches{"404 Not Found"});
  CHECK(matches_in("\"404 Not Found\"; 418 I'm a Teapot!") == Matches{"404 Not Found", "418 I'm a Teapot"});
}

TEST_CASE("the phrase may stand in parentheses", "[phrases]") {
  CHECK(matches_in("404 (Not Found) and (410 Gone)") == Matches{"404 (Not Found)", "410 Gone"});
  CHECK(matches_in("404 (Not Found, they say)") == Matches{});
  CHECK(matches_in("404 (not found)") == Matches{});
}

TEST_CASE("any white space parts number and words", "[phrases]") {
  CHECK(matches_in("404\nNot Found") == Matches{"404\nNot Found"});
  CHECK(matches_in("404 Not\nFound") == Matches{"404 Not\nFound"});
  CHECK(matches_in("404  Not Found") == Matches{});
}

TEST_CASE("a match ends with a word", "[phrases]") {
  CHECK(matches_in("404 Not Foundry") == Matches{});
  CHECK(matches_in("410 Gonerial 410 Gone-ish 200 OKé") == Matches{});
  CHECK(matches_in("410 Gone, 410 Gone; 410 Gone") == Matches{"410 Gone", "410 Gone", "410 Gone"});
  CHECK(matches_in("S-1 Naïve (Old) x") == Matches{"S-1 Naïve (Old)"});
}

TEST_CASE("a match begins with a number of its own", "[phrases]") {
  CHECK(matches_in("1404 Not Found, x404 Not Found, 1.404 Not Found, -404 Not Found") == Matches{});
  CHECK(matches_in("(404 Not Found) /404 Not Found") == Matches{"404 Not Found", "404 Not Found"});
  CHECK(matches_in("410/404 Not Found") == Matches{"404 Not Found"});
  CHECK(matches_in("SOME_ID/2 Known, 2 Known") == Matches{"SOME_ID/2 Known"});
}

TEST_CASE("numbers that are parts of others are their own", "[phrases]") {
  CHECK(matches_in("404.2 Nothing Configured") == Matches{"404.2 Nothing Configured"});
  CHECK(matches_in("404.2 Not Found") == Matches{"404.2 Not Found ! the registry calls 404.2 'Nothing Configured', not "
                                                 "'Not Found'"});
  CHECK(matches_in("at the end 404. Not Found") == Matches{});
}

TEST_CASE("earlier names and names of other origins are the code's, too", "[phrases]") {
  CHECK(matches_in("404 Nowhere, 404 Site Asleep") == Matches{"404 Nowhere", "404 Site Asleep"});
  CHECK(has_phrase(*registry().codes.find("404"), "Site Asleep"));
  CHECK_FALSE(has_phrase(*registry().codes.find("404"), "site asleep"));
}

TEST_CASE("of two names that fit the longer one is taken", "[phrases]") {
  CHECK(matches_in("404 Not Found Here") == Matches{"404 Not Found Here"});
}

TEST_CASE("another code's phrase is a fault", "[phrases]") {
  CHECK(matches_in("404 Gone") == Matches{"404 Gone ! the registry calls 404 'Not Found', not 'Gone'"});
  CHECK(matches_in("410 (Not Found)") == Matches{"410 (Not Found ! the registry calls 410 'Gone', not 'Not Found'"});
  CHECK(matches_in("200 Site Asleep") == Matches{"200 Site Asleep ! the registry calls 200 'OK', not 'Site Asleep'"});
}

TEST_CASE("a phrase that is nearly the code's own is a fault", "[phrases]") {
  CHECK(matches_in("404 Not Fond") == Matches{"404 Not Fond ! the registry calls 404 'Not Found', not 'Not Fond'"});
  CHECK(matches_in("404 Not found") == Matches{"404 Not found ! the registry calls 404 'Not Found', not 'Not found'"});
  CHECK(matches_in("404\nNot\nFond") == Matches{"404\nNot\nFond ! the registry calls 404 'Not Found', not 'Not Fond'"});
  CHECK(matches_in("451 Unavailable for Legal Reason.") ==
        Matches{"451 Unavailable for Legal Reason ! the registry calls 451 'Unavailable For Legal Reasons', not "
                "'Unavailable for Legal Reason'"});
}

TEST_CASE("names of few letters have no near misses", "[phrases]") { CHECK(matches_in("200 Ok") == Matches{}); }

TEST_CASE("lower case is prose", "[phrases]") {
  CHECK(matches_in("404 not found, 404 gone, 410 is gone, 200 ok") == Matches{});
}

TEST_CASE("other words after a number are prose", "[phrases]") {
  CHECK(matches_in("404 Pages were 410 Things, 404 and 410") == Matches{});
  CHECK(matches_in("404") == Matches{});
  CHECK(matches_in("404 ") == Matches{});
  CHECK(matches_in("404 (") == Matches{});
  CHECK(matches_in("405 Not Found") == Matches{});
}

TEST_CASE("a contradiction is told on one line", "[phrases]") {
  CHECK(contradiction(*registry().codes.find("410"), "Not\n  Found") ==
        "the registry calls 410 'Gone', not 'Not Found'");
}
