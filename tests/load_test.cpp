// Reading what content/ and a theme hold, where whole sites in golden cases do not reach.
#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "catch.h"
#include "load/load_documents.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "load/read_text.h"
#include "support/faults.h"
#include "support/small_book.h"
#include "support/temporary_folder.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

struct ReadText {
  std::optional<std::string> text;
  Faults faults;
};

ReadText read(const std::string& bytes, std::uintmax_t limit = 1000) {
  const MemoryFileSystem project(Files{{"a.md", bytes}});
  Diagnostics diagnostics;
  auto text = read_text(project, "a.md", *project.find("a.md"), limit, diagnostics);
  return {std::move(text), faults_of(diagnostics)};
}

struct LoadedSettings {
  Settings settings;
  Faults faults;
};

LoadedSettings load_book(const std::string& toml) {
  const MemoryFileSystem project(Files{{"content/book.toml", toml}});
  Diagnostics diagnostics;
  auto settings = load_settings(project, diagnostics);
  return {std::move(settings), faults_of(diagnostics)};
}

struct LoadedRegistry {
  Registry registry;
  Faults faults;
};

LoadedRegistry load_entries(const Files& files) {
  const MemoryFileSystem project(files);
  Diagnostics diagnostics;
  auto registry = load_registry(project, diagnostics);
  return {std::move(registry), faults_of(diagnostics)};
}

Faults faults_in_documents(const FileReader& project) {
  Diagnostics diagnostics;
  load_documents(project, diagnostics);
  return faults_of(diagnostics);
}

}  // namespace

TEST_CASE("a string that is longer than texts of its kind is told and left out", "[load]") {
  const auto book = [](const std::string& key, std::size_t bytes) {
    return "title = \"T\"\ndescription = \"D\"\n" + key + " = \"https://" + std::string(bytes - 8, 'x') + "\"\n";
  };
  CHECK(load_book(book("tagline", 300)).faults == Faults{});
  const auto loaded = load_book(book("tagline", 301));
  CHECK(loaded.faults ==
        Faults{"content/book.toml:3:11+303: 'tagline' of the book has 301 bytes; at most 300 are read"});
  CHECK(loaded.settings.tagline.empty());
  CHECK(load_book(book("repository", 2000)).faults == Faults{});
  CHECK(load_book(book("repository", 2001)).faults.size() == 1);
}

TEST_CASE("strings of every kind are bounded", "[load]") {
  const auto faults_with = [](const std::string& more) {
    return load_entries({{"content/registry/a.toml", more}}).faults;
  };
  const auto text = [](std::size_t bytes) { return "\"" + std::string(bytes, 'x') + "\""; };
  const auto code = [&](std::size_t phrase, std::size_t summary, std::size_t keyword) {
    return "[[code]]\ncode = \"1\"\nstate = \"registered\"\nchecked = 2026-01-01\nphrase = " + text(phrase) +
           "\nsummary = " + text(summary) + "\nkeywords = [" + text(keyword) + "]\n";
  };
  CHECK(faults_with(code(300, 4000, 300)) == Faults{});
  CHECK(faults_with(code(301, 4000, 300)).size() == 1);
  CHECK(faults_with(code(300, 4001, 300)).size() == 1);
  CHECK(faults_with(code(300, 4000, 301)).size() == 1);
  const auto edition = [&](std::size_t key, std::size_t phrase) {
    return "[[edition]]\nid = \"E\"\nkind = \"spec\"\ndate = \"2000\"\nby = \"E\"\nphrases = { " +
           std::string(key, '1') + " = " + text(phrase) + " }\n";
  };
  CHECK(faults_with(edition(300, 300)) == Faults{});
  CHECK(faults_with(edition(301, 300)).size() == 1);
  CHECK(faults_with(edition(300, 301)).size() == 1);
}

