#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "support/golden_case.h"

namespace {

constexpr std::string_view rows =
    "{{#observation_tables}}{{#topics}}{{#actions}}{{about}}:{{#outcomes}} {{text}}={{#names}}{{names}}{{/names}}"
    "{{#is_all}}all{{/is_all}}{{#is_rest}}rest{{/is_rest}}{{#all_but}}but {{all_but}}{{/all_but}}{{#of}}of {{of}}"
    "{{/of}};{{/outcomes}}{{#others}} {{text}} {{count}};{{/others}}\n{{/actions}}{{/topics}}{{/observation_tables}}\n";

/// A book of codes 44 and 45, of actions "a0", "a1" ..., and of what each of several programs made of the first ones: a
/// text of their outcomes, "4" for 44, "5" for 45 and "-" where it was not asked.
struct Seen {
  std::vector<std::string> outcomes;
  std::size_t action_count = 4;

  [[nodiscard]] std::string page(const std::string& path) const {
    const std::filesystem::path folder = std::filesystem::path(STATUSBOOK_SOURCE_DIR) / "tests/golden";
    std::ostringstream theme;
    theme << std::ifstream(folder / "theme.txt").rdbuf();
    const auto golden = parse_golden_case(text() + "== " + path + " ==\n");
    return run_golden_case(golden, parse_golden_case(theme.str())).front().text;
  }

 private:
  [[nodiscard]] std::string text() const {
    std::string text =
        "Case.\n-- content/book.toml --\ntitle = \"T\"\ndescription = \"D.\"\n[measurements]\nruns = 1\n"
        "[[measurements.tables]]\nid = \"t\"\ntitle = \"T\"\nkinds = [\"k\"]\n-- content/registry/r.toml --\n"
        "[[class]]\nid = \"4x\"\nname = \"N\"\nsummary = \"S.\"\n";
    for (const auto* code : {"44", "45"}) {
      text += fmt::format("[[code]]\ncode = \"{}\"\nphrase = \"P {}\"\nsummary = \"S.\"\nstate = \"unofficial\"\n",
                          code, code);
    }
    text += "-- content/codes/44.md --\nT.\n-- content/codes/45.md --\nT.\n-- content/classes/4x.md --\nT.\n";
    text += "-- content/actions/a.toml --\n[[topic]]\nid = \"topic\"\ntitle = \"Topic\"\n";
    for (std::size_t i = 0; i < action_count; ++i) {
      text += fmt::format("[[topic.action]]\nid = \"a{0}\"\nabout = \"a{0}\"\ndue = [\"44\"]\n", i);
    }
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      text += fmt::format(
          "-- content/measurements/{0}.toml --\nsubject = \"p{0}\"\nname = \"p{0}\"\nkind = \"k\"\n"
          "day = 2026-01-02\nruns = 1\n[came]\n",
          i);
      for (const char outcome : {'4', '5'}) {
        text += fmt::format("4{} = [", outcome);
        for (std::size_t at = 0; at < outcomes[i].size(); ++at) {
          if (outcomes[i][at] == outcome) text += fmt::format("\"a{}\", ", at);
        }
        text += "]\n";
      }
    }
    for (const auto* name : {"observations", "topic"})
      text += fmt::format("-- theme/templates/{}.mustache --\n{}", name, rows);
    return text;
  }
};

/// Eleven programs: all came to 44, all but two, about half of them, and all ten that were asked.
const Seen eleven{{"4444", "4444", "4444", "4444", "4444", "4454", "4454", "4454", "4454", "4554", "455-"}};

}  // namespace

TEST_CASE("on a topic's page, what most of all programs came to says that it is all others", "[observations]") {
  CHECK(eleven.page("seen/topic/index.html") ==
        "a0: 44=all;\n"
        "a1: 44=rest; 45=p10, p9;\n"
        "a2: 45=p10, p5, p6, p7, p8, p9; 44=p0, p1, p2, p3, p4;\n"
        "a3: 44=p0, p1, p2, p3, p4, p5, p6, p7, p8, p9;\n\n");
}

TEST_CASE("on a code's page, only its own outcome names programs", "[observations]") {
  CHECK(eleven.page("44/seen/index.html") ==
        "a0: 44=all;\n"
        "a1: 44=but p10, p9; 45 2;\n"
        "a2: 44=p0, p1, p2, p3, p4; 45 6;\n"
        "a3: 44=p0, p1, p2, p3, p4, p5, p6, p7, p8, p9;\n\n");
  CHECK(eleven.page("45/seen/index.html") ==
        "a1: 45=p10, p9; 44 9;\n"
        "a2: 45=p10, p5, p6, p7, p8, p9; 44 5;\n\n");
}

TEST_CASE("a code's page of more than a hundred rows does not name half of the programs", "[observations]") {
  Seen twenty;
  for (int i = 0; i < 20; ++i) twenty.outcomes.push_back(i < 9 ? "4" : "5");
  for (const auto& [count, names] : {std::pair(100, "p0, p1, p2, p3, p4, p5, p6, p7, p8"), std::pair(101, "of 20")}) {
    twenty.action_count = static_cast<std::size_t>(count);
    const auto page = twenty.page("44/seen/index.html");
    CHECK(page.substr(0, page.find(';')) ==
          fmt::format("a0: 44={}{}", count > 100 ? "" : names, count > 100 ? names : ""));
  }
}
