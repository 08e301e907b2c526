#include "base/nearest.h"

#include "catch.h"

using namespace statusbook;

TEST_CASE("an edit is a letter more, less, replaced or swapped with its neighbor", "[nearest]") {
  CHECK(edit_distance("phrase", "phrase", 3) == 0);
  CHECK(edit_distance("phrse", "phrase", 3) == 1);
  CHECK(edit_distance("phraase", "phrase", 3) == 1);
  CHECK(edit_distance("phrose", "phrase", 3) == 1);
  CHECK(edit_distance("phrsae", "phrase", 3) == 1);
  CHECK(edit_distance("hprsae", "phrase", 3) == 2);
  CHECK(edit_distance("", "abc", 3) == 3);
  CHECK(edit_distance("abc", "", 3) == 3);
}

TEST_CASE("letter case is no edit", "[nearest]") {
  CHECK(edit_distance("NOT found", "Not Found", 1) == 0);
  CHECK(edit_distance("Ab", "bA", 1) == 1);
}

TEST_CASE("beyond its limit a distance is the limit and one", "[nearest]") {
  CHECK(edit_distance("abc", "xyz", 3) == 3);
  CHECK(edit_distance("abc", "xyz", 2) == 3);
  CHECK(edit_distance("abc", "xyz", 0) == 1);
  CHECK(edit_distance("a", "abcdefgh", 2) == 3);
  CHECK(edit_distance("ab", "ba", 0) == 1);
  CHECK(edit_distance("", "", 0) == 0);
}

TEST_CASE("a swap at the limit is still found", "[nearest]") {
  // The row between the swapped letters is one worse than both around it.
  CHECK(edit_distance("xabcd", "abdc", 2) == 2);
  CHECK(edit_distance("abxcd", "abxdc", 1) == 1);
}

TEST_CASE("the candidate with the fewest edits is the nearest, the first of equals", "[nearest]") {
  const std::vector<std::string> keys{"spec", "state", "date"};
  CHECK(nearest("stat", keys) == "state");
  CHECK(nearest("sdate", keys) == "state");
  CHECK(nearest("STATE", keys) == "state");
  CHECK(nearest("Date", keys) == "date");
  CHECK(nearest("checked", keys) == "");
  CHECK(nearest("state", {}) == "");
}

TEST_CASE("what is near depends on the length of the word", "[nearest]") {
  const std::vector<std::string> codes{"404", "410"};
  CHECK(nearest("40", codes) == "404");
  CHECK(nearest("444", codes) == "404");
  CHECK(nearest("451", codes) == "");
  const std::vector<std::string> phrases{"Unavailable For Legal Reasons"};
  CHECK(nearest("Unavailble for Legal Reason", phrases) == phrases.front());
}

TEST_CASE("of long words and long lists, no near one is looked for", "[nearest]") {
  const std::string word(64, 'a');
  CHECK(nearest(word, std::vector{word}) == word);
  CHECK(nearest(word, std::vector{word + "a"}) == "");
  CHECK(nearest(word + "a", std::vector{word}) == "");
  std::vector<std::string> many(most_candidates - 1, "zzz");
  many.emplace_back("phrase");
  CHECK(nearest("phrse", many) == "phrase");
  many.insert(many.begin(), "zzz");
  CHECK(nearest("phrse", many) == "");
}

TEST_CASE("a suggestion is made only where something is near", "[nearest]") {
  const std::vector<std::string> keys{"phrase", "summary"};
  CHECK(did_you_mean("phrse", keys) == " (did you mean 'phrase'?)");
  CHECK(did_you_mean("colour", keys) == "");
  CHECK(did_you_mean("", keys) == "");
}

TEST_CASE("of two equally near names, the one with the same first letter is the nearest", "[nearest]") {
  CHECK(nearest("cat", std::vector<std::string>{"bat", "cap"}) == "cap");
}
