// What programs are offered: codes.json and its shorter form, with their schemas, and the CSV.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "catch.h"
#include "site/csv_output.h"
#include "site/json_outputs.h"
#include "support/json_schema.h"
#include "support/small_book.h"

using namespace statusbook;
using nlohmann::json;

namespace {

std::string text_of(const Book& book, const std::string& path) {
  Outputs outputs;
  add_json_outputs(book, outputs);
  add_csv_output(book, outputs);
  const auto found =
      std::find_if(outputs.begin(), outputs.end(), [&](const auto& output) { return output.address.page == path; });
  REQUIRE(found != outputs.end());
  Diagnostics diagnostics;
  return found->make(diagnostics);
}

json json_of(const Book& book, const std::string& path) { return json::parse(text_of(book, path)); }

/// Of the other uses of a number.
std::string other_entry(std::string_view id, std::string_view origin, std::string_view phrase,
                        std::string_view more = "") {
  std::string text = "[[code]]\ncode = \"" + std::string(id) + "\"\norigin = \"" + std::string(origin) + "\"\n";
  text += "phrase = \"" + std::string(phrase) + "\"\nsummary = \"O.\"\nstate = \"unofficial\"\n";
  return text + "checked = 2026-03-04\n" + std::string(more) + "\n";
}

const std::string acme = "[[origin]]\nid = \"acme\"\nname = \"Acme\"\n";

const json& code(const json& data, const std::string& id) {
  const auto& codes = data.at("codes");
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const json& item) { return item.at("code") == id; });
  REQUIRE(found != codes.end());
  return *found;
}

}  // namespace

TEST_CASE("the data says of itself what it is, from where, and what may be done with it", "[data]") {
  auto book = make_book(registry_base + acme + code_entry("404", "Not Found") +
                        other_entry("404.1", "acme", "Part", "parent = \"404\""));
  book.settings.data_license = "CC0-1.0";
  book.settings.base_url = "https://example.org/";
  for (const auto* path : {"codes.json", "codes.min.json"}) {
    INFO(path);
    const auto data = json_of(book, path);
    CHECK(data.at("version") == "1.0");
    CHECK(data.at("license") == "CC0-1.0");
    CHECK(data.at("generated_from").at("title") == "T");
    CHECK(data.at("generated_from").at("site") == "https://example.org/");
    CHECK(data.at("generated_from").at("repository").is_null());
    CHECK(data.at("generated_from").at("checked") == "2026-03-04");
    CHECK(data.at("count") == data.at("codes").size());
  }
  CHECK(json_of(book, "codes.json").at("count") == 2);
  CHECK(json_of(book, "codes.min.json").at("count") == 1);
  CHECK(json_of(book, "schema/codes.json").at("$id") == "https://example.org/schema/codes.json");
}

TEST_CASE("the main meaning of a code is told once, and the others are in a list", "[data]") {
  const auto data = json_of(make_book(registry_base + acme + code_entry("404", "Not Found") +
                                      other_entry("404", "acme", "Gone Fishing") + code_entry("405", "No")),
                            "codes.json");
  const auto& both = code(data, "404");
  CHECK(both.at("phrase") == "Not Found");
  REQUIRE(both.at("other_meanings").size() == 1);
  CHECK(both.at("other_meanings").at(0).at("phrase") == "Gone Fishing");
  CHECK(code(data, "405").at("other_meanings").empty());
}

TEST_CASE("phrases of the registry, its remarks, those of others and our own are told apart", "[data]") {
  const auto data = json_of(
      make_book(registry_base + acme + code_entry("404", "Not Found") + code_entry("306", "(Unused)") +
                other_entry("420", "acme", "Calm Down") + other_entry("421", "acme", "Ours", "own_phrase = true")),
      "codes.json");
  CHECK(code(data, "404").at("phrase_kind") == "registered");
  CHECK(code(data, "306").at("phrase_kind") == "annotation");
  CHECK(code(data, "420").at("phrase_kind") == "origin");
  CHECK(code(data, "421").at("phrase_kind") == "description");
}

TEST_CASE("a code has an identifier that no other code has", "[data]") {
  const auto data = json_of(
      make_book(registry_base + acme + code_entry("306", "(Unused)") + code_entry("404", "Not Found") +
                code_entry("413", "Content Too  Large!") + code_entry("414", "I'm a teapot") +
                code_entry("415", "2nd -- try") + other_entry("203", "acme", "not found") +
                other_entry("404.0", "acme", "Not found", "parent = \"404\"") + other_entry("A-1", "acme", "Letters")),
      "codes.json");
  const auto identifier = [&](const std::string& id) { return code(data, id).at("identifier"); };
  CHECK(identifier("306").is_null());
  CHECK(identifier("404") == "NOT_FOUND");
  CHECK(identifier("413") == "CONTENT_TOO_LARGE");
  CHECK(identifier("414") == "IM_A_TEAPOT");
  CHECK(identifier("415") == "_2ND_TRY");
  CHECK(identifier("203") == "NOT_FOUND_203");
  CHECK(identifier("404.0") == "NOT_FOUND_404_0");
  CHECK(code(data, "404").at("number") == 404);
  CHECK(code(data, "404.0").at("number").is_null());
  CHECK(code(data, "A-1").at("number").is_null());
}

