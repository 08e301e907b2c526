#include "model/class_index.h"

#include "catch.h"
#include "support/faults.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;

const std::string spec = "[[spec]]\nid = \"STD 1\"\ntitle = \"T\"\ndate = \"1\"\nurl = \"https://example.org/\"\n";

std::string class_entry(std::string_view id, std::string_view more = "") {
  return "[[class]]\nid = \"" + std::string(id) + "\"\nname = \"N\"\nsummary = \"S.\"\n" + std::string(more) + "\n";
}

std::string codes(std::initializer_list<std::string_view> ids) {
  std::string text;
  for (const auto id : ids) text += code_entry(id, "P" + std::string(id));
  return text;
}

Faults messages(const std::string& entries) {
  Diagnostics diagnostics;
  make_book(spec + entries, {}, &diagnostics);
  Faults result;
  for (const auto& diagnostic : diagnostics.sorted()) result.push_back(diagnostic.message);
  return result;
}

std::string class_of(const std::string& entries, std::string_view code) {
  const auto book = make_book(spec + entries);
  return book.registry.codes.find(code)->class_id;
}

}  // namespace

TEST_CASE("an x of a pattern is one letter or digit", "[classes]") {
  CHECK(matches_pattern("404", "4xx"));
  CHECK(matches_pattern("42P01", "42x"));
  CHECK(matches_pattern("4045", "4xx"));
  CHECK_FALSE(matches_pattern("40", "4xx"));
  CHECK_FALSE(matches_pattern("4.4", "4xx"));
  CHECK_FALSE(matches_pattern("504", "4xx"));
}

TEST_CASE("a member is a code, a range of numbers or what codes begin with", "[classes]") {
  CHECK(parse_member_rule("0").matches("0"));
  CHECK_FALSE(parse_member_rule("0").matches("00"));
  CHECK(parse_member_rule("1-16").matches("1"));
  CHECK(parse_member_rule("1-16").matches("16"));
  CHECK(parse_member_rule("1-16").matches("07"));
  CHECK_FALSE(parse_member_rule("1-16").matches("0"));
  CHECK_FALSE(parse_member_rule("1-16").matches("17"));
  CHECK_FALSE(parse_member_rule("1-16").matches("1.6"));
  CHECK_FALSE(parse_member_rule("0-16").matches("18446744073709551617"));  // more than a number can be
  CHECK(parse_member_rule("X-1").matches("X-1"));
  CHECK(parse_member_rule("1-2-3").matches("1-2-3"));
  CHECK(parse_member_rule("image/*").matches("image/png"));
  CHECK_FALSE(parse_member_rule("image/*").matches("text/png"));
  CHECK(parse_member_rule("*").matches("anything"));
}

TEST_CASE("a class that names a code has it, whatever patterns say", "[classes]") {
  const auto entries = class_entry("x") + class_entry("ok", "members = [\"0\"]") +
                       class_entry("failed", "members = [\"1-16\", \"UNKNOWN_*\"]") +
                       codes({"0", "7", "16", "17", "UNKNOWN_3"});
  CHECK(messages(entries) == Faults{});
  CHECK(class_of(entries, "0") == "ok");
  CHECK(class_of(entries, "7") == "failed");
  CHECK(class_of(entries, "UNKNOWN_3") == "failed");
  CHECK(class_of(entries, "17") == "x");
}

TEST_CASE("the id of a class with members is no pattern", "[classes]") {
  CHECK(messages(class_entry("text", "members = [\"text/*\"]") + codes({"text/css", "teat1"})) ==
        Faults{"code teat1 is in no class"});
}

TEST_CASE("a code that two members name is a fault, where the second one stands", "[classes]") {
  Diagnostics diagnostics;
  make_book(spec + class_entry("ok", "members = [\"0-1\"]") + class_entry("failed", "members = [\"2\", \"1-9\"]") +
                codes({"0", "1", "2"}),
            {}, &diagnostics);
  CHECK(faults_of(diagnostics) ==
        Faults{"content/registry/all.toml:15:17+5: code 1 is in class ok already, by '0-1' at content/registry/"
               "all.toml:10",
               "content/registry/all.toml:15:17+5: code 2 is in class failed already, by '2' at content/registry/"
               "all.toml:15"});
}

TEST_CASE("a member that no code has is a fault", "[classes]") {
  const auto class_with = [](std::string_view member) {
    return class_entry("all", "members = [\"404\", \"" + std::string(member) + "\"]") + codes({"404"});
  };
  CHECK(messages(class_with("405")) == Faults{"there is no code '405' in the registry (did you mean '404'?)"});
  CHECK(messages(class_with("500-599")) == Faults{"the registry has no code that '500-599' names"});
  CHECK(messages(class_with("5*")) == Faults{"the registry has no code that '5*' names"});
  CHECK(messages(class_with("599-500")) == Faults{"the range '599-500' ends before it begins"});
}

TEST_CASE("a part of a code is in the class of the code, and no member of any", "[classes]") {
  const auto part = code_entry("404.2", "Part", "parent = \"404\"");
  CHECK(messages(class_entry("all", "members = [\"404*\"]") + codes({"404"}) + part) == Faults{});
  CHECK(messages(class_entry("all", "members = [\"404\", \"404.2\"]") + codes({"404"}) + part) ==
        Faults{"code 404.2 is a part of 404, and so is in its class"});
}

TEST_CASE("a registry may have no classes", "[classes]") { CHECK(messages(codes({"0", "NOT_FOUND"})) == Faults{}); }

TEST_CASE("members that cost a look at every code are bounded", "[classes]") {
  std::string members;
  for (int i = 0; i < 101; ++i) members += "\"4*\", ";
  const auto found = messages(class_entry("all", "members = [" + members + "]"));
  REQUIRE(found.size() == 1);
  CHECK(found.front() == "class all has more than 100 ranges and beginnings of codes");
}
