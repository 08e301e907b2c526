// What is told of mistakes. tests/mistakes/*.txt are golden cases (tests/support/golden_case.h) on top of base.txt, one
// a mistake: those that people make most, and those that Markdown or TOML would let pass. toml.txt has one small text a
// mistake. `./dev accept` takes what is told for what is expected.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/diagnostic_text.h"
#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "pipeline.h"
#include "support/golden_case.h"
#include "text/toml.h"

using namespace statusbook;

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(STATUSBOOK_SOURCE_DIR) / "tests/mistakes";

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Compares, or takes what is there for what is expected.
void settle(const fs::path& path, GoldenCase golden, const std::vector<GoldenSection>& actual) {
  if (std::getenv("STATUSBOOK_ACCEPT") != nullptr) {
    golden.out = actual;
    std::ofstream(path, std::ios::binary) << format_golden_case(golden);
    return;
  }
  REQUIRE_FALSE(golden.out.empty());
  REQUIRE(golden.out.size() == actual.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    INFO(path.filename().string() << ", " << actual[i].name << "; ./dev accept takes what differs");
    CHECK(golden.out[i].text == actual[i].text);
    CHECK_FALSE(actual[i].text.empty());
  }
}

GoldenCase read_base() {
  auto base = parse_golden_case(read(fs::path(STATUSBOOK_SOURCE_DIR) / "tests/golden/theme.txt"));
  for (auto& section : parse_golden_case(read(folder / "base.txt")).in) base.in.push_back(std::move(section));
  return base;
}

/// A folder of the project, by path.
void add_files(std::map<std::string, std::string>& files, const std::string& below) {
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(STATUSBOOK_SOURCE_DIR) / below)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), STATUSBOOK_SOURCE_DIR).generic_string()] = read(entry.path());
    }
  }
}

}  // namespace

TEST_CASE("each mistake is told where it is, with what to do", "[golden][mistakes]") {
  const auto base = read_base();
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename();
    if (name != "base.txt" && name != "toml.txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() >= 12);
  for (const auto& path : paths) {
    const auto golden = parse_golden_case(read(path));
    settle(path, golden, run_golden_case(golden, base));
  }
}

TEST_CASE("the book in which mistakes are made has none", "[golden][mistakes]") {
  const GoldenCase none{"", {}, {{"diagnostics", ""}}};
  CHECK(run_golden_case(none, read_base()).at(0).text.empty());
}

TEST_CASE("mistakes in TOML are told in plain words", "[golden][mistakes][toml]") {
  const auto golden = parse_golden_case(read(folder / "toml.txt"));
  REQUIRE(golden.in.size() >= 20);
  std::vector<GoldenSection> actual;
  for (const auto& [name, text] : golden.in) {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_toml(text, "book.toml", diagnostics));
    CHECK(diagnostics.sorted().size() == 1);
    const auto source = [&written = text](const std::string&) { return std::optional(written); };
    actual.push_back({name, format_for_people(diagnostics.sorted(), source, Color::off)});
  }
  settle(folder / "toml.txt", golden, actual);
}

TEST_CASE("a quote that is missing in any file of the real content is one fault, on its line", "[mistakes][content]") {
  std::map<std::string, std::string> files;
  add_files(files, "content");
  const DiskFileSystem theme(STATUSBOOK_SOURCE_DIR);
  for (const auto& name : {"content/book.toml", "content/registry/4xx.toml", "content/registry/classes.toml",
                           "content/registry/fields.toml", "content/registry/sources.toml",
                           "content/registry/specs.toml", "content/registry/editions.toml"}) {
    auto broken = files;
    auto& text = broken.at(name);
    const auto quote = text.find("\"\n", text.size() / 2);
    REQUIRE(quote != std::string::npos);
    text.erase(quote, 1);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(quote), '\n');
    const MemoryFileSystem project(broken);
    Diagnostics diagnostics;
    build_site({project, theme, {"theme"}, "", ""}, diagnostics);
    const auto told = diagnostics.sorted();
    INFO(name << "\n"
              << format_for_people(
                     told, [](const auto&) { return std::nullopt; }, Color::off));
    REQUIRE(told.size() == 1);
    CHECK(told[0].at.file == name);
    CHECK(told[0].at.line == line);
    CHECK(told[0].message == "the string that opens here is never closed");
  }
}
