#include "compile/json_schema.h"

#include <nlohmann/json.hpp>

namespace statusbook {

using nlohmann::ordered_json;

namespace {

const ordered_json text{{"type", "string"}, {"minLength", 1}};
const ordered_json text_or_null{{"type", {"string", "null"}}, {"minLength", 1}};
const ordered_json date{{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
const ordered_json date_or_null{{"type", {"string", "null"}}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};

/// An object with exactly these members.
ordered_json object_of(const ordered_json& members) {
  ordered_json required = ordered_json::array();
  for (const auto& [name, schema] : members.items()) required.push_back(name);
  return {{"type", "object"}, {"properties", members}, {"required", required}, {"additionalProperties", false}};
}

ordered_json list_of(const ordered_json& items) { return {{"type", "array"}, {"items", items}}; }

ordered_json facts_schema(const Settings& settings) {
  ordered_json members = ordered_json::object();
  for (const auto& kind : settings.facts) {
    ordered_json value = text;
    if (!kind.choices.empty()) {
      value = {{"enum", ordered_json::array()}};
      for (const auto& choice : kind.choices) value["enum"].push_back(choice.id);
    }
    members[kind.id] = object_of({{"value", value}, {"by", text_or_null}, {"note", text_or_null}});
    members[kind.id]["description"] = kind.label;
  }
  return {{"type", "object"}, {"properties", members}, {"additionalProperties", false}};
}

ordered_json meaning_members(const Settings& settings) {
  const ordered_json state{{"enum", state_names()}};
  return {{"phrase", text},
          {"state", state},
          {"summary", text},
          {"origin", text_or_null},
          {"spec", text_or_null},
          {"spec_url", text_or_null},
          {"as_of", date_or_null},
          {"expires", date_or_null},
          {"recognize", text_or_null},
          {"checked", date_or_null},
          {"facts", facts_schema(settings)},
          {"fields", list_of(object_of({{"name", text},
                                        {"level", {{"enum", {"must", "should", "may"}}}},
                                        {"by", text_or_null},
                                        {"note", text_or_null}}))},
          {"earlier", list_of(object_of({{"phrase", text}, {"by", text}}))},
          {"related", list_of(object_of({{"code", text}, {"reason", text}}))},
          {"sources", list_of(object_of({{"title", text}, {"publisher", text}, {"url", text}, {"read", date_or_null}}))}};
}

}  // namespace

ordered_json make_json_schema(const Book& book) {
  const ordered_json class_id{{"enum", book.registry.classes.ids()}};
  ordered_json members{{"code", text}, {"class", class_id}, {"parent", text_or_null}, {"url", text}};
  members.update(meaning_members(book.settings));
  members["meanings"] = list_of({{"$ref", "#/definitions/meaning"}});
  members["meanings"]["minItems"] = 1;
  members["names"] = list_of(object_of({{"phrase", text},
                                        {"by", text},
                                        {"kind", {{"enum", {"spec", "software"}}}},
                                        {"version", text_or_null},
                                        {"date", text},
                                        {"url", text}}));
  members["constants"] = list_of(object_of({{"language", text},
                                            {"library", text},
                                            {"version", text},
                                            {"name", text},
                                            {"stale", text_or_null},
                                            {"alias", text_or_null}}));
  ordered_json schema{
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "A code of " + book.settings.title},
      {"description",
       "The members of the main meaning stand beside those of the code; meanings has all, the main one first."}};
  if (!book.settings.base_url.empty()) schema["$id"] = book.settings.base_url + "schema/code.json";
  schema.update(object_of(members));
  schema["definitions"] = {{"meaning", object_of(meaning_members(book.settings))}};
  return schema;
}

}  // namespace statusbook
