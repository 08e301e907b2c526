// A build that takes what it can from earlier ones makes the same as one that knows none, whatever was edited in
// between: text, facts, labels, names of files, templates, whole files gone or there again, and all of it half broken.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/traced_reader.h"
#include "catch.h"
#include "link/link.h"
#include "pipeline.h"
#include "support/faults.h"
#include "support/golden_case.h"
#include "support/share.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

constexpr unsigned seed = 9;

using Files = std::map<std::string, std::string>;

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

const std::filesystem::path source_folder = STATUSBOOK_SOURCE_DIR;

Files read_case(const char* name) {
  Files files;
  for (const auto& [path, text] : parse_golden_case(read(source_folder / "tests/golden" / name)).in) files[path] = text;
  return files;
}

/// The theme of golden cases, which shows little, or the project's, which shows everything.
Files read_theme(bool is_real) {
  if (!is_real) {
    auto theme = read_case("theme.txt");
    theme["theme/assets/style.css"] = "body {}\n";
    return theme;
  }
  Files theme;
  const auto folder = source_folder / "theme";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      theme["theme/" + entry.path().lexically_relative(folder).generic_string()] = read(entry);
  }
  return theme;
}

/// Edits files at random, each time in one way.
class Editor {
 public:
  explicit Editor(Files files) : first_(files), files_(std::move(files)), random_(seed) {}

  [[nodiscard]] const Files& files() const { return files_; }

  /// Says what was done.
  std::string edit() {
    const auto path = pick_path(files_);
    auto& text = files_[path];
    switch (number(12)) {
      case 0:
      case 1:
      case 2: text += std::string("\n") + pick(sentences) + "\n"; return "text added to " + path;
      case 3:
        text = std::string(path.find("/notes/") == std::string::npos ? "" : "# A note\n\n") + pick(sentences) + "\n\n" +
               pick(sentences) + "\n";
        return "text of " + path;
      case 4: return replace(path, pick(words), pick(words));
      case 5: return replace(path, pick(words), "");
      case 6: files_.erase(path); return "without " + path;
      case 7: {
        const auto other = pick_path(first_);
        auto moved = std::move(text);
        files_.erase(path);
        files_[other] = std::move(moved);
        return path + " renamed to " + other;
      }
      case 8: {
        const auto at = number(text.size() + 1);
        text.erase(at, number(9));
        return "bytes out of " + path;
      }
      case 9: {
        auto lines = text.empty() ? 0 : number(text.size());
        text.insert(text.find('\n', lines) == std::string::npos ? text.size() : text.find('\n', lines) + 1,
                    std::string(pick(sentences)) + "\n");
        return "a line in " + path;
      }
      case 10:
      case 11: break;
    }
    // Faults pile up, and most of what can go wrong then hides the rest: back to where it was good, in part or whole.
    if (number(4) == 0) {
      files_ = first_;
      return "everything as it was";
    }
    const auto other = pick_path(first_);
    files_[other] = first_.at(other);
    return other + " as it was";
  }

 private:
  static constexpr std::array words{"44",    "31",   "Not Here", "Tired",  "Place", "STD 1",  "story",   "acme",
                                    "yes",   "no",   "3x",       "Moved",  "url",   "Manual", "example", "html",
                                    "title", "end",  "{{title",  "}}",     "\"",    "[",      "phrase",  "summary",
                                    "body",  "2026", "as_of",    "Absent", "place", "below",  "code",    "\n\n"};
  static constexpr std::array sentences{
      "See [44], [31] and [story].",
      "It is 44 Not Here, or 44 Tired, or 31 Nowhere.",
      "## Below",
      "# Title",
      "Text with `code` and [no label].",
      "See <https://example.org/manual> and <https://example.org/other>.",
      "A note[^1].\n\n[^1]: The note.",
      "```http\nGET / HTTP/1.1\nHost: a.example\n\n```",
      "- **As a visitor**: wait.",
      "> [!NOTE]\n> Mind this.",
      "[Place] and [below](#below).",
      "![A place](images/place.gif)",
      "<b>raw</b>",
      "summary = \"Other.\"",
      "keywords = [\"elsewhere\"]",
      "facts.kept = { is = \"no\", by = \"STD 1 §4\" }",
      "[[code]]\ncode = \"45\"\nphrase = \"New\"\nsummary = \"New.\"\nstate = \"registered\"\nspec = \"STD 1\"",
      "{{title}}",
      "{{#codes}}{{id}}{{/codes}}",
      "notes = [\"story\", \"more\"]",
      "/* style */",
      "description = \"Other.\"",
      "[redirects]\n\"old/\" = \"44/\"\n\"44/#old\" = \"31/\""};

