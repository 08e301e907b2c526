// What merge and the checks of the registry say, where whole sites in golden cases do not reach.
#include "merge/merge.h"

#include "catch.h"
#include "model/source_uses.h"
#include "support/faults.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

using Faults = std::vector<std::string>;

/// The messages about a registry, without their places; documents are given where they are not empty.
Faults messages(const std::string& registry, std::vector<Document> documents = {}) {
  Diagnostics diagnostics;
  make_book(registry_base + registry, std::move(documents), &diagnostics);
  Faults result;
  for (const auto& diagnostic : diagnostics.sorted()) result.push_back(diagnostic.message);
  return result;
}

Document note(const std::string& id) { return {PageKind::note, id, "content/notes/" + id + ".md", "# N"}; }

}  // namespace

TEST_CASE("a registry that is whole has no faults", "[registry]") {
  CHECK(messages(code_entry("404", "Not Found", "related = [{ code = \"410\", reason = \"r\" }]") +
                     code_entry("410", "Gone"),
                 {note("why")}) == Faults{});
}

TEST_CASE("a keyword is no phrase that the code has or had", "[registry]") {
  CHECK(messages(code_entry("404", "Not Found", "keywords = [\"missing page\"]")) == Faults{});
  CHECK(messages(code_entry("404", "Not Found", "keywords = [\"not found\"]")) ==
        Faults{"the keyword 'not found' of code 404 is one of its phrases"});
}

TEST_CASE("pages come in order: codes, classes, notes", "[registry]") {
  const auto book = make_book(registry_base + code_entry("410", "Gone") + code_entry("404", "Not Found") +
                                  code_entry("404.2", "Part", "parent = \"404\""),
                              {note("b"), note("a")});
  std::vector<std::string> urls;
  for (const auto& page : book.pages) {
    if (page.kind == PageKind::code || page.kind == PageKind::code_class || page.kind == PageKind::note)
      urls.push_back(page.address.page + (page.address.fragment.empty() ? "" : "#" + page.address.fragment));
  }
  CHECK(urls == std::vector<std::string>{"404/", "404.2/", "410/", "xxx/", "notes/b/", "notes/a/"});
  CHECK(book.pages.at(2).title == "410 Gone");
}

TEST_CASE("a code belongs to the class of its pattern, a part to that of its parent", "[registry]") {
  const auto book =
      make_book(std::string(registry_base) + "[[class]]\nid = \"Px\"\nname = \"P\"\nsummary = \"P.\"\n" +
                code_entry("P1", "One") + code_entry("404", "Two") + code_entry("Q.1", "Part", "parent = \"P1\""));
  CHECK(book.registry.codes.find("P1")->class_id == "Px");
  CHECK(book.registry.codes.find("404")->class_id == "xxx");
  CHECK(book.registry.codes.find("Q.1")->class_id == "Px");
}

TEST_CASE("a part of a part, or of itself, is a fault", "[registry]") {
  CHECK(messages(code_entry("404", "A", "parent = \"404\"")) ==
        Faults{"code 404 cannot be a part of 404, which is itself"});
  CHECK(messages(code_entry("404", "A") + code_entry("404.1", "B", "parent = \"404\"") +
                 code_entry("404.1.1", "C", "parent = \"404.1\"")) ==
        Faults{"code 404.1.1 cannot be a part of 404.1, which is a part of another"});
}

TEST_CASE("a related code is listed once", "[registry]") {
  CHECK(messages(code_entry("404", "A",
                            "related = [{ code = \"410\", reason = \"r\" }, { code = \"410\", reason = \"s\" }]") +
                 code_entry("410", "B")) == Faults{"code 404 lists 410 twice"});
}

TEST_CASE("an entry needs a spec or sources", "[registry]") {
  const std::string entry =
      "[[code]]\ncode = \"404\"\nphrase = \"A\"\nsummary = \"S.\"\nstate = \"unofficial\"\nchecked = 2026-01-02\n";
  CHECK(messages(entry) == Faults{"code 404 has neither a spec nor sources"});
}

TEST_CASE("a state is one of the book's", "[registry]") {
  CHECK(messages(code_entry("404", "A", "", "registred")) ==
        Faults{"there is no state 'registred' (did you mean 'registered'?)"});
}

TEST_CASE("a state that expires needs two dates, and no other has them", "[registry]") {
  const std::string dates = "as_of = 2025-09-15\nexpires = 2026-09-15\n";
  CHECK(messages(code_entry("404", "A", dates, "temporary")) == Faults{});
  CHECK(messages(code_entry("404", "A", "as_of = 2025-09-15", "temporary")) ==
        Faults{"code 404 lacks the key 'expires', which state = \"temporary\" needs"});
  CHECK(messages(code_entry("404", "A", dates)) ==
        Faults{"'as_of' and 'expires' belong to states that expire; code 404 is registered"});
}

