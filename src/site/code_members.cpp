#include "site/code_members.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

const ordered_json text{{"type", "string"}, {"minLength", 1}};
const ordered_json text_or_null{{"type", {"string", "null"}}, {"minLength", 1}};
const ordered_json date_or_null{{"type", {"string", "null"}}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};

ordered_json list_schema(const ordered_json& items) { return {{"type", "array"}, {"items", items}}; }

ordered_json or_null(const std::string& value) { return value.empty() ? ordered_json(nullptr) : ordered_json(value); }

ordered_json text_or_none(const std::optional<Citation>& citation) {
  return citation ? ordered_json(text_of(*citation)) : ordered_json(nullptr);
}

Members<Fact> fact_members(const ordered_json& value_schema) {
  return {{"value", value_schema, [](const Fact& fact) { return ordered_json(fact.value); }},
          {"by", text_or_null, [](const Fact& fact) { return text_or_none(fact.by); }},
          {"note", text_or_null, [](const Fact& fact) { return or_null(fact.note); }}};
}

/// The facts that a book declares are the members of one object.
ordered_json facts_schema(const Settings& settings) {
  ordered_json members = ordered_json::object();
  for (const auto& kind : settings.facts) {
    ordered_json value = text;
    if (!kind.choices.empty()) {
      value = {{"enum", ordered_json::array()}};
      for (const auto& choice : kind.choices) value["enum"].push_back(choice.id);
    }
    members[kind.id] = object_schema(fact_members(value));
    members[kind.id]["description"] = kind.label;
  }
  return {{"type", "object"}, {"properties", members}, {"additionalProperties", false}};
}

ordered_json facts_object(const std::vector<Fact>& facts) {
  const auto members = fact_members(text);
  ordered_json object = ordered_json::object();
  for (const auto& fact : facts) object[fact.kind] = make_object(members, fact);
  return object;
}

Members<FieldUse> field_members() {
  return {{"name", text, [](const FieldUse& use) { return ordered_json(use.field); }},
          {"level", {{"enum", field_levels()}}, [](const FieldUse& use) { return ordered_json(use.level); }},
          {"by", text_or_null, [](const FieldUse& use) { return text_or_none(use.by); }},
          {"note", text_or_null, [](const FieldUse& use) { return or_null(use.note); }}};
}

Members<EarlierPhrase> earlier_members() {
  return {{"phrase", text, [](const EarlierPhrase& earlier) { return ordered_json(earlier.phrase); }},
          {"by", text, [](const EarlierPhrase& earlier) { return ordered_json(text_of(earlier.by)); }}};
}

Members<RelatedCode> related_members() {
  return {{"code", text, [](const RelatedCode& related) { return ordered_json(related.code); }},
          {"reason", text, [](const RelatedCode& related) { return ordered_json(related.reason); }}};
}

Members<Source> source_members() {
  return {{"title", text, [](const Source& source) { return ordered_json(source.title); }},
          {"publisher", text, [](const Source& source) { return ordered_json(source.publisher); }},
          {"url", text, [](const Source& source) { return ordered_json(source.url); }},
          {"read", date_or_null, [](const Source& source) { return or_null(source.read); }},
          {"copy", text_or_null, [](const Source& source) { return or_null(source.copy); }}};
}

std::vector<Source> find_sources(const Registry& registry, const Meaning& meaning) {
  std::vector<Source> found;
  for (const auto& use : meaning.sources) {
    if (const auto* source = registry.sources.find(use.id)) found.push_back(*source);
  }
  return found;
}

/// What an edition calls a code.
struct EditionName {
  const Edition& edition;
  std::string phrase;
};

Members<EditionName> edition_members(const Registry& registry) {
  const auto kind = [](const EditionName& name) {
    return ordered_json(name.edition.kind == Edition::Kind::spec ? "spec" : "software");
  };
  return {{"phrase", text, [](const EditionName& name) { return ordered_json(name.phrase); }},
          {"by", text, [](const EditionName& name) { return ordered_json(name.edition.id); }},
          {"kind", {{"enum", {"spec", "software"}}}, kind},
          {"version", text_or_null, [](const EditionName& name) { return or_null(name.edition.version); }},
          {"date", text, [](const EditionName& name) { return ordered_json(name.edition.date); }},
          {"url", text, [&](const EditionName& name) { return ordered_json(url_of(registry, name.edition.by)); }}};
}

