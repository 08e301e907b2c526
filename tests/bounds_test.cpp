// What content may cost, whatever it is: faults are counted and not kept without end, and no page is made of what is
// wrong.
#include <algorithm>

#include "base/memory_file_system.h"
#include "catch.h"
#include "merge/complete_registry.h"
#include "site/views.h"
#include "support/faults.h"
#include "support/small_book.h"

using namespace statusbook;

TEST_CASE("of very many diagnostics the first are kept and the rest is counted", "[bounds]") {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < Diagnostics::most_kept; ++i) diagnostics.warning({"f", static_cast<int>(i) + 1}, "w");
  CHECK(diagnostics.is_full());
  CHECK(diagnostics.sorted().size() == Diagnostics::most_kept);
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error({"f", 1}, "e");
  CHECK(diagnostics.has_errors());
  const auto list = diagnostics.sorted();
  REQUIRE(list.size() == Diagnostics::most_kept + 1);
  CHECK(list.back().severity == Severity::error);
  CHECK(list.back().message == "there are 1 more, of which only the number is kept");
}

TEST_CASE("lists of diagnostics are joined within the bound", "[bounds]") {
  Diagnostics all;
  Diagnostics part;
  for (std::size_t i = 0; i < Diagnostics::most_kept - 1; ++i) part.warning({"f", static_cast<int>(i) + 1}, "w");
  auto other = part;
  other.error({"g", 1}, "e");
  other.error({"g", 2}, "e");
  all.append(part);
  CHECK_FALSE(all.has_errors());
  all.append(other);
  CHECK(all.has_errors());
  const auto list = all.sorted();
  CHECK(list.back().message ==
        "there are " + std::to_string(Diagnostics::most_kept) + " more, of which only the number is kept");
}

TEST_CASE("a long message is cut off between characters", "[bounds]") {
  Diagnostics diagnostics;
  diagnostics.error({"f", 1}, std::string(Diagnostics::longest_text, 'a'));
  diagnostics.error({"f", 2}, std::string(Diagnostics::longest_text - 1, 'a') + "ä", std::string(5000, 'h'));
  const auto list = diagnostics.sorted();
  CHECK(list[0].message == std::string(Diagnostics::longest_text, 'a'));
  CHECK(list[1].message == std::string(Diagnostics::longest_text - 1, 'a') + "…");
  CHECK(list[1].help == std::string(Diagnostics::longest_text, 'h') + "…");
}

TEST_CASE("a code keeps 100 phrases, and to have them is a fault", "[bounds]") {
  const auto with_earlier = [](int count) {
    std::string earlier = "earlier = [";
    for (int i = 0; i < count; ++i) earlier += "{ phrase = \"P" + std::to_string(i) + "\", by = \"STD 1\" },";
    return registry_base + code_entry("101", "One", earlier + "]");
  };
  Diagnostics diagnostics;
  CHECK(make_book(with_earlier(98), {}, &diagnostics).registry.codes[0].phrases.size() == 99);
  CHECK(faults_of(diagnostics).empty());
  CHECK(make_book(with_earlier(200), {}, &diagnostics).registry.codes[0].phrases.size() == most_phrases);
  REQUIRE(faults_of(diagnostics).size() == 1);
  CHECK(faults_of(diagnostics)[0].ends_with("code 101 has 100 phrases or more"));
}

TEST_CASE("the navigation of a book of very many classes names the page's own", "[bounds]") {
  const auto nav_of = [](int classes) {
    std::string registry = registry_base;
    for (int i = 1; i < classes; ++i) {
      registry += "[[class]]\nid = \"c" + std::to_string(i) + "\"\nname = \"N\"\nsummary = \"S.\"\n";
    }
    const auto book = make_book(registry + code_entry("404", "Not Found"));
    const auto page = std::find_if(book.pages.begin(), book.pages.end(), [](const auto& p) { return p.id == "404"; });
    return code_view(book, *page)["nav"].size();
  };
  CHECK(nav_of(40) == 40);
  CHECK(nav_of(41) == 1);
}

TEST_CASE("a registry that is complete knows where its lists speak of a code", "[bounds]") {
  const auto book =
      make_book(registry_base + code_entry("101", "One") + code_entry("101.1", "Part", "parent = \"101\"") +
                "[[edition]]\nid = \"STD 1\"\nkind = \"spec\"\ndate = \"2020\"\nby = \"STD 1\"\n"
                "phrases = { 101 = \"Uno\", 102 = \"Due\" }\n"
                "[[library]]\nid = \"l\"\nname = \"L\"\nlanguage = \"C\"\nversion = \"1\"\nby = \"STD 1\"\n"
                "constants = { 102 = \"TWO\", 101 = \"ONE\" }\n");
  const auto& registry = book.registry;
  const auto& code = *registry.codes.find("101");
  REQUIRE(code.parts.size() == 1);
  CHECK(registry.codes[code.parts[0]].id == "101.1");
  REQUIRE(code.names.size() == 1);
  CHECK(registry.editions[code.names[0].edition].phrases[code.names[0].phrase].phrase == "Uno");
  REQUIRE(code.constants.size() == 1);
  CHECK(registry.libraries[code.constants[0].library].constants[code.constants[0].constant].name == "ONE");
}
