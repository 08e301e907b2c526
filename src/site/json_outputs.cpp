#include "site/json_outputs.h"

#include "site/code_members.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// The members of a code's JSON, as tables.
struct CodeFormat {
  Members<Code> identity;
  Members<Meaning> meaning;
  Members<Code> names;
};

CodeFormat make_format(const Book& book) { return {identity_members(book), meaning_members(book), name_members(book)}; }

/// The main meaning's members stand at the top, where most readers look; `meanings` has all, the main one first.
ordered_json code_json(const CodeFormat& format, const Code& code) {
  auto result = make_object(format.identity, code);
  auto meanings = make_list(format.meaning, code.meanings);
  result.update(meanings.front());
  result["meanings"] = std::move(meanings);
  result.update(make_object(format.names, code));
  return result;
}

ordered_json make_schema(const Book& book, const CodeFormat& format) {
  const auto meaning = object_schema(format.meaning);
  auto code = object_schema(format.identity);
  const auto add = [&](const ordered_json& properties) {
    code["properties"].update(properties);
    for (const auto& [name, schema] : properties.items()) code["required"].push_back(name);
  };
  add(meaning["properties"]);
  add({{"meanings", {{"type", "array"}, {"items", {{"$ref", "#/definitions/meaning"}}}, {"minItems", 1}}}});
  add(object_schema(format.names)["properties"]);
  ordered_json schema{
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "A code of " + book.settings.title},
      {"description",
       "The members of the main meaning stand beside those of the code; meanings has all, the main one first."}};
  if (!book.settings.base_url.empty()) schema["$id"] = book.settings.base_url + addresses::code_schema.page;
  schema.update(code);
  schema["definitions"] = {{"meaning", meaning}};
  return schema;
}

std::string to_file(const ordered_json& json) { return json.dump(2) + "\n"; }

}  // namespace

void add_json_outputs(const Book& book, Outputs& outputs) {
  const auto format = std::make_shared<const CodeFormat>(make_format(book));
  for (const auto& code : book.registry.codes) {
    outputs.push_back({json_of(code), [&code, format](Diagnostics&) { return to_file(code_json(*format, code)); }});
  }
  outputs.push_back({addresses::codes_json, [&book, format](Diagnostics&) {
                       auto all = ordered_json::array();
                       for (const auto& code : book.registry.codes) all.push_back(code_json(*format, code));
                       return to_file(all);
                     }});
  outputs.push_back(
      {addresses::code_schema, [&book, format](Diagnostics&) { return to_file(make_schema(book, *format)); }});
}

}  // namespace statusbook