std::vector<EditionName> find_names(const Registry& registry, const Code& code) {
  std::vector<EditionName> names;
  for (const auto& [place, phrase] : code.names) {
    const auto& edition = registry.editions[place];
    names.push_back({edition, edition.phrases[phrase].phrase});
  }
  return names;
}

/// What a library calls a code.
struct LibraryName {
  const Library& library;
  const Library::Constant& constant;
};

Members<LibraryName> constant_members() {
  return {{"language", text, [](const LibraryName& name) { return ordered_json(name.library.language); }},
          {"library", text, [](const LibraryName& name) { return ordered_json(name.library.name); }},
          {"version", text, [](const LibraryName& name) { return ordered_json(name.library.version); }},
          {"name", text, [](const LibraryName& name) { return ordered_json(name.constant.name); }},
          {"stale", text_or_null, [](const LibraryName& name) { return or_null(name.constant.stale); }},
          {"alias", text_or_null, [](const LibraryName& name) { return or_null(name.constant.alias); }}};
}

std::vector<LibraryName> find_constants(const Registry& registry, const Code& code) {
  std::vector<LibraryName> names;
  for (const auto& [place, constant] : code.constants) {
    const auto& library = registry.libraries[place];
    names.push_back({library, library.constants[constant]});
  }
  return names;
}

}  // namespace

Members<Meaning> meaning_members(const Book& book) {
  const auto& registry = book.registry;
  const auto origin = [&](const Meaning& meaning) {
    const auto* found = registry.origins.find(meaning.origin);
    return found == nullptr ? ordered_json(nullptr) : ordered_json(found->name);
  };
  const auto spec_url = [&](const Meaning& meaning) {
    return meaning.spec ? or_null(url_of(registry, *meaning.spec)) : ordered_json(nullptr);
  };
  const auto state = [](const Meaning& meaning) { return ordered_json(name_of(meaning.state)); };
  const auto fields = [members = field_members()](const Meaning& m) { return make_list(members, m.fields); };
  const auto earlier = [members = earlier_members()](const Meaning& m) { return make_list(members, m.earlier); };
  const auto related = [members = related_members()](const Meaning& m) { return make_list(members, m.related); };
  const auto sources = [&, members = source_members()](const Meaning& meaning) {
    return make_list(members, find_sources(registry, meaning));
  };
  return {{"phrase", text, [](const Meaning& meaning) { return ordered_json(meaning.phrase); }},
          {"state", {{"enum", state_names()}}, state},
          {"summary", text, [](const Meaning& meaning) { return ordered_json(meaning.summary); }},
          {"origin", text_or_null, origin},
          {"spec", text_or_null, [](const Meaning& meaning) { return text_or_none(meaning.spec); }},
          {"spec_url", text_or_null, spec_url},
          {"as_of", date_or_null, [](const Meaning& meaning) { return or_null(meaning.as_of); }},
          {"expires", date_or_null, [](const Meaning& meaning) { return or_null(meaning.expires); }},
          {"recognize", text_or_null, [](const Meaning& meaning) { return or_null(meaning.recognize); }},
          {"checked", date_or_null, [](const Meaning& meaning) { return or_null(meaning.checked); }},
          {"facts", facts_schema(book.settings), [](const Meaning& meaning) { return facts_object(meaning.facts); }},
          {"fields", list_schema(object_schema(field_members())), fields},
          {"earlier", list_schema(object_schema(earlier_members())), earlier},
          {"related", list_schema(object_schema(related_members())), related},
          {"sources", list_schema(object_schema(source_members())), sources}};
}

Members<Code> identity_members(const Book& book) {
  return {
      {"code", text, [](const Code& code) { return ordered_json(code.id); }},
      {"class", {{"enum", book.registry.classes.ids()}}, [](const Code& code) { return ordered_json(code.class_id); }},
      {"parent", text_or_null, [](const Code& code) { return or_null(code.parent); }},
      {"url", text, [](const Code& code) { return ordered_json(address_of(code).page); }}};
}

Members<Code> name_members(const Book& book) {
  const auto& registry = book.registry;
  const auto names = [&, members = edition_members(registry)](const Code& code) {
    return make_list(members, find_names(registry, code));
  };
  const auto constants = [&, members = constant_members()](const Code& code) {
    return make_list(members, find_constants(registry, code));
  };
  return {{"names", list_schema(object_schema(edition_members(registry))), names},
          {"constants", list_schema(object_schema(constant_members())), constants}};
}

}  // namespace statusbook
