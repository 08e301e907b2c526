// What an audit finds in a book by its dates and addresses, and how it is told.
#include "audit/audit_report.h"

#include <nlohmann/json.hpp>

#include "audit/find_links.h"
#include "audit/find_old.h"
#include "audit/moving_branch.h"
#include "audit/web_address.h"
#include "catch.h"
#include "link/link.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

const std::string commit = "131e74719b1c0878346efa9f3f413f293c09979a";

std::string source_entry(const std::string& id, const std::string& more) {
  return "[[source]]\nid = \"" + id + "\"\ntitle = \"T\"\npublisher = \"P\"\nurl = \"https://host.org/" + id + "\"\n" +
         more + "\n";
}

std::vector<std::string> subjects(const std::vector<Finding>& findings) {
  std::vector<std::string> found;
  for (const auto& finding : findings) found.push_back(finding.subject);
  return found;
}

using Names = std::vector<std::string>;

const NameFile as_is = [](const std::string& file) { return file; };

}  // namespace

TEST_CASE("days are counted across months, years and leap days", "[audit]") {
  CHECK(days_before("2026-11-26", 0) == "2026-11-26");
  CHECK(days_before("2026-03-01", 1) == "2026-02-28");
  CHECK(days_before("2024-03-01", 1) == "2024-02-29");
  CHECK(days_before("2026-01-01", 365) == "2025-01-01");
  CHECK(days_before("2026-11-26", 36500) == "1926-12-21");
}

TEST_CASE("an entry or a source is old from the day after its last good one", "[audit]") {
  const auto book = make_book(std::string(registry_base) + code_entry("404", "Not Found") +
                              source_entry("dated", "read = 2026-01-02") +
                              source_entry("copied", "copy = \"unknown date, read 2026-01-01\"") +
                              source_entry("undated", "copy = \"release 2.4.62\""));
  CHECK(find_old(book.registry, "2026-01-01").empty());
  CHECK(subjects(find_old(book.registry, "2026-01-02")) == Names{"copied"});
  CHECK(subjects(find_old(book.registry, "2026-01-03")) == Names{"404 Not Found", "dated", "copied"});
  CHECK(find_old(book.registry, "2026-01-03")[0].at.front() == book.registry.codes.find("404")->main().checked_at);
  CHECK(count_undated(book.registry) == 1);
}

TEST_CASE("a source's copy is dated by what follows 'read', if that is a date", "[audit]") {
  const auto date_of = [](const std::string& copy) {
    Source source;
    source.copy = copy;
    return read_date(source);
  };
  CHECK(date_of("the text of 5 May 2024, read 2026-11-20") == "2026-11-20");
  CHECK(date_of("read yesterday").empty());
  CHECK(date_of("read 2026-11-2").empty());
  CHECK(date_of("read 2026-11-20 or so").empty());
  CHECK(date_of("read ").empty());
  CHECK(date_of("18 October 2024").empty());
}

TEST_CASE("a temporary entry has expired on the day after its last one", "[audit]") {
  const auto entry =
      "[[code]]\ncode = \"104\"\nphrase = \"T\"\nsummary = \"S.\"\nspec = \"STD 1\"\nstate = \"temporary\"\n"
      "checked = 2026-01-02\nas_of = 2025-09-15\nexpires = 2026-11-13\n";
  const auto book = make_book(std::string(registry_base) + entry);
  CHECK(find_expired(book.registry, "2026-11-13").empty());
  CHECK(subjects(find_expired(book.registry, "2026-11-14")) == Names{"104 T"});
}

TEST_CASE("a link to a file on a branch is told from one to a tag or a commit", "[audit]") {
  const std::string hub = "https://github.com/o/r/";
  for (const auto* path :
       {"blob/main/a.c", "blob/master/a.c#L3", "tree/trunk", "raw/HEAD/a", "blame/develop/a", "blob/5.x/a",
        "blob/12.0.x/a", "blob/8-stable/a", "blob/REL_16_STABLE/a", "blob/branch-2.4/a", "blob/refs/heads/v2/a"}) {
    INFO(path);
    CHECK_FALSE(moving_branch(hub + path).empty());
  }
  for (const auto* path :
       {"blob/v1.2/a.c", "blob/2.4.62/a", "blob/release-1.31.4/a", "blob/SQUID_7_6/a", "blob/rel/v5.4.3/a",
        "blob/refs/tags/any/a", "blob/fb24293/a", "", "wiki/main", "issues/12", "releases/tag/main", "blob", "blob/"}) {
    INFO(path);
    CHECK(moving_branch(hub + path).empty());
  }
  CHECK(moving_branch(hub + "blob/" + commit + "/main.c").empty());
  CHECK(moving_branch(hub + "blob/main/a.c") == "main");
}