  std::size_t number(std::size_t below) { return random_() % below; }
  template <typename List>
  const char* pick(const List& list) {
    return list[number(list.size())];
  }
  /// Content more often than the theme.
  std::string pick_path(const Files& files) {
    std::vector<std::string> content;
    std::vector<std::string> theme;
    for (const auto& [path, text] : files) (path.starts_with("theme/") ? theme : content).push_back(path);
    if (content.empty() && theme.empty()) return "content/book.toml";
    const auto& list = content.empty() || (number(6) == 0 && !theme.empty()) ? theme : content;
    return list[number(list.size())];
  }
  std::string replace(const std::string& path, const std::string& from, const std::string& to) {
    auto& text = files_[path];
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
    return "'" + to + "' for '" + from + "' in " + path;
  }

  Files first_;
  Files files_;
  std::mt19937 random_;
};

/// Says of each text another time.
class TextHistory : public History {
 public:
  [[nodiscard]] Changes find_changes(const std::vector<TextPiece>& pieces) const override {
    const auto number = [](const TextPiece& piece) { return std::hash<std::string>()(piece.text); };
    if (pieces.empty() || number(pieces.front()) % 4 == 0) return {{}, "nobody knows", ""};
    Changes changes;
    for (const auto& piece : pieces) {
      changes.times.emplace_back(static_cast<Timestamp>(number(piece) % 1'000'000'000U));
    }
    return changes;
  }
};

/// All that comes of a build.
struct Outcome {
  std::vector<std::string> parts;
  bool is_good = false;
};

Outcome build(const Files& files, BuildCache* cache) {
  const MemoryFileSystem project(files);
  Diagnostics diagnostics;
  Outcome outcome;
  auto& result = outcome.parts;
  try {
    const TextHistory history;
    const auto site = build_site(
        {project, project, {"theme"}, "https://example.org/repo/", "2026-06-30", 1, Extent::site, cache, &history},
        diagnostics);
    for (const auto& file : site.files) result.push_back(file.path + "\n" + file.bytes.str());
    result.push_back(std::to_string(site.pages));
  } catch (const EnvironmentError& error) {
    result.emplace_back(error.what());
  }
  outcome.is_good = !diagnostics.has_errors() && result.size() > 1;
  for (auto& fault : faults_of(diagnostics)) result.push_back(std::move(fault));
  return outcome;
}

/// The site of whole_site.txt in two languages.
void add_language(Files& files) {
  files["content/book.toml"].insert(0, "languages = [\"de\"]\n");
  files["theme/strings.de.toml"].insert(0, "");
  files["content/de/codes/44.md"] = "Nicht da.\n";
  files["content/de/notes/story.md"] = "# Eine Geschichte\n\n## Das Ende\n\nVon [44] und [Place].\n";
  files["content/de/registry.toml"] =
      "title = \"Kodes\"\nclasses.3x = { name = \"Umgezogen\" }\n[codes.31]\nsummary = \"Woanders.\"\n";
}

void edit_and_compare(bool is_real_theme, int edits, bool is_translated = false) {
  auto files = read_case("whole_site.txt");
  files.merge(read_theme(is_real_theme));
  if (is_translated) add_language(files);
  files["content/static/CNAME"] = "codes.example\n";
  files["content/images/place.gif"] = std::string("GIF89a\x05\0\x07\0\0\0\0;", 14);
  Editor editor(files);
  BuildCache cache;
  int good = 0;
  for (int i = 0; i < edits; ++i) {
    const auto what = i == 0 ? "nothing" : editor.edit();
    const auto clean = build(editor.files(), nullptr);
    const auto reused = build(editor.files(), &cache);
    good += clean.is_good ? 1 : 0;
    if (clean.parts == reused.parts) continue;
    INFO("seed " << seed << ", edit " << i << ": " << what);
    REQUIRE(clean.parts.size() == reused.parts.size());
    for (std::size_t part = 0; part < clean.parts.size(); ++part) REQUIRE(clean.parts[part] == reused.parts[part]);
  }
  // Otherwise it is faults that are compared, and few pages.
  CHECK(good > edits / 20);
}

}  // namespace

TEST_CASE("after any edits, a build that reuses makes what a clean one makes", "[cache]") {
  edit_and_compare(false, 2000 / share);
}

TEST_CASE("after any edits, so do the pages of the real theme", "[cache]") { edit_and_compare(true, 300 / share); }

TEST_CASE("after any edits, so do the pages of two languages", "[cache]") {
  edit_and_compare(false, 300 / share, true);
  edit_and_compare(true, 60 / share, true);
}

TEST_CASE(
    "an edit of one page makes that page and its copy, and what is made from all prose or says when, but no other",
    "[cache]") {
  auto files = read_case("whole_site.txt");
  files.merge(read_theme(false));
  BuildCache cache;
  const auto before = build(files, &cache).parts;
  files["content/codes/44.md"] = "Other text.\n";
  const auto after = build(files, &cache).parts;
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != after.at(i)) changed.push_back(after[i].substr(0, after[i].find('\n')));
  }
  CHECK(changed == std::vector<std::string>{"44.md", "44/index.html", "feed.xml", "sitemap.xml"});
}