TEST_CASE("messages shorten the name of an entry that is too long", "[load]") {
  const auto faults =
      load_entries({{"content/registry/a.toml", "[[spec]]\nid = \"" + std::string(1000, 'x') + "\"\n"}}).faults;
  REQUIRE(faults.size() == 4);
  for (const auto& fault : faults) CHECK(fault.size() < 250);
}

TEST_CASE("of very many unknown keys of a table, 100 are told", "[load]") {
  std::string toml = "title = \"T\"\ndescription = \"D\"\n";
  for (int i = 0; i < 100; ++i) toml += "key" + std::to_string(i) + " = 1\n";
  CHECK(load_book(toml).faults.size() == 100);
  const auto faults = load_book(toml + "one = 1\nmore = 1\n").faults;
  REQUIRE(faults.size() == 101);
  CHECK(faults.back() == "content/book.toml:103:1+3: more than 100 keys of the book are unknown");
}

TEST_CASE("text is read without its byte order mark", "[load]") {
  CHECK(read("\xEF\xBB\xBF# Title\n").text == "# Title\n");
  CHECK(read("").text == "");
}

TEST_CASE("a file that is too large is not read", "[load]") {
  CHECK(read("12345", 5).text == "12345");
  CHECK(read("123456", 5).faults == Faults{"a.md: the file has 6 bytes; at most 5 are read"});
}

TEST_CASE("bytes that are no UTF-8 are told with their place", "[load]") {
  CHECK(read("first\nä\xFFx\n").faults == Faults{"a.md:2:2: not UTF-8 text"});
  CHECK(read(std::string("a\0b", 3)).faults == Faults{"a.md:1:2: not UTF-8 text"});
  CHECK(read("\xFE\xFF").faults == Faults{"a.md:1:1: not UTF-8 text"});
  CHECK_FALSE(read("\xC3").text);
}

TEST_CASE("a project without book.toml is none", "[load]") {
  Diagnostics diagnostics;
  CHECK_THROWS_AS(load_settings(MemoryFileSystem(), diagnostics), EnvironmentError);
}

TEST_CASE("addresses in book.toml are brought to one form", "[load]") {
  const auto [settings, faults] = load_book(
      "title = \"T\"\ndescription = \"D\"\nbase_url = \"https://example.org/x\"\nrepository = "
      "\"https://example.org/y//\"\n");
  CHECK(faults == Faults{});
  CHECK(settings.base_url == "https://example.org/x/");
  CHECK(settings.repository == "https://example.org/y");
  CHECK(settings.language == "en");
  CHECK(settings.branch == "main");
}

TEST_CASE("a base URL that is none is a fault", "[load]") {
  CHECK(load_book("title = \"T\"\ndescription = \"D\"\nbase_url = \"example.org\"\n").faults ==
        Faults{"content/book.toml:3:12+13: 'base_url' of the book must begin with https:// or http://"});
  CHECK(load_book("title = \"T\"\ndescription = \"D\"\nbase_url = \"https://example.org/?x\"\n").faults ==
        Faults{"content/book.toml:3:12+24: 'base_url' of the book must not have a query or a fragment"});
}

TEST_CASE("a book declares its states, the usual one first", "[load]") {
  const auto [settings, faults] = load_book(
      "title = \"T\"\ndescription = \"D\"\n[states.stable]\nlabel = \"Stable\"\nmeaning = \"It stays.\"\n"
      "[states.trial]\nlabel = \"On trial\"\nexpires = true\n[states.local]\nlabel = \"L\"\nregistered = false\n");
  CHECK(faults == Faults{});
  REQUIRE(state_ids(settings) == std::vector<std::string>{"stable", "trial", "local"});
  const auto& [stable, trial, local] = std::tie(settings.states[0], settings.states[1], settings.states[2]);
  CHECK((stable.label == "Stable" && stable.meaning == "It stays." && stable.registered && !stable.expires));
  CHECK((trial.label == "On trial" && trial.registered && trial.expires));
  CHECK((!local.registered && !local.expires));
  CHECK(state_of_drafts(settings).id == "local");
}