TEST_CASE("each forge has its own way to name a branch", "[audit]") {
  CHECK(moving_branch("https://raw.githubusercontent.com/o/r/main/a") == "main");
  CHECK(moving_branch("https://raw.githubusercontent.com/o/r/refs/heads/dev/a") == "dev");
  CHECK(moving_branch("https://raw.githubusercontent.com/o/r/v1.0/a").empty());
  CHECK(moving_branch("https://gitlab.com/g/s/r/-/blob/main/a") == "main");
  CHECK(moving_branch("https://gitlab.com/g/s/r/-/blob/v1.0/a").empty());
  CHECK(moving_branch("https://gitlab.com/g/s/r/-/issues/3").empty());
  CHECK(moving_branch("https://codeberg.org/o/r/src/branch/v2/a") == "v2");
  CHECK(moving_branch("https://codeberg.org/o/r/src/tag/v2/a").empty());
  CHECK(moving_branch("https://chromium.googlesource.com/c/src/+/refs/heads/main/a") == "main");
  CHECK(moving_branch("https://chromium.googlesource.com/c/src/+/" + commit + "/a").empty());
  CHECK(moving_branch("https://bitbucket.org/o/r/src/master/a") == "master");
  CHECK(moving_branch("https://host.org/a/b/blob/main/a").empty());
  CHECK(moving_branch("mailto:a@github.com").empty());
}

TEST_CASE("the host of an address is what a server is found by", "[audit]") {
  const auto host = [](const char* url) {
    const auto address = read_web_address(url);
    return address ? address->host : "(none)";
  };
  CHECK(host("https://Host.ORG/a") == "host.org");
  CHECK(host("HTTP://host.org:8080?q") == "host.org");
  CHECK(host("https://user:secret@host.org/a@b") == "host.org");
  CHECK(host("https://user@[::1]:80/") == "[::1]");
  CHECK(host("https://host.org\\@evil.org/") == "host.org");
  CHECK(host("https:///a") == "(none)");
  CHECK(host("ftp://host.org/") == "(none)");
  CHECK(host("host.org") == "(none)");
}

TEST_CASE("machines of one's own and names of examples are not asked", "[audit]") {
  for (const auto* name : {"host.org", "a.host.org", "host.org.", "notexample.com"}) CHECK(is_public_host(name));
  for (const auto* name :
       {"localhost", "a.localhost", "127.0.0.1", "169.254.169.254", "[::1]", "1.0x7f", "intranet", "printer.local",
        "metadata.google.internal", "example.org", "www.example.com", "a.test", "."}) {
    INFO(name);
    CHECK_FALSE(is_public_host(name));
  }
}

TEST_CASE("an address is listed once with all its places, whatever its fragments", "[audit]") {
  auto book =
      make_book(std::string(registry_base) + code_entry("404", "Not Found") + source_entry("one", "read = 2026-01-02"),
                {{PageKind::code, "404", "404.md",
                  "See [a](https://host.org/one#part),\n[b](https://host.org/one) and <https://host.org/two>.\n"}});
  Diagnostics diagnostics;
  link(book, 1, diagnostics);
  const auto links = find_links(book);
  REQUIRE(links.size() == 3);
  CHECK(links.at("https://host.org/one").size() == 3);
  CHECK(links.at("https://host.org/two").front().line == 2);
  CHECK(links.contains("https://example.org/std1"));
}

TEST_CASE("a report lists findings by kind with their places, and counts what is to do", "[audit]") {
  const LinkPlaces links{{"https://a.org/", {{"x.md", 2, 3}}},
                         {"https://b.org/", {{"x.md", 4, 1}, {"y.md", 1, 1}}},
                         {"https://c.org/", {{"x.md", 5, 1}}},
                         {"https://d.org/", {{"x.md", 6, 1}}}};
  Audit audit;
  audit.links = 4;
  audit.known = 1;
  audit.untested["the time was up"] = 1;
  audit.findings = find_faulty({{"https://a.org/", LinkOutcome::broken, "", "answers 404"},
                                {"https://b.org/", LinkOutcome::moved, "https://new.org/", ""},
                                {"https://c.org/", LinkOutcome::unclear, "", "answers 403"},
                                {"https://d.org/", LinkOutcome::untested, "", "the time was up"}},
                               links);
  CHECK(report_text(audit, as_is) ==
        "Broken links (1):\n"
        "  x.md:2:3: https://a.org/ answers 404\n\n"
        "Links to addresses that have moved. Link to the new ones (1):\n"
        "  x.md:4:1: https://b.org/ has moved to https://new.org/ (and 1 other place)\n\n"
        "Links that servers refuse to a program, or fail on. Try them in a browser (1):\n"
        "  x.md:5:1: https://c.org/ answers 403\n\n"
        "4 links: 2 tested, 1 known from the last 7 days, 1 not tested (the time was up)\n"
        "2 things to do\n");
  const auto json = nlohmann::json::parse(report_json(audit, as_is));
  CHECK(json["to_do"] == 2);
  CHECK(json["links"]["untested"]["the time was up"] == 1);
  REQUIRE(json["findings"].size() == 3);
  CHECK(json["findings"][1]["kind"] == "moved-link");
  CHECK(json["findings"][1]["places"].size() == 2);
  CHECK(json["findings"][2]["to_do"] == false);
}

TEST_CASE("what need not be done makes no task", "[audit]") {
  Audit audit;
  audit.findings = {{Finding::Kind::redirected_link, "https://a.org/", "leads to https://b.org/", {{"x.md", 1, 1}}}};
  CHECK(audit.tasks() == 0);
  CHECK(report_text(audit, as_is).ends_with("nothing to do\n"));
}