TEST_CASE("other words of the theme are in all that shows them", "[cache]") {
  auto files = read_case("whole_site.txt");
  files.merge(read_theme(false));
  files["content/codes/44.md"] += "\n> [!NOTE]\n> Mind this.\n\n```c\nint a;\n```\n";
  BuildCache cache;
  for (const std::string word : {"one", "two"}) {
    files["theme/strings.toml"] =
        "web_page = \"" + word + " {page}\"\nalert_note = \"" + word + "\"\ncode = \"" + word + "\"\n";
    CHECK(build(files, &cache).parts == build(files, nullptr).parts);
  }
}

TEST_CASE("a file that the site has as it is changes with its bytes, whatever its name ends in", "[cache]") {
  auto files = read_case("whole_site.txt");
  files.merge(read_theme(false));
  BuildCache cache;
  for (const std::string name : {"a.json", "a.md", "llms.txt"}) {
    for (const std::string bytes : {"one", "two"}) {
      files["content/static/" + name] = bytes;
      const auto built = build(files, &cache).parts;
      CHECK(std::find(built.begin(), built.end(), name + "\n" + bytes) != built.end());
    }
  }
}

TEST_CASE("what was read holds as long as it would be read the same", "[cache]") {
  MemoryFileSystem files({{"a/x", "1"}, {"a/y", "2"}});
  ReadTrace trace;
  const TracedReader reader(files, trace);
  CHECK(reader.list("a").size() == 2);
  CHECK(reader.read("a/x") == "1");
  CHECK_FALSE(reader.find("b"));
  const auto before = trace.fingerprint();
  CHECK(trace.holds(files));
  const auto kept = ReadTrace::parse(trace.text());
  REQUIRE(kept);
  CHECK(kept->holds(files));
  files.write("c/other", "x");
  CHECK(trace.holds(files));
  SECTION("bytes") { files.write("a/x", "3"); }
  SECTION("a file that comes") { files.write("a/z", ""); }
  SECTION("a file that goes") { files.remove("a/y"); }
  SECTION("a file that was missed") { files.write("b", ""); }
  CHECK_FALSE(trace.holds(files));
  CHECK_FALSE(kept->holds(files));
  ReadTrace other;
  const TracedReader again(files, other);
  CHECK(again.list("a").size() > 0);
  static_cast<void>(again.read("a/x"));
  static_cast<void>(again.find("b"));
  CHECK_FALSE(other.fingerprint() == before);
}

TEST_CASE("a text that is no trace is none", "[cache]") {
  const std::string text = GENERATE("read", "read 1", "read x a", "write 1 a", "read 1x a");
  CHECK_FALSE(ReadTrace::parse(text + "\n"));
}

// Other threads read addresses while pages are taken, so that not even the same may be written again.
TEST_CASE("a page that is taken from the last time takes what was rendered, and stays what it is now", "[cache]") {
  const auto make = [] {
    return make_book(
        std::string(registry_base) + code_entry("404", "Not Found"),
        {{PageKind::code, "404", "404.md", "See [404] and [a](https://host.org/).\n\n## Part\n\nText.\n"}});
  };
  Memo<LinkedPage> pages;
  LinkReuse reuse{pages, {}};
  Diagnostics diagnostics;
  auto first = make();
  link(first, 1, diagnostics, &reuse);
  auto second = make();
  second.pages[0].changed = "2026-11-27T00:00:00Z";
  second.pages[0].languages = {"en", "de"};
  link(second, 1, diagnostics, &reuse);
  const auto& page = second.pages[0];
  CHECK(page.linked.html == first.pages[0].linked.html);
  CHECK(page.linked.sections.size() == 1);
  CHECK(page.linked.external_links.size() == 1);
  CHECK(page.changed == "2026-11-27T00:00:00Z");
  CHECK(page.languages == std::vector<std::string>{"en", "de"});
  CHECK_FALSE(diagnostics.has_errors());
}
