#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/diagnostic.h"
#include "catch.h"
#include "text/toml.h"

using namespace statusbook;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string member(const TomlValue& table, std::string_view key) {
  for (const auto& entry : table.entries) {
    if (entry.key == key) return entry.value.text;
  }
  return {};
}

}  // namespace

TEST_CASE("each fault of tests/mutation can be planted: its text occurs once in its file", "[mutation]") {
  const std::filesystem::path project(STATUSBOOK_SOURCE_DIR);
  Diagnostics diagnostics;
  const auto list = parse_toml(read(project / "tests/mutation/faults.toml"), "faults.toml", diagnostics);
  REQUIRE(list);
  const auto& faults = list->entries.front().value.items;
  REQUIRE(faults.size() > 100);
  for (const auto& fault : faults) {
    const auto text = read(project / member(fault, "file"));
    const auto old = member(fault, "old");
    INFO(member(fault, "rule") << " (" << member(fault, "file") << ")");
    const auto found = text.find(old);
    CHECK((!old.empty() && found != std::string::npos && text.find(old, found + 1) == std::string::npos));
    CHECK(old != member(fault, "new"));
  }
}
