#include "site/member_values.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// A citation with the registry that knows its address.
struct Cited {
  const Registry& registry;
  const Citation& citation;
};

const Members<Cited>& citation_members() {
  static const Members<Cited> members{
      {"id", "The specification, or the id of the source.", text_schema(),
       [](const Cited& cited) { return ordered_json(cited.citation.id); }},
      {"section", "The section of the specification; null if all of it is cited.", text_or_null_schema(),
       [](const Cited& cited) { return or_null(cited.citation.section); }},
      {"url", "Where it can be read.", text_or_null_schema(),
       [](const Cited& cited) { return or_null(url_of(cited.registry, cited.citation)); }}};
  return members;
}

}  // namespace

ordered_json text_schema() { return {{"type", "string"}, {"minLength", 1}}; }

ordered_json text_or_null_schema() { return {{"type", {"string", "null"}}, {"minLength", 1}}; }

ordered_json date_or_null_schema() {
  return {{"type", {"string", "null"}}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
}

ordered_json list_schema(const ordered_json& items) { return {{"type", "array"}, {"items", items}}; }

ordered_json choice_schema(const std::vector<std::string>& choices) { return {{"enum", choices}}; }

ordered_json or_null(const std::string& value) { return value.empty() ? ordered_json(nullptr) : ordered_json(value); }

ordered_json citation_or_null_schema() {
  auto schema = object_schema(citation_members());
  schema["type"] = {"object", "null"};
  return schema;
}

ordered_json citation_value(const Registry& registry, const std::optional<Citation>& citation) {
  if (!citation) return nullptr;
  return make_object(citation_members(), Cited{registry, *citation});
}

}  // namespace statusbook
