// What can be wrong with a translation, and what of the registry it translates.
#include <fmt/format.h>

#include "catch.h"
#include "support/bilingual_book.h"

using namespace statusbook;
using namespace bilingual;

TEST_CASE("a translation has the headings of its original", "[languages]") {
  const std::string path = "content/de/codes/44.md";
  const auto faults = [&](const std::string& text) { return build(with(path, text)).faults; };
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n### Oft\n\nC.\n") == Faults{});
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n") ==
        Faults{path + ": the translation has no heading for '### Often'"});
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n## Oft\n\nC.\n") ==
        Faults{path + ":9:4+3: the original has the heading '### Often' in this place"});
  CHECK(faults("## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n### Oft\n\nC.\n\n## Mehr\n\nD.\n") ==
        Faults{path + ":13:4+4: the original has no heading in this place"});
}

TEST_CASE("a document translates one of the book", "[languages]") {
  CHECK(build(with("content/de/codes/46.md", "Text.\n")).faults ==
        Faults{"content/de/codes/46.md: this translates nothing: no page with a document is called '46' (did you mean "
               "'44'?)"});
  CHECK(build(with("content/de/fields/place.md", "Text.\n")).faults ==
        Faults{"content/de/fields/place.md: this translates nothing: no page with a document is called 'place'"});
  CHECK(build(with("content/de/other.md", "Text.\n")).faults == Faults{"content/de/other.md: nothing reads this"});
  auto files = with("content/de/codes/45.md", "Text.\n");
  files["content/codes/45.md"] = "\xFF";
  CHECK(build(files).faults == Faults{"content/codes/45.md:1:1: not UTF-8 text"});
}

TEST_CASE("a fault is told once, where it is", "[languages]") {
  CHECK(build(with("content/codes/45.md", "See [none], [44#none] and <https://example.org/x>.\n\n## Cause\n\nA.\n"))
            .faults ==
        Faults{"content/codes/45.md:1:5+6: nothing is called '[none]'",
               "content/codes/45.md:1:13+9: the page 44/ has no '#none'",
               "content/codes/45.md:1:28+21: no source in the registry has the address https://example.org/x"});
  const std::string headings = "\n\n## Was tun\n\nA.\n\n## Ursache\n\nB.\n\n### Oft\n\nC.\n";
  CHECK(build(with("content/de/codes/44.md", "See [none], [45#none] and <https://example.org/x>." + headings)).faults ==
        Faults{"content/de/codes/44.md:1:5+6: nothing is called '[none]'",
               "content/de/codes/44.md:1:13+9: the page de/45/ has no '#none'",
               "content/de/codes/44.md:1:28+21: no source in the registry has the address https://example.org/x"});
}

TEST_CASE("a translation may have places of its own, and leave out an address", "[languages]") {
  auto files =
      with("content/de/codes/45.md", "Siehe [unten](#fn-b)[^b].\n\n## Ursache\n\nKeine.\n\n[^b]: So ist es.\n");
  files["content/registry/all.toml"] +=
      "[[source]]\nid = \"blog\"\ntitle = \"Blog\"\npublisher = \"Acme\"\nurl = \"https://example.org/blog\"\nread = "
      "2026-01-02\n";
  files["content/codes/45.md"] = "See <https://example.org/blog>.\n\n## Cause\n\nNone.\n";
  CHECK(build(files).faults == Faults{});
}

TEST_CASE("texts of the registry in another language are texts of what it has", "[languages]") {
  const std::string path = "content/de/registry.toml";
  const auto faults = [&](const std::string& text) { return build(with(path, text)).faults; };
  CHECK(faults("[codes.46]\nsummary = \"S\"\n") ==
        Faults{path + ":1:8+2: there is no code '46' to translate (did you mean '44'?)"});
  CHECK(
      faults("[codes.44]\nsummry = \"S\"\n").front().starts_with(path + ":2:1+6: unknown key 'summry' in 'codes.44'"));
  CHECK(faults("codes.44.summary = 1\n").size() == 1);
  CHECK(faults("codes.44.related.46 = \"R\"\n").front().starts_with(path + ":1:18+2: there is no related code '46'"));
  CHECK(faults("codes.44.fields.Way = \"N\"\n")
            .front()
            .starts_with(path + ":1:17+3: there is no field of the code 'Way'"));
  CHECK(faults("codes.44.facts.why.note = \"N\"\n").front().find("there is no fact of the code 'why'") !=
        std::string::npos);
  CHECK(faults("codes.44.meanings.acm.summary = \"S\"\n").front().find("'acm' to translate (did you mean 'acme'?)") !=
        std::string::npos);
  for (const std::string line :
       {"classes.9x.name = \"N\"", "fields.Way.summary = \"S\"", "pictures.none.title = \"T\"",
        "states.none.label = \"L\"", "facts.none.label = \"L\"", "facts.retry.choices.none = \"C\"",
        "home.questions.none.text = \"T\"", "abbreviations.XYZ = \"T\"", "keywords.none = [\"k\"]"}) {
    INFO(line);
    const auto told = faults(line + "\n");
    REQUIRE(told.size() == 1);
    CHECK(told.front().find(" to translate") != std::string::npos);
  }
}

