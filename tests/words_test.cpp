// The words of the interface: where they come from, and where they go.
#include "text/words.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "catch.h"
#include "load/load_theme.h"
#include "load/load_words.h"
#include "model/program_words.h"
#include "support/faults.h"
#include "text/template.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

Words make_words(const Files& texts) {
  Words words;
  for (const auto& [key, text] : texts) words.set(key, text);
  return words;
}

struct Loaded {
  Words words;
  Faults faults;
};

Loaded load(const Files& files, const std::string& language = "en") {
  Diagnostics diagnostics;
  auto loaded = load_words(MemoryFileSystem(files), {"own", "base"}, language, diagnostics);
  return {std::move(loaded.words), faults_of(diagnostics)};
}

struct Rendered {
  std::string text;
  Faults faults;
  std::set<std::string, std::less<>> used;
};

Rendered render(const std::string& text, const Words& words, const View& data) {
  Diagnostics diagnostics;
  Rendered result;
  const TemplateWords template_words{words, result.used};
  const auto page = Template::parse(
      text, "t", [](std::string_view) { return std::nullopt; }, diagnostics, &template_words);
  result.text = page.render(data, diagnostics);
  result.faults = faults_of(diagnostics);
  return result;
}

}  // namespace

TEST_CASE("words are filled in by name, in the order of the text", "[words]") {
  const auto words = make_words({{"a", "{n} of {m}"}, {"b", "none"}});
  CHECK(words("a", {{"m", "3"}, {"n", "<2>"}}) == "<2> of 3");
  CHECK(words("b") == "none");
  CHECK_THROWS_AS(words("c"), std::logic_error);
  CHECK_THROWS_AS(words("a", {{"n", "2"}}), std::logic_error);
}

TEST_CASE("a brace is part of a name or a fault", "[words]") {
  CHECK(parts_of("")->empty());
  CHECK(parts_of("{a.b_2}")->front().is_name);
  for (const auto* text : {"{", "}", "a } b", "{a", "{}", "{a b}", "{{a}}"}) {
    INFO(text);
    CHECK_FALSE(parts_of(text));
  }
}

TEST_CASE("a template shows words, and what they name is looked for where the tag is", "[words]") {
  const auto words = make_words({{"plain", "a < {n}"}, {"html", "<b>{n}</b>"}});
  const View data{{"list", View(std::vector<std::string>{})}, {"n", "&"}, {"inner", {{"n", "in"}}}};
  CHECK(render("{{words.plain}}{{#inner}}, {{words.plain}}{{/inner}}", words, data).text == "a &lt; &amp;, a &lt; in");
  CHECK(render("{{{words.html}}}", words, data).text == "<b>&amp;</b>");
  const auto wrong = render("x\n{{words.plian}}", words, data);
  CHECK(wrong.faults == Faults{"t:2:1+15: there are no words 'plian' (did you mean 'plain'?)"});
  CHECK(render("{{words.plain}}", words, View::object()).faults == Faults{"t:1:1+15: the page does not provide 'n'"});
  CHECK(render("{{words.html}}", words, data).used == std::set<std::string, std::less<>>{"html"});
}

TEST_CASE("a theme says some words anew, and has the others from the one that it extends", "[words]") {
  const auto loaded = load({{"base/strings.toml", "notes = \"Base notes\"\nindex = \"Base index\"\n"},
                            {"own/strings.toml", "notes = \"Own notes\"\n"}});
  CHECK(loaded.faults == Faults{});
  CHECK(loaded.words("notes") == "Own notes");
  CHECK(loaded.words("index") == "Base index");
  CHECK(loaded.words("page_not_found") == default_words()("page_not_found"));
}

TEST_CASE("the language of the book has its own words, and the default ones where it has none", "[words]") {
  const Files files{{"base/strings.de.toml", "notes = \"Notizen\"\nindex = \"Register\"\n"},
                    {"own/strings.toml", "notes = \"Own notes\"\n"},
                    {"own/strings.de.toml", "index = \"Verzeichnis\"\n"}};
  const auto german = load(files, "de-AT");
  CHECK(german.words("notes") == "Notizen");
  CHECK(german.words("index") == "Verzeichnis");
  CHECK(german.words("page_not_found") == default_words()("page_not_found"));
  REQUIRE(german.faults.size() == 1);
  CHECK(german.faults[0].starts_with("own/strings.de.toml: "));
  CHECK(german.faults[0].find(" words are not translated: accepted_against_rule, ") != std::string::npos);
  CHECK(load(files, "fr").faults == Faults{"content/book.toml: the theme has no words in the language 'fr'"});
  CHECK(load(files, "en-GB").faults == Faults{});
  CHECK(load(files, "../x").words("notes") == "Own notes");
}