TEST_CASE("a book without states has six", "[load]") {
  const auto [settings, faults] = load_book("title = \"T\"\ndescription = \"D\"\n");
  CHECK(state_ids(settings) ==
        std::vector<std::string>{"registered", "temporary", "reserved", "deprecated", "obsoleted", "unofficial"});
  CHECK(state_of_drafts(settings).id == "unofficial");
}

TEST_CASE("states that are wrong, or that there are not, are faults", "[load]") {
  const auto [settings, faults] = load_book(
      "title = \"T\"\ndescription = \"D\"\ncode_sections = [\"A\"]\n[required_sections]\nstabel = [\"A\"]\n"
      "[states.stable]\nmeaning = \"x\"\n[states.\"a b\"]\nlabel = \"x\"\n[[fact]]\nid = \"f\"\nlabel = \"F\"\n"
      "required_in = [\"registered\"]\n");
  REQUIRE(faults.size() == 4);
  CHECK(faults[0].find("there is no state 'stabel' (did you mean 'stable'?)") != std::string::npos);
  CHECK(faults[1].find("state 'stable' lacks the key 'label'") != std::string::npos);
  CHECK(faults[2].find("state 'a b' cannot be called so") != std::string::npos);
  CHECK(faults[3].find("there is no state 'registered'") != std::string::npos);
}

TEST_CASE("a book says how messages are written", "[load]") {
  const auto message = [](const std::string& lines) {
    return load_book("title = \"T\"\ndescription = \"D\"\n[[message]]\nfence = \"sip\"\n" + lines);
  };
  const auto [settings, faults] = message("response = [\"SIP/{version} {code} {phrase}\"]\n");
  CHECK(faults == Faults{});
  REQUIRE(settings.messages.size() == 1);
  CHECK((settings.messages[0].fence == "sip" && !settings.messages[0].has_fields));
  CHECK(settings.messages[0].responses.size() == 1);
  const auto fault = [&](const std::string& lines) {
    const auto found = message(lines).faults;
    REQUIRE(found.size() == 1);
    return found.front().substr(found.front().find(": ") + 2);
  };
  CHECK(fault("response = [\"SIP/{version} {phrase}\"]\n") ==
        "'SIP/{version} {phrase}' cannot be the first line of a response: a response has a {code}");
  CHECK(fault("response = [\"S {code}\"]\nrequest = [\"C {code}\"]\n") ==
        "'C {code}' cannot be the first line of a request: a request has no {code}");
  CHECK(fault("response = [\"S {cod}\"]\n") ==
        "'S {cod}' cannot be the first line of a response: '{cod}' is no part of a line");
  CHECK(fault("response = [\"S {code}\"]\n[[message]]\nfence = \"sip\"\nresponse = [\"S {code}\"]\n") ==
        "another table has the fence 'sip'");
}

TEST_CASE("a book that is no TOML leaves the rest to be checked", "[load]") {
  const auto [settings, faults] = load_book("title = \n");
  CHECK(faults.size() == 1);
  CHECK(settings.states.size() == default_states().size());
}

TEST_CASE("codes come in the order of their numbers, whatever file they are in", "[load]") {
  const auto [registry, faults] =
      load_entries({{"content/registry/b.toml", registry_base + code_entry("403.14", "C") + code_entry("42P01", "D")},
                    {"content/registry/a.toml", code_entry("410", "E") + code_entry("403.2", "B")},
                    {"content/registry/c.toml", code_entry("403", "A")}});
  CHECK(faults == Faults{});
  CHECK(registry.codes.ids() == std::vector<std::string>{"42P01", "403", "403.2", "403.14", "410"});
}

