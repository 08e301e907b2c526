#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "support/golden_case.h"
#include "support/page_fuzz_target.h"

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(STATUSBOOK_SOURCE_DIR) / "tests/golden";

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("golden cases build to what they say", "[golden]") {
  const auto theme = parse_golden_case(read(folder / "theme.txt"));
  REQUIRE_FALSE(theme.in.empty());
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != "theme.txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE_FALSE(paths.empty());
  for (const auto& path : paths) {
    auto golden = parse_golden_case(read(path));
    const auto actual = run_golden_case(golden, theme);
    if (std::getenv("STATUSBOOK_ACCEPT") != nullptr) {
      golden.out = actual;
      std::ofstream(path, std::ios::binary) << format_golden_case(golden);
      continue;
    }
    REQUIRE_FALSE(golden.out.empty());
    for (std::size_t i = 0; i < actual.size(); ++i) {
      INFO(path.filename().string() << ", " << actual[i].name << "; ./dev accept takes what differs");
      CHECK(actual[i].text == golden.out[i].text);
    }
  }
}

TEST_CASE("the pages of golden cases, cut off anywhere, build or are refused", "[golden]") {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto golden = parse_golden_case(read(entry.path()));
    for (const auto& [name, text] : golden.in) {
      if (!name.ends_with(".md")) continue;
      for (std::size_t length = 0; length < text.size(); length += 41) {
        CHECK_NOTHROW(build_any_page(std::string_view(text).substr(0, length)));
      }
    }
  }
}