TEST_CASE("an entry says when it was checked, unless it is a draft or the book does not ask", "[registry]") {
  const std::string entry =
      "[[code]]\ncode = \"404\"\nphrase = \"A\"\nsummary = \"S.\"\nstate = \"registered\"\nspec = \"STD 1\"\n";
  CHECK(messages(entry) == Faults{"code 404 lacks the key 'checked'"});
  CHECK(messages(entry + "draft = true\n") == Faults{"code 404 is a draft that nobody has checked"});
  CHECK(messages(entry + "chekced = 2026-01-02\n") ==
        Faults{"unknown key 'chekced' in code 404 (did you mean 'checked'?)"});
  Diagnostics diagnostics;
  make_book(registry_base + entry, {}, &diagnostics, "require_checked = false\n");
  CHECK(diagnostics.sorted().empty());
}

TEST_CASE("where a code stands follows from its state", "[registry]") {
  const auto book = make_book(registry_base + code_entry("404", "A", "", "stable") +
                                  code_entry("405", "B", "", "retired") + code_entry("406", "C", "", "local"),
                              {}, nullptr,
                              "[states.stable]\nlabel = \"S\"\n[states.retired]\nlabel = \"R\"\n"
                              "[states.local]\nlabel = \"L\"\nregistered = false\n");
  const auto standing = [&](std::string_view id) { return book.registry.codes.find(id)->main().standing; };
  CHECK(standing("404") == Standing::usual);
  CHECK(standing("405") == Standing::odd);
  CHECK(standing("406") == Standing::outside);
  CHECK(book.registry.has_unofficial);
}

TEST_CASE("ids share one space of names without regard to case", "[registry]") {
  const std::string field = "[[field]]\nname = \"XXX\"\nsummary = \"X.\"\nspec = \"STD 1\"\n";
  CHECK(messages(field) == Faults{"duplicate id: field 'XXX' is also class 'xxx' at content/registry/all.toml:8"});
  CHECK(messages(code_entry("a01", "A") + code_entry("A01", "B")) ==
        Faults{"duplicate id: code 'a01' is also code 'A01' at content/registry/all.toml:20"});
}

TEST_CASE("another name of a code is that of nothing else", "[registry]") {
  const auto labelled = [](std::string_view label) {
    return code_entry("404", "A", "labels = [\"" + std::string(label) + "\"]");
  };
  CHECK(messages(labelled("NOT_FOUND")) == Faults{});
  CHECK(messages(labelled("XXX")) ==
        Faults{"duplicate id: label 'XXX' is also class 'xxx' at content/registry/all.toml:8"});
  CHECK(messages(labelled("std 1")) ==
        Faults{"duplicate id: label 'std 1' is also spec 'STD 1' at content/registry/all.toml:2"});
  CHECK(messages(labelled("gone") + code_entry("410", "B", "labels = [\"Gone\"]")) ==
        Faults{"duplicate id: label 'Gone' is also label 'gone' at content/registry/all.toml:18"});
  CHECK(messages(labelled("Why"), {note("why")}) == Faults{"duplicate id: note 'why' has the name of something else"});
}

TEST_CASE("what Markdown would read in another way is no label", "[registry]") {
  for (const std::string label : {"a#b", "STD 1 §2", "^1", "x", "a]", "a  b"}) {
    INFO(label);
    CHECK(messages(code_entry("404", "A", "labels = [\"" + label + "\"]")) ==
          Faults{"'" + label + "' cannot be a label"});
  }
}

TEST_CASE("codes that would share a page are a fault", "[registry]") {
  CHECK(messages(code_entry("image/svg+xml", "A") + code_entry("image/png", "B")) == Faults{});
  CHECK(messages(code_entry("image/svg+xml", "A") + code_entry("IMAGE-svg/xml", "B")) ==
        Faults{"code 'IMAGE-svg/xml' would have the page of code 'image/svg+xml' at content/registry/all.toml:12, "
               "IMAGE-svg-xml/"});
}

TEST_CASE("a field that no spec defines cites a source, which then is used", "[registry]") {
  const std::string source =
      "[[source]]\nid = \"acme\"\ntitle = \"T\"\npublisher = \"P\"\nurl = \"https://a.org/\"\nread = 2026-01-02\n";
  const std::string field = "[[field]]\nname = \"X-Acme\"\nsummary = \"X.\"\nspec = \"acme\"\n";
  CHECK(messages(source + field) == Faults{});
  CHECK(find_source_uses(make_book(registry_base + source + field)).contains("acme"));
  CHECK_FALSE(find_source_uses(make_book(registry_base + source)).contains("acme"));
}

