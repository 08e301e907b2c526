// When pages have changed: what they are made of, and what is made of the dates. Real repositories are in tests/cli.
#include <fmt/format.h>

#include "base/memory_file_system.h"
#include "catch.h"
#include "history/date_pages.h"
#include "history/tables.h"
#include "site/feed_output.h"
#include "support/faults.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

const std::string page = "content/codes/404.md";
const std::string facts = "content/registry/all.toml";

/// Remembers times by what a text holds.
class FixedHistory : public History {
 public:
  explicit FixedHistory(std::vector<std::pair<std::string, Timestamp>> times) : times_(std::move(times)) {}

  [[nodiscard]] Changes find_changes(const std::vector<TextPiece>& pieces) const override {
    Changes changes;
    for (const auto& piece : pieces) {
      changes.times.emplace_back();
      for (const auto& [part, time] : times_) {
        if (piece.text.find(part) != std::string::npos) changes.times.back() = time;
      }
    }
    return changes;
  }

 private:
  std::vector<std::pair<std::string, Timestamp>> times_;
};

class NoHistory : public History {
 public:
  [[nodiscard]] Changes find_changes(const std::vector<TextPiece>& /*pieces*/) const override {
    return {{}, "it rained", "wait"};
  }
};

/// The date of the page about 404, of a book with two codes.
std::string date_of(const History& history, std::optional<Timestamp> now, Diagnostics& diagnostics) {
  const auto registry = registry_base + code_entry("404", "Not Here") + code_entry("410", "Gone");
  auto book = make_book(registry, {{PageKind::code, "404", page, "Prose.\n"}});
  const MemoryFileSystem project(std::map<std::string, std::string>{{facts, registry}, {page, "Prose.\n"}});
  date_pages(book, project, history, now, diagnostics);
  return book.pages.front().changed;
}

std::string date_of(const History& history, std::optional<Timestamp> now = std::nullopt) {
  Diagnostics diagnostics;
  auto date = date_of(history, now, diagnostics);
  CHECK(faults_of(diagnostics) == std::vector<std::string>{});
  return date;
}

/// The feed of a book with so many codes, of which the first has a phrase of its own and the second changed last.
std::string feed_of(int codes, const std::string& phrase) {
  auto registry = registry_base + code_entry("100", phrase);
  for (int id = 101; id < 100 + codes; ++id) registry += code_entry(std::to_string(id), "Other");
  auto book = make_book(registry);
  book.settings.base_url = "https://example.org/";
  CHECK_FALSE(has_feed(book));
  for (auto& each : book.pages) each.changed = text_of(Timestamp{each.id == "101" ? 2000 : 1000});
  Outputs outputs;
  add_feed_output(book, outputs);
  REQUIRE(outputs.size() == 1);
  CHECK(file_of(outputs.front().address) == "feed.xml");
  Diagnostics diagnostics;
  return outputs.front().make(diagnostics);
}

int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a registry's tables are cut at headers, with sub-tables, without the comments before the next",
          "[history]") {
  const std::string toml =
      "# About.\n\n[[a]]\nx = 1\n# within\ny = 2\n\n# On the next.\n[[b]]\n[b.c]\nz = 3\n[[b.d]]\n\n[[b]]";
  const auto tables = tables_of(toml);
  REQUIRE(tables.size() == 4);
  CHECK(tables[0].text.empty());
  CHECK(tables[1].text == "[[a]]\nx = 1\n# within\ny = 2");
  CHECK(tables[1].line == 3);
  CHECK(tables[2].text == "[[b]]\n[b.c]\nz = 3\n[[b.d]]");
  CHECK(tables[2].line == 9);
  CHECK(tables[3].text == "[[b]]");
}

TEST_CASE("a time is written in UTC, if four digits can say its year", "[history]") {
  CHECK(text_of(Timestamp{0}) == "1970-01-01T00:00:00Z");
  CHECK(text_of(Timestamp{951827696}) == "2000-02-29T12:34:56Z");
  CHECK(text_of(Timestamp{253402300799}) == "9999-12-31T23:59:59Z");
  CHECK(text_of(Timestamp{253402300800}).empty());
  CHECK(text_of(Timestamp{-1}).empty());
}

TEST_CASE("a page has changed when its prose or its own facts have", "[history]") {
  CHECK(date_of(FixedHistory({{"Prose", 10}, {"Not Here", 5}, {"Gone", 90}})) == text_of(Timestamp{10}));
  CHECK(date_of(FixedHistory({{"Prose", 10}, {"Not Here", 50}, {"Gone", 90}})) == text_of(Timestamp{50}));
}

TEST_CASE("what no commit has is of now, if there is a now, and nothing is later", "[history]") {
  CHECK(date_of(FixedHistory({{"Prose", 10}})).empty());
  CHECK(date_of(FixedHistory({{"Prose", 10}}), 70) == text_of(Timestamp{70}));
  CHECK(date_of(FixedHistory({{"Prose", 90}, {"Not Here", 5}}), 70) == text_of(Timestamp{70}));
  CHECK(date_of(FixedHistory({{"Prose", 10}, {"Not Here", 5}}), 70) == text_of(Timestamp{10}));
}

TEST_CASE("a history that knows nothing is one warning, and no page has a date", "[history]") {
  Diagnostics diagnostics;
  CHECK(date_of(NoHistory(), 70, diagnostics).empty());
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(faults_of(diagnostics) ==
        std::vector<std::string>{"content: no page has a date of its last change: it rained"});
}

TEST_CASE("the feed has the 30 pages that changed last", "[history]") {
  const auto feed = feed_of(40, "First");
  CHECK(count(feed, "<entry>") == 30);
  const auto first = feed.find("<entry>");
  CHECK(feed.substr(first, feed.find("</entry>") - first) ==
        "<entry>\n    <id>https://example.org/101/</id>\n    <title>101 Other</title>\n"
        "    <link href=\"https://example.org/101/\"/>\n    <updated>1970-01-01T00:33:20Z</updated>\n"
        "    <summary>S.</summary>\n  ");
  CHECK(feed.find("<updated>1970-01-01T00:33:20Z</updated>") < first);
}

TEST_CASE("a feed escapes what XML would take for its own, and leaves out what it cannot hold", "[history]") {
  const auto feed = feed_of(2, "<b> & \\\"]]> \\u0001\\uFFFF.");
  INFO(feed);
  CHECK(count(feed, "<title>100 &lt;b&gt; &amp; &quot;]]&gt;   .</title>") == 1);
}

TEST_CASE("without absolute addresses there is no feed", "[history]") {
  auto book = make_book(registry_base);
  book.pages.front().changed = text_of(Timestamp{1});
  CHECK_FALSE(has_feed(book));
  book.settings.base_url = "https://example.org/";
  CHECK(has_feed(book));
}
