#include "text/view.h"

#include <stdexcept>
#include <type_traits>

#include "catch.h"

using namespace statusbook;

TEST_CASE("braces make an object, its members in their order", "[view]") {
  const View view{{"b", "x"}, {"a", 7}, {"in", {{"deep", true}}}};
  const auto* members = view.get<View::Object>();
  REQUIRE(members != nullptr);
  REQUIRE(members->size() == 3);
  CHECK((*members)[0].name == "b");
  CHECK(view.at("b").text() == "x");
  CHECK(*view.at("a").get<long long>() == 7);
  CHECK(*view.at("in").at("deep").get<bool>());
  CHECK(view.find("c") == nullptr);
  CHECK_THROWS_AS(view.at("c"), std::out_of_range);
}

TEST_CASE("a pointer to text is text and not a truth", "[view]") {
  const char* text = "x";
  CHECK(View(text).text() == "x");
  CHECK(View(false).get<bool>() != nullptr);
  CHECK(View(1).get<bool>() == nullptr);
}

TEST_CASE("names that have length, ends and middle in common are told apart", "[view]") {
  const View view{{"axbxc", 1}, {"aybxc", 2}, {"", 3}};
  CHECK(*view.at("aybxc").get<long long>() == 2);
  CHECK(*view.at("").get<long long>() == 3);
  CHECK(view.find("azbxc") == nullptr);
}

TEST_CASE("a member that is asked for is added, once", "[view]") {
  View view;
  view["a"] = 1;
  view["a"] = 2;
  view["b"].push_back("x");
  CHECK(view.size() == 2);
  CHECK(*view.at("a").get<long long>() == 2);
  CHECK(view.at("b").size() == 1);
  CHECK(view.at("b").get<View::List>() != nullptr);
}

TEST_CASE("a view is moved, and copied only by name", "[view]") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<View>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<View>);  // else growing lists would have to copy
  auto list = View::list();
  list.push_back(View{{"text", "x"}, {"number", 1}, {"part", 0.5}, {"yes", true}, {"null", View()}});
  auto copy = list.copy();
  CHECK(copy == list);
  copy.front()["text"] = "y";
  CHECK_FALSE(copy == list);
  CHECK(list.front()["text"].text() == "x");
}

TEST_CASE("texts become a list", "[view]") {
  const View view(std::vector<std::string>{"a", "b"});
  CHECK(view.size() == 2);
  CHECK(view.begin()->text() == "a");
}