TEST_CASE("a code has its other names, and a class what it names", "[data]") {
  const std::string named =
      "[[class]]\nid = \"wrong\"\nmembers = [\"404\", \"410-419\"]\nname = \"Wrong\"\nsummary = \"W.\"\n";
  const auto data =
      json_of(make_book(registry_base + named + code_entry("404", "Not Found", "labels = [\"lost\", \"NF\"]") +
                        code_entry("200", "Fine")),
              "codes.json");
  CHECK(code(data, "404").at("labels") == json({"lost", "NF"}));
  CHECK(code(data, "200").at("labels") == json::array());
  CHECK(data.at("classes").at(0).at("members") == json::array());
  CHECK(data.at("classes").at(1).at("members") == json({"404", "410-419"}));
}

TEST_CASE("citations have parts, and facts that are lists are lists", "[data]") {
  auto book = make_book(registry_base + code_entry("404", "Not Found",
                                                   "facts.methods = { is = \"GET, PUT\", by = \"STD 1 §2.3\" }\n"
                                                   "facts.kept = { is = \"yes, no\", own = true }"));
  book.settings.facts = {{"methods", "Methods", "", {}, true, false, {}}, {"kept", "Kept", "", {}, false, true, {}}};
  const auto data = json_of(book, "codes.json");
  const auto& facts = code(data, "404").at("facts");
  CHECK(facts.at("methods").at("value") == json({"GET", "PUT"}));
  CHECK(facts.at("methods").at("by") ==
        json({{"id", "STD 1"}, {"section", "2.3"}, {"url", "https://example.org/std1#s2.3"}}));
  CHECK(facts.at("kept").at("value") == "yes, no");
  CHECK(facts.at("kept").at("by").is_null());
  CHECK(code(data, "404").at("spec") ==
        json({{"id", "STD 1"}, {"section", nullptr}, {"url", "https://example.org/std1"}}));
  CHECK(text_of(book, "codes.csv").find("\"GET, PUT\",\"yes, no\"\r\n") != std::string::npos);
}

TEST_CASE("codes have their parts and the codes that name them; classes have what is unassigned", "[data]") {
  const std::string more =
      "[[class]]\nid = \"4x\"\nname = \"Wrong\"\nsummary = \"W.\"\nunassigned = [\"41-43\", \"45\"]\n";
  const auto data =
      json_of(make_book(registry_base + more + acme +
                        code_entry("404", "Not Found", "related = [{ code = \"405\", reason = \"when it is\" }]") +
                        code_entry("405", "No") + other_entry("404.1", "acme", "Part", "parent = \"404\"")),
              "codes.json");
  CHECK(code(data, "404").at("parts") == json({"404.1"}));
  CHECK(code(data, "405").at("referrers") == json({{{"code", "404"}, {"reason", "when it is"}}}));
  CHECK(code(data, "404").at("referrers").empty());
  const auto& wrong = data.at("classes").at(1);
  CHECK(wrong.at("id") == "4x");
  CHECK(wrong.at("unassigned") == json({{{"from", "41"}, {"to", "43"}}, {{"from", "45"}, {"to", "45"}}}));
}

TEST_CASE("the CSV has a row for each meaning, and says which is the main one", "[data]") {
  const auto csv = text_of(
      make_book(registry_base + acme + code_entry("404", "Not Found") + other_entry("404", "acme", "Gone Fishing")),
      "codes.csv");
  const auto lines = split_lines(csv);
  REQUIRE(lines.size() >= 3);
  CHECK(lines[0].starts_with("code,number,identifier,main,phrase,phrase_kind,"));
  CHECK(lines[1].starts_with("404,404,NOT_FOUND,true,Not Found,registered,"));
  CHECK(lines[2].starts_with("404,404,NOT_FOUND,false,Gone Fishing,origin,"));
}

TEST_CASE("schemas describe every member, take additions and refuse what is missing or wrong", "[data]") {
  auto book = make_book(registry_base + code_entry("404", "Not Found"));
  const auto undescribed = [](const json& schema, const auto& self) -> std::string {
    if (schema.is_array()) {
      for (const auto& item : schema) {
        if (auto name = self(item, self); !name.empty()) return name;
      }
    }
    if (!schema.is_object()) return "";
    if (const auto properties = schema.find("properties"); properties != schema.end() && properties->is_object()) {
      for (const auto& [name, part] : properties->items()) {
        if (!part.contains("description")) return name;
      }
    }
    for (const auto& part : schema) {
      if (auto name = self(part, self); !name.empty()) return name;
    }
    return "";
  };
  for (const auto* name : {"codes.json", "codes.min.json"}) {
    INFO(name);
    const auto text = text_of(book, std::string("schema/") + name);
    const auto schema = json::parse(text);
    CHECK(undescribed(schema, undescribed) == "");
    CHECK(schema.contains("title"));
    CHECK(text.find("additionalProperties") == std::string::npos);
    const JsonSchema validator(text);
    auto data = json_of(book, name);
    CHECK(validator.accepts(data));
    data["new"] = 1;
    data["codes"][0]["new"] = "x";
    CHECK(validator.accepts(data));
    for (const auto* member : {"version", "license", "count", "codes", "generated_from"}) {
      auto less = data;
      less.erase(member);
      CHECK_FALSE(validator.accepts(less));
    }
    auto wrong = data;
    wrong["version"] = "2.0";
    CHECK_FALSE(validator.accepts(wrong));
    wrong = data;
    wrong["codes"][0]["number"] = "404";
    CHECK_FALSE(validator.accepts(wrong));
  }
}