TEST_CASE("words that pages could not show are faults", "[words]") {
  CHECK(load({{"own/strings.toml", "a-b = \"x\"\n"}}).faults ==
        Faults{"own/strings.toml:1:1+3: no template can name the words 'a-b'"});
  CHECK(load({{"own/strings.toml", "a = 1\n"}}).faults ==
        Faults{"own/strings.toml:1:5: the words 'a' must be a string, not an integer"});
  CHECK(load({{"own/strings.toml", "a = \"{x\"\n"}}).faults ==
        Faults{"own/strings.toml:1:5+4: the words 'a' are no line of text with names in braces"});
  CHECK(load({{"own/strings.toml", "seen_title = \"{phrse}\"\n"}}).faults ==
        Faults{"own/strings.toml:1:14+9: nothing fills in 'phrse' in the words 'seen_title' (did you mean 'phrase'?)"});
  CHECK(load({{"own/strings.toml", "a = \"" + std::string(4001, 'x') + "\"\n"}}).faults ==
        Faults{"own/strings.toml:1:5+4003: the words 'a' has 4001 bytes; at most 4000 are read"});
  std::string many;
  for (int i = 0; i < 2001; ++i) many += "a" + std::to_string(i) + " = \"x\"\n";
  CHECK(load({{"own/strings.toml", many}}).faults == Faults{"own/strings.toml:2001:1+5: more than 2000 words"});
}

TEST_CASE("words that nothing uses are told where the theme says them", "[words]") {
  Files files{{"own/strings.toml", "part = \"x\"\nprat = \"x\"\nnotes = \"N\"\nin_script = \"S\"\n"},
              {"own/assets/a.js", "say('{{words.in_script}}');\n"},
              {"base/strings.toml", "spare = \"x\"\n"}};
  for (const auto* name :
       {"home", "class", "code", "fields", "field", "specs", "spec", "facts", "sources", "sources-by-letter", "notes",
        "note", "index", "libraries", "unofficial", "fields-by-code", "not-found"}) {
    files[std::string("base/templates/") + name + ".mustache"] = "{{words.part}}";
  }
  Diagnostics diagnostics;
  load_theme(MemoryFileSystem(files), {"own", "base"}, "en", diagnostics);
  CHECK(faults_of(diagnostics) ==
        Faults{"own/strings.toml:2:1+4: nothing uses the words 'prat' (did you mean 'part'?)"});
}

TEST_CASE("scripts have words in their strings, and names as template literals have them", "[words]") {
  const auto words = make_words({{"a", "it's `{n.m}`, $5"}});
  std::set<std::string, std::less<>> used;
  Diagnostics diagnostics;
  CHECK(fill_script("x = `{{words.a}}`; y = {{}};", "s.js", words, used, diagnostics) ==
        "x = `it\\'s \\`${n.m}\\`, \\$5`; y = {{}};");
  CHECK(used == std::set<std::string, std::less<>>{"a"});
  CHECK(diagnostics.empty());
  fill_script("\n'{{words.b}}'", "s.js", words, used, diagnostics);
  CHECK(faults_of(diagnostics) == Faults{"s.js:2: there are no words 'b' (did you mean 'a'?)"});
}

TEST_CASE("the real theme uses all of its words, and all are there", "[words][content]") {
  Diagnostics diagnostics;
  load_theme(DiskFileSystem(STATUSBOOK_SOURCE_DIR), {"theme"}, "en", diagnostics);
  CHECK(faults_of(diagnostics) == Faults{});
  for (const auto key : program_words) {
    INFO(key);
    CHECK(default_words().find(key) != nullptr);
  }
}

TEST_CASE("all words are translated into German, and no others", "[words][content]") {
  Diagnostics diagnostics;
  const auto theme = load_theme(DiskFileSystem(STATUSBOOK_SOURCE_DIR), {"theme"}, "de", diagnostics);
  CHECK(faults_of(diagnostics) == Faults{});
  CHECK(theme.words("page_not_found") == "Seite nicht gefunden");
}

TEST_CASE("what the program asks for is among the words that it is said to", "[words]") {
  const std::regex asked("[^a-z]words(?:\\(\\))?\\(\"([a-z_]+)\"[,)]");
  int found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(STATUSBOOK_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const auto source = text.str();
    for (std::sregex_iterator it(source.begin(), source.end(), asked), end; it != end; ++it, ++found) {
      INFO(entry.path() << ": " << (*it)[1]);
      CHECK(std::count(program_words.begin(), program_words.end(), (*it)[1].str()) == 1);
    }
  }
  CHECK(found > 30);
}
