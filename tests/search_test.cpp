// The index of the search box, and the terms that it and the index from A to Z are made of.
#include "site/search_output.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "link/link.h"
#include "site/search_terms.h"
#include "support/faults.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

using Texts = std::vector<std::string>;

std::string make_script(const Book& book) {
  Outputs outputs;
  add_search_output(book, outputs);
  REQUIRE(outputs.size() == 1);
  Diagnostics diagnostics;
  return outputs.front().make(diagnostics);
}

const std::string call = "statusbookSearch(";
const std::string end = ");\n";

nlohmann::json read_script(const std::string& script) {
  REQUIRE(script.starts_with(call));
  REQUIRE(script.ends_with(end));
  return nlohmann::json::parse(script.substr(call.size(), script.size() - call.size() - end.size()));
}

/// The index of a book with these entries and documents, linked.
nlohmann::json make_index(const std::string& registry, std::vector<Document> documents = {}) {
  Diagnostics diagnostics;
  auto book = make_book(registry_base + registry, std::move(documents), &diagnostics);
  link(book, 1, diagnostics);
  CHECK(faults_of(diagnostics) == Texts{});
  return read_script(make_script(book));
}

Texts lines_of(const nlohmann::json& index, const std::string& member) {
  Texts lines{""};
  for (const char c : index.at(member).get<std::string>()) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

/// What a member says of the entry with a label.
std::string line_of(const nlohmann::json& index, const std::string& label, const std::string& member) {
  const auto labels = lines_of(index, "label");
  const auto found = std::find(labels.begin(), labels.end(), label);
  REQUIRE(found != labels.end());
  return lines_of(index, member).at(static_cast<std::size_t>(found - labels.begin()));
}

/// The index of the first entry of a kind.
std::size_t first_of(const nlohmann::json& index, const std::string& kind) {
  const auto kinds = lines_of(index, "kind");
  return static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
}

Document note(const std::string& id, const std::string& text) {
  return {PageKind::note, id, "content/notes/" + id + ".md", text};
}
Document code(const std::string& id, const std::string& text) {
  return {PageKind::code, id, "content/codes/" + id + ".md", text};
}

std::string library(const std::string& constants) {
  return "[[library]]\nid = \"l\"\nname = \"L\"\nlanguage = \"C\"\nversion = \"1\"\nby = \"STD 1 §1\"\n" + constants;
}

}  // namespace

TEST_CASE("nothing in a book ends the search script or a line of it", "[search]") {
  const auto book = make_book(registry_base + code_entry("404", "</script><!-- \\\"'\\u2028\\u2029\\t\\n x"));
  const auto script = make_script(book);
  CHECK(script.find('<') == std::string::npos);
  CHECK(script.find("\xE2\x80\xA8") == std::string::npos);
  CHECK(script.find("\xE2\x80\xA9") == std::string::npos);
  CHECK(script.find('\n') == script.size() - 1);
  CHECK(line_of(read_script(script), "404", "title") == "</script><!-- \"'\xE2\x80\xA8\xE2\x80\xA9 x");
}

TEST_CASE("every member of the search index has a line for every entry", "[search]") {
  const auto index =
      make_index(code_entry("404", "Not\tFound\\nHere", "keywords = [\"a\\nb\", \"c\\td\"]") +
                     code_entry("404.1", "Part", "parent = \"404\"") + library("constants.404 = \"X.NF\"\n"),
                 {note("n", "# 404?\n\n## A\n\nText, `some_name`, [404].\n")});
  const auto entries = lines_of(index, "kind").size();
  for (const auto& [member, value] : index.items()) {
    if (member == "common") continue;
    INFO(member);
    CHECK(lines_of(index, member).size() == entries);
  }
  CHECK(line_of(index, "404", "keywords") == "a b\tc d");
}

TEST_CASE("two builds of the search index are the same", "[search]") {
  const auto book = make_book(registry_base + code_entry("404", "Not Found") + code_entry("410", "Gone"));
  CHECK(make_script(book) == make_script(book));
}

TEST_CASE("entries of all kinds have the addresses of their pages", "[search]") {
  const auto index = make_index(code_entry("404", "Not Found"), {note("why", "# Why?\n")});
  CHECK(line_of(index, "404", "url") == "");  // the label and a slash
  CHECK(line_of(index, "STD 1", "url") == "specs/std-1/");
  CHECK(lines_of(index, "url").at(first_of(index, "n")) == "notes/why/");
}

TEST_CASE("a spec that another has replaced is told from those in force", "[search]") {
  const auto index = make_index(code_entry("404", "Not Found") +
                                "[[spec]]\nid = \"STD 2\"\ntitle = \"Anew\"\ndate = \"2021\"\nurl = "
                                "\"https://example.org/std2\"\nobsoletes = [\"STD 1\"]\n");
  CHECK(line_of(index, "STD 1", "kind") == "o");
  CHECK(line_of(index, "STD 2", "kind") == "s");
}