TEST_CASE("entries of one number from several origins are one code", "[load]") {
  const auto [registry, faults] = load_entries(
      {{"content/registry/a.toml", code_entry("530", "First") + code_entry("530", "Second", "origin = \"a\"")},
       {"content/registry/b.toml", code_entry("530", "Third", "origin = \"b\"") +
                                       code_entry("530", "Fourth", "origin = \"a\"") +
                                       code_entry("530", "Fifth", "origin = \"c\"\nparent = \"404\"")}});
  REQUIRE(registry.codes.size() == 1);
  const auto& meanings = registry.codes.find("530")->meanings;
  REQUIRE(meanings.size() == 3);
  CHECK(meanings[0].phrase == "First");
  CHECK(meanings[1].origin == "a");
  CHECK(meanings[2].phrase == "Third");
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].ends_with("duplicate code 530; the first is at content/registry/a.toml:9"));
  CHECK(faults[1].ends_with("duplicate code 530; the first is at content/registry/a.toml:2"));
}

TEST_CASE("a conclusion of one's own is by nobody", "[load]") {
  const auto faults_with = [](const std::string& fact) {
    return load_entries({{"content/registry/a.toml", registry_base + code_entry("410", "E", "facts.kept = " + fact)}})
        .faults;
  };
  CHECK(faults_with("{ is = \"yes\", own = true }") == Faults{});
  const auto faults = faults_with("{ is = \"yes\", own = true, by = \"STD 1\" }");
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().ends_with("fact 'kept' of code 410 has 'own' and 'by'"));
}

TEST_CASE("an id is given once in all files", "[load]") {
  const std::string spec = "[[spec]]\nid = \"S\"\ntitle = \"T\"\ndate = \"1\"\nurl = \"https://a.org\"\n";
  const auto [registry, faults] =
      load_entries({{"content/registry/a.toml", spec}, {"content/registry/b.toml", "\n" + spec}});
  CHECK(faults ==
        Faults{"content/registry/b.toml:3:6+3: duplicate spec 'S'; the first is at content/registry/a.toml:2"});
}

TEST_CASE("what cannot be a code is none", "[load]") {
  for (const std::string id : {"4 04", "../x", "/404", ".4", "-4", "ä", "_4", "4#0"}) {
    INFO(id);
    const auto [registry, faults] = load_entries({{"content/registry/a.toml", code_entry(id, "X")}});
    CHECK(registry.codes.size() == 0);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find(
              "is no code: a code is letters, digits and any of . - _ / +, and begins with a letter or digit") !=
          std::string::npos);
  }
}

TEST_CASE("files that editors leave are passed over", "[load]") {
  CHECK(load_entries({{"content/registry/.a.toml.swp", "x"}, {"content/registry/a.toml~", "x"}}).faults == Faults{});
  CHECK(faults_in_documents(MemoryFileSystem(
            Files{{"content/codes/.404.md.swp", "x"}, {"content/codes/404.md~", "x"}, {"content/.DS_Store", "x"}})) ==
        Faults{});
}

TEST_CASE("what nobody reads is a fault", "[load]") {
  const MemoryFileSystem project(Files{
      {"content/extra/x.md", ""}, {"content/codes/x.txt", ""}, {"content/notes/deep/x.md", ""}, {"content/a.md", ""}});
  CHECK(faults_in_documents(project) ==
        Faults{"content/a.md: nothing reads this", "content/codes/x.txt: content/codes holds .md files only",
               "content/extra: nothing reads this", "content/notes/deep: content/notes holds .md files only"});
}

TEST_CASE("a folder that is called like a document is a fault", "[load]") {
  CHECK(faults_in_documents(MemoryFileSystem(Files{{"content/codes/404.md/x", ""}})) ==
        Faults{"content/codes/404.md: not a regular file"});
}