TEST_CASE("a note's name is that of nothing else, in any letter case", "[registry]") {
  const std::string field = "[[field]]\nname = \"Location\"\nsummary = \"Where.\"\nspec = \"STD 1\"\n";
  for (const std::string id : {"xxx", "XXX", "location", "404"}) {
    INFO(id);
    CHECK(messages(field + code_entry("404", "A"), {note(id)}) ==
          Faults{"duplicate id: note '" + id + "' has the name of something else"});
  }
  CHECK(messages("", {note("why"), note("Why")}) == Faults{"duplicate id: note 'Why' has the name of something else"});
}

TEST_CASE("a page of the book's own has a name that nothing else has, and stands in a list", "[registry]") {
  const auto found = [](const std::string& list, const std::string& id) {
    Diagnostics diagnostics;
    const auto book = make_book(std::string(registry_base), {{PageKind::own, id, "content/pages/" + id + ".md", "# A"}},
                                &diagnostics, "pages = [" + list + "]\n");
    Faults result;
    for (const auto& diagnostic : diagnostics.sorted()) result.push_back(diagnostic.message);
    for (const auto& page : book.pages) {
      if (page.kind == PageKind::own) result.push_back(page.address.page);
    }
    return result;
  };
  CHECK(found("\"about\"", "about") == Faults{"about/"});
  CHECK(found("", "about") == Faults{"content/book.toml does not list the page 'about'"});
  CHECK(found("\"XXX\"", "XXX") == Faults{"duplicate id: page 'XXX' has the name of something else"});
}

TEST_CASE("a name that cannot be part of an address is a fault", "[registry]") {
  CHECK(messages("", {note("a b")}) == Faults{"'a b' cannot be part of an address"});
  CHECK(messages("", {note("nul")}) == Faults{"'nul' is the name of a device on Windows"});
  CHECK(messages("", {note("ä")}) == Faults{"'ä' cannot be part of an address"});
  CHECK(messages("[[class]]\nid = \"../x\"\nname = \"N\"\nsummary = \"S.\"\n") ==
        Faults{"'../x' cannot be part of an address"});
}

TEST_CASE("citations have an id and perhaps a section", "[registry]") {
  const auto whole = parse_citation("RFC 9110", {});
  CHECK(whole.id == "RFC 9110");
  CHECK(whole.section.empty());
  const auto part = parse_citation("RFC 9110  § 15.5.5 ", {});
  CHECK(part.id == "RFC 9110");
  CHECK(part.section == "15.5.5");
  CHECK(text_of(part) == "RFC 9110 §15.5.5");
  CHECK(parse_citation("§4", {}).id == "§4");
}

TEST_CASE("a citation leads to its section, an appendix in its own way", "[registry]") {
  const auto book =
      make_book(std::string(registry_base) +
                "[[spec]]\nid = \"STD 2\"\ntitle = \"T\"\ndate = \"1\"\nurl = \"https://a.org/\"\n"
                "section_url = \"https://a.org/s{section}\"\nappendix_url = \"https://a.org/a{section}\"\n"
                "[[source]]\nid = \"src\"\ntitle = \"T\"\npublisher = \"P\"\nurl = \"https://b.org/\"\n"
                "read = 2026-01-02\n");
  const auto url = [&](std::string_view citation) { return url_of(book.registry, parse_citation(citation, {})); };
  CHECK(url("STD 2") == "https://a.org/");
  CHECK(url("STD 2 §1.2") == "https://a.org/s1.2");
  CHECK(url("STD 2 §B.1") == "https://a.org/aB.1");
  CHECK(url("STD 1 §B.1") == "https://example.org/std1#sB.1");
  CHECK(url("src") == "https://b.org/");
  CHECK(url("unknown") == "");
}

TEST_CASE("a code that is not found is answered with the nearest", "[registry]") {
  CHECK(messages(code_entry("404", "A", "related = [{ code = \"414\", reason = \"r\" }]")) ==
        Faults{"there is no code '414' in the registry (did you mean '404'?)"});
}

TEST_CASE("a phrase in other letter case is no second phrase", "[registry]") {
  const auto book = make_book(
      registry_base +
      code_entry("404", "Not Found",
                 "earlier = [{ phrase = \"not found\", by = \"STD 1\" }, { phrase = \"Gone\", by = \"STD 1\" }]"));
  CHECK(book.registry.codes.find("404")->phrases == std::vector<std::string>{"Not Found", "Gone"});
}