TEST_CASE("every text of the registry that can be translated is", "[languages]") {
  const std::string texts = R"(title = "w1w"
tagline = "w2w"
description = "w3w"
entry_noun = "w4w"
registry_name = "w5w"
filler = ["w6w"]
keywords.story = ["w7w"]
abbreviations.API = "w8w"
home = { heading = "w9w", about_title = "w10w", about = "w11w", questions = { story = { text = "w12w", hint = "w13w" } } }
states.unofficial = { label = "w14w" }
states.registered = { label = "w15w", meaning = "w16w" }
facts.retry = { label = "w17w", strip = "w18w", choices = { later = "w19w" } }
classes.4x = { label = "w20w", name = "w21w", summary = "w22w", keywords = ["w23w"] }
fields.Place = { summary = "w24w", keywords = ["w25w"] }
pictures.way = { title = "w26w", caption = "w27w" }
[codes.44]
summary = "w28w"
recognize = "w29w"
facts = { retry = { note = "w30w" }, when = { is = "w31w" } }
fields = { Place = "w32w" }
related = { 45 = "w33w" }
keywords = ["w34w"]
meanings = { acme = { summary = "w35w" } }
)";
  const auto built = build(with("content/de/registry.toml", texts));
  CHECK(built.faults == Faults{});
  std::string german;
  std::string other;
  for (const auto& file : built.site.files) (file.path.starts_with("de/") ? german : other) += file.bytes.str();
  for (int i = 1; i <= 35; ++i) {
    const auto text = fmt::format("w{}w", i);
    INFO(text);
    if (i != 4) CHECK(has(german, text));  // the German words of the theme name no entries
    CHECK_FALSE(has(other, text));
  }
}

TEST_CASE("the languages of a book are tags, each once, with words in the theme", "[languages]") {
  const auto faults = [](const std::string& languages) {
    return build(with_settings("languages = [\"de\"]", "languages = " + languages)).faults;
  };
  const std::string at = "content/book.toml:3:14+4: ";
  const std::string stray =
      "content/de: 'languages' of content/book.toml does not list 'de': nothing reads this translation";
  CHECK(faults("[\"en\"]") == Faults{at + "the book is written in 'en' and cannot be translated into it", stray});
  CHECK(faults("[\"D1\"]") == Faults{at + "'D1' is no tag of a language", stray});
  CHECK(faults("[\"xx\"]") == Faults{at + "the theme has no words in the language 'xx'", stray});
  CHECK(faults("[\"de\", \"de\"]") == Faults{"content/book.toml:3:20+4: 'languages' has 'de' twice"});
  CHECK(faults("[]") == Faults{stray});
  std::string many = "[\"de\"";
  for (char c = 'a'; c < 'z'; ++c) many += fmt::format(", \"en-{}\"", c);
  CHECK(faults(many + "]") == Faults{"content/book.toml:3:172+6: more than 20 languages"});
  CHECK(build(with_settings("languages = [\"de\"]", "language = \"de\"\nlanguages = [\"en\"]")).faults ==
        Faults{stray});
}

TEST_CASE("what has the address of a language is a fault", "[languages]") {
  auto files = with_settings("notes = ", "pages = [\"de\"]\nnotes = ");
  files["content/pages/de.md"] = "# De\n\nText.\n";
  const auto faults = build(files).faults;
  REQUIRE_FALSE(faults.empty());
  CHECK(faults.front().starts_with("content/book.toml:3:14+4: two pages would be written to de/index.html"));
}