TEST_CASE("symbolic links in the content are faults, and not followed", "[load]") {
  const TemporaryFolder disk;
  disk.put("outside/secret.md", "secret");
  disk.put("root/content/codes/404.md", "text");
  namespace fs = std::filesystem;
  fs::create_symlink("../../../outside/secret.md", disk.path() / "root/content/codes/410.md");
  fs::create_directory_symlink("../../outside", disk.path() / "root/content/notes");
  fs::create_directory_symlink("../../outside", disk.path() / "root/content/registry");
  const DiskFileSystem project(disk.path() / "root");
  Diagnostics diagnostics;
  const auto documents = load_documents(project, diagnostics);
  REQUIRE(documents.size() == 2);
  CHECK_FALSE(documents[0].is_refused);
  CHECK(documents[1].is_refused);
  CHECK(documents[1].text.empty());
  load_registry(project, diagnostics);
  CHECK(faults_of(diagnostics) == Faults{"content/codes/410.md: a symbolic link is not followed",
                                         "content/notes: a symbolic link is not followed",
                                         "content/registry: a symbolic link is not followed"});
}

TEST_CASE("a file in a folder's place is a fault", "[load]") {
  CHECK(faults_in_documents(MemoryFileSystem(Files{{"content/codes", ""}, {"content/registry", ""}})) ==
        Faults{"content/codes: not a folder", "content/registry: not a folder"});
}

TEST_CASE("a file whose name no path may have is a fault", "[load]") {
  const TemporaryFolder disk;
  disk.put("content/codes/a\\b.md", "text");
  disk.put("content/notes/a\x1b[31m.md", "text");
  disk.put("content/registry/a\nb.toml", "text");
  const DiskFileSystem project(disk.path());
  Diagnostics diagnostics;
  for (const auto& document : load_documents(project, diagnostics)) CHECK(document.is_refused);
  load_registry(project, diagnostics);
  CHECK(faults_of(diagnostics) ==
        Faults{"content/codes/a\\b.md: a file's name may hold no backslash and no control character",
               "content/notes/a\x1b[31m.md: a file's name may hold no backslash and no control character",
               "content/registry/a\nb.toml: a file's name may hold no backslash and no control character"});
}

TEST_CASE("keywords are lists of texts that are not empty and not said twice", "[load]") {
  const auto loaded = load_entries({{"content/registry/a.toml",
                                     "[[origin]]\nid = \"o\"\nname = \"O\"\nkeywords = [\"two  words\", \"one\"]\n"
                                     "[[field]]\nname = \"F\"\nsummary = \"S.\"\nspec = \"STD 1\"\n"
                                     "keywords = [\"a\", \" \", \"A\", 1]\n"}});
  CHECK(loaded.registry.origins.find("o")->keywords == std::vector<std::string>{"two words", "one"});
  CHECK(loaded.faults ==
        Faults{"content/registry/a.toml:9:18+3: a keyword in 'keywords' of field F is empty",
               "content/registry/a.toml:9:23+3: 'keywords' of field F lists 'A' twice",
               "content/registry/a.toml:9:28: 'keywords' of field F must hold strings, not an integer"});
}

TEST_CASE("keywords of a note belong to one that the book lists", "[load]") {
  const std::string book = "title = \"T\"\ndescription = \"D\"\nnotes = [\"why\"]\n[keywords]\n";
  CHECK(load_book("title = \"T\"\ndescription = \"D\"\nfiller = [\"what\", \"is\"]\n").settings.filler ==
        std::vector<std::string>{"what", "is"});
  const auto loaded = load_book(book + "why = [\"reason\"]\n");
  CHECK(loaded.faults == Faults{});
  CHECK(loaded.settings.note_keywords.at("why") == std::vector<std::string>{"reason"});
  CHECK(load_book(book + "wy = [\"reason\"]\n").faults ==
        Faults{"content/book.toml:5:1+2: keywords for 'wy', which 'notes' does not list (did you mean 'why'?)"});
}

TEST_CASE("a text of spaces is a fault", "[load]") {
  CHECK(load_book("title = \" \"\ndescription = \"D\"\n").faults ==
        Faults{"content/book.toml:1:9+3: 'title' of the book is empty"});
}