TEST_CASE("the lists that a book has are found, and no others", "[search]") {
  const auto urls_of = [](const std::string& more) {
    return lines_of(make_index(code_entry("404", "Not Found") + more), "url");
  };
  const auto has = [](const Texts& urls, const char* url) { return std::count(urls.begin(), urls.end(), url) == 1; };
  CHECK_FALSE(has(urls_of(""), "unofficial/"));
  CHECK_FALSE(has(urls_of(""), "fields-by-code/"));
  CHECK(has(urls_of("[[code]]\ncode = \"499\"\nphrase = \"P\"\nsummary = \"S.\"\nstate = \"unofficial\"\nspec = \"STD "
                    "1\"\nchecked = 2026-01-02\n"
                    "recognize = \"R.\"\norigin = \"o\"\n[[origin]]\nid = \"o\"\nname = \"O\"\n"),
            "unofficial/"));
}

TEST_CASE("constants are names of a code where they say more than its phrase", "[search]") {
  const auto index = make_index(code_entry("302", "Found") + code_entry("404", "Not Found") +
                                code_entry("410", "Gone") + code_entry("500", "Error") +
                                library("constants = { 302 = \"S.HTTP_MOVED_TEMP\", 404 = \"S.HTTP_404_NOT_FOUND\", "
                                        "410 = \"S.HTTP_GONE\", 500 = \"S.HTTP_ERROR\" }\n"
                                        "aliases = { 410 = \"HTTP_VANISHED is an older name\" }\n"));
  CHECK(index.at("common") == "code http t");  // "t" is the book's title
  CHECK(line_of(index, "302", "names").starts_with("HTTP_MOVED_TEMP"));
  CHECK(line_of(index, "404", "names").find("FOUND") == std::string::npos);
  CHECK(line_of(index, "410", "names").starts_with("HTTP_VANISHED"));
}

TEST_CASE("the phrases of other meanings are told from those that a code had", "[search]") {
  const auto index = make_index(code_entry("420", "Calm") +
                                "[[origin]]\nid = \"v\"\nname = \"Vendor\"\nkeywords = [\"Maker\"]\n"
                                "[[code]]\ncode = \"420\"\norigin = \"v\"\nphrase = \"Other\"\nsummary = \"S.\"\n"
                                "state = \"unofficial\"\nspec = \"STD 1 §1\"\nchecked = 2026-01-01\n"
                                "earlier = [{ phrase = \"Before\", by = \"STD 1 §1\" }]\n");
  CHECK(line_of(index, "420", "others") == "Other");
  CHECK(line_of(index, "420", "names").starts_with("Before"));
  CHECK(line_of(index, "420", "vendor") == "Vendor");
  CHECK(line_of(index, "420", "aliases") == "Maker");
}

TEST_CASE("names in code font lead to their page, words and code blocks do not", "[search]") {
  const auto index =
      make_index(code_entry("404", "Not Found"),
                 {code("404",
                       "`max_body_size`, `LimitBody`, `<requestLimits>`, `fetch()`, `word`, `a b`, `2.0`, `x`.\n\n"
                       "```\nin_a_block\n```\n\n`max_body_size`\n")});
  CHECK(line_of(index, "404", "settings") == "max_body_size\tLimitBody\trequestLimits\tfetch");
}

TEST_CASE("a note is about the codes of its title most, then about those that it refers to often", "[search]") {
  const auto index =
      make_index(code_entry("401", "A") + code_entry("403", "B") + code_entry("404", "C") + code_entry("410", "D"),
                 {note("n", "# 401 or 403?\n\n[404] [404] [404] [404] [410]\n")});
  const auto labels = lines_of(index, "label");
  const auto at = [&](const std::string& label) {
    return std::to_string(std::find(labels.begin(), labels.end(), label) - labels.begin());
  };
  CHECK(lines_of(index, "mentions").at(first_of(index, "n")) ==
        at("401") + " 3\t" + at("403") + " 3\t" + at("404") + " 2");
}

TEST_CASE("a name is the same words in every spelling", "[search]") {
  const Texts expected{"not", "found"};
  for (const auto* spelling :
       {"Not Found", "NOT_FOUND", "NotFound", "notFound", "not-found", ":not_found", "“not—found”"}) {
    CHECK(words_of(spelling) == expected);
  }
  CHECK(words_of("HTTPVersion2Old") == Texts{"http", "version", "2", "old"});
  CHECK(words_of("don't") == Texts{"dont"});
  CHECK(words_of("na\xC3\xAFve \xE2\x80\x94 \xE2\x80") == Texts{"na\xC3\xAFve", "\xE2\x80"});
  CHECK(words_of("") == Texts{});
}

TEST_CASE("a constant's bare name is its last part", "[search]") {
  CHECK(bare_name("a::b::not_found") == "not_found");
  CHECK(bare_name("HttpStatus.NOT_FOUND") == "NOT_FOUND");
  CHECK(bare_name(":not_found") == "not_found");
  CHECK(bare_name("PLAIN") == "PLAIN");
  CHECK(bare_name("") == "");
}
