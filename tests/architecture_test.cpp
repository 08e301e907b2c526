// The invariants of src/README.md that a compiler does not check.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "catch.h"

namespace {

namespace fs = std::filesystem;

const fs::path source_folder = fs::path(STATUSBOOK_SOURCE_DIR) / "src";

struct SourceFile {
  std::string path;  // from src/
  std::string text;
};

std::vector<SourceFile> read_sources() {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(source_folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".h") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files.push_back({fs::relative(entry.path(), source_folder).generic_string(), text.str()});
  }
  return files;
}

/// Layers from the ground up; a file may include its own layer and those below.
int layer_of(const std::string& path) {
  const std::map<std::string, int> layers{
      {"base", 0},     {"text", 1},     {"model", 2},   {"load", 3},     {"merge", 3},      {"check", 3},
      {"link", 3},     {"site", 3},     {"publish", 3}, {"serve", 3},    {"import", 3},     {"show", 3},
      {"audit", 3},    {"scaffold", 3}, {"manual", 3},  {"history", 3},  {"pipeline.h", 4}, {"pipeline.cpp", 4},
      {"commands", 5}, {"cli.h", 6},    {"cli.cpp", 6}, {"main.cpp", 7}, {"version.h", 0}};
  const auto found = layers.find(path.substr(0, path.find('/')));
  INFO(path << " belongs to no layer");
  REQUIRE(found != layers.end());
  return found->second;
}

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) found.push_back((*it)[1]);
  return found;
}

}  // namespace

TEST_CASE("includes run along the arrows only", "[architecture]") {
  const std::regex include("#include \"([^\"]+)\"");
  const auto files = read_sources();
  REQUIRE(files.size() > 40);
  for (const auto& file : files) {
    for (const auto& included : matches(file.text, include)) {
      INFO(file.path << " includes " << included);
      CHECK(layer_of(included) <= layer_of(file.path));
      const auto folder = file.path.substr(0, file.path.find('/'));
      const auto other = included.substr(0, included.find('/'));
      CHECK((layer_of(included) != layer_of(file.path) || folder == other || layer_of(file.path) > 3));
    }
  }
}

TEST_CASE("each foreign library is seen by the files that wrap it", "[architecture]") {
  struct Rule {
    std::regex include;
    std::set<std::string> owners;
  };
  const std::vector<Rule> rules{
      {std::regex("#include <(cmark[^>]*)>"),
       {"text/markdown_memory.h", "text/markdown_parser.h", "text/markdown_parser.cpp"}},
      {std::regex("#include \"(text/markdown_memory.h)\""), {"text/markdown_memory.cpp", "text/markdown_parser.h"}},
      {std::regex("#include \"(text/markdown_parser.h)\""),
       {"text/markdown_parser.cpp", "text/markdown.cpp", "text/markdown_alerts.h", "text/markdown_images.h",
        "text/markdown_nodes.h", "text/markdown_slips.cpp", "text/plain_text.cpp"}},
      {std::regex("#include <(gumbo[^>]*)>"), {"import/html.cpp"}},
      {std::regex("#include <(iconv\\.h)>"), {}},  // its converters are files, which a system may lack
      {std::regex("#include <(utf8.h)>"), {"import/codes.cpp", "import/read_document.cpp"}},
      {std::regex("#include <(toml\\+\\+[^>]*)>"), {"text/toml.cpp"}},
      {std::regex("#include \"(text/template_parser.h)\""), {"text/template_parser.cpp", "text/template.cpp"}},
      {std::regex("#include <(httplib.h)>"), {"serve/http_server.cpp"}},
      {std::regex("#include <(curl[^>]*)>"), {"audit/curl_client.cpp"}},
      {std::regex("#include <(uv.h)>"), {"serve/surroundings.cpp"}},
      {std::regex("#include <(git2[^>]*)>"), {"history/git_history.cpp", "publish/site_hash.cpp"}},
      {std::regex("#include <(CLI[^>]*)>"), {"cli.cpp"}}};
  for (const auto& file : read_sources()) {
    for (const auto& rule : rules) {
      INFO(file.path);
      CHECK(matches(file.text, rule.include).empty() == !rule.owners.contains(file.path));
    }
  }
}

TEST_CASE("only the disk's file system, the server and main touch the operating system", "[architecture]") {
  // A header of theirs may bring the names along, so the names are looked for as well.
  const std::regex system(
      "(#include <(?:filesystem|fstream|cstdio|unistd.h|sys/[^>]*|fcntl.h)>|std::filesystem|[io]fstream)");
  for (const auto& file : read_sources()) {
    if (file.path.starts_with("base/disk_file_system") || file.path == "base/folder_lock.cpp" ||
        file.path == "main.cpp")
      continue;
    if (file.path == "serve/surroundings.cpp" || file.path == "history/git_history.cpp") continue;
    INFO(file.path);
    CHECK(matches(file.text, system) == std::vector<std::string>{});
  }
}

TEST_CASE("the engine knows no status code, RFC or header field of HTTP", "[architecture]") {
  // Codes in quotes or before a phrase, RFCs by number, a few fields; comments may use them as examples in quotes.
  const std::regex knowledge(
      "(RFC ?[0-9]{4} [0-9]|Retry-After|Content-Length|WWW-Authenticate|== \"[1-5][0-9][0-9]\")");
  for (const auto& file : read_sources()) {
    INFO(file.path);
    CHECK(matches(file.text, knowledge) == std::vector<std::string>{});
  }
}

TEST_CASE("a header opens with what it is and is included once", "[architecture]") {
  for (const auto& file : read_sources()) {
    if (!file.path.ends_with(".h")) continue;
    INFO(file.path);
    CHECK(file.text.starts_with("// "));
    CHECK(file.text.find("\n#pragma once\n") < file.text.find("#include"));
  }
}

TEST_CASE("a name of a type has one definition in the whole program", "[architecture]") {
  // No compiler sees two in headers that no file includes together.
  const std::regex definition(R"((?:^|\n)(?:struct|class|enum class) ([\w:]+)[^;{]*\{)");
  std::map<std::string, std::string> homes;
  for (const auto& file : read_sources()) {
    if (!file.path.ends_with(".h")) continue;
    for (const auto& name : matches(file.text, definition)) {
      INFO(name << " is defined in " << file.path << " and in " << homes[name]);
      CHECK(homes[name].empty());
      homes[name] = file.path;
    }
  }
  CHECK(homes.contains("Book"));
}

TEST_CASE("the code map names every file", "[architecture]") {
  std::ostringstream map;
  map << std::ifstream(source_folder / "README.md").rdbuf();
  for (const auto& file : read_sources()) {
    const auto stem = fs::path(file.path).stem().string();
    INFO(file.path << " is not in src/README.md");
    CHECK(map.str().find(stem) != std::string::npos);
  }
}
