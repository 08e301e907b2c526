#include "compile/json_files.h"

#include <nlohmann/json.hpp>

#include "compile/json_schema.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

ordered_json or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json text_or_null(const std::optional<Citation>& citation) {
  return citation ? ordered_json(text_of(*citation)) : ordered_json(nullptr);
}

ordered_json meaning_json(const Registry& registry, const Meaning& meaning) {
  ordered_json facts = ordered_json::object();
  for (const auto& fact : meaning.facts) {
    facts[fact.kind] = {{"value", fact.value}, {"by", text_or_null(fact.by)}, {"note", or_null(fact.note)}};
  }
  ordered_json fields = ordered_json::array();
  for (const auto& use : meaning.fields) {
    fields.push_back(
        {{"name", use.field}, {"level", use.level}, {"by", text_or_null(use.by)}, {"note", or_null(use.note)}});
  }
  ordered_json earlier = ordered_json::array();
  for (const auto& name : meaning.earlier) earlier.push_back({{"phrase", name.phrase}, {"by", text_of(name.by)}});
  ordered_json related = ordered_json::array();
  for (const auto& other : meaning.related) related.push_back({{"code", other.code}, {"reason", other.reason}});
  ordered_json sources = ordered_json::array();
  for (const auto& use : meaning.sources) {
    if (const auto* source = registry.sources.find(use.id)) {
      sources.push_back(
          {{"title", source->title}, {"publisher", source->publisher}, {"url", source->url}, {"read", or_null(source->read)}});
    }
  }
  const auto* origin = registry.origins.find(meaning.origin);
  return {{"phrase", meaning.phrase},
          {"state", name_of(meaning.state)},
          {"summary", meaning.summary},
          {"origin", origin == nullptr ? ordered_json(nullptr) : ordered_json(origin->name)},
          {"spec", text_or_null(meaning.spec)},
          {"spec_url", meaning.spec ? or_null(url_of(registry, *meaning.spec)) : ordered_json(nullptr)},
          {"as_of", or_null(meaning.as_of)},
          {"expires", or_null(meaning.expires)},
          {"recognize", or_null(meaning.recognize)},
          {"checked", or_null(meaning.checked)},
          {"facts", facts},
          {"fields", fields},
          {"earlier", earlier},
          {"related", related},
          {"sources", sources}};
}

ordered_json names_json(const Registry& registry, const Code& code) {
  ordered_json names = ordered_json::array();
  for (const auto& edition : registry.editions) {
    const auto* phrase = find_phrase(edition, code.id);
    if (phrase == nullptr) continue;
    names.push_back({{"phrase", *phrase},
                     {"by", edition.id},
                     {"kind", edition.kind == Edition::Kind::spec ? "spec" : "software"},
                     {"version", or_null(edition.version)},
                     {"date", edition.date},
                     {"url", url_of(registry, edition.by)}});
  }
  return names;
}

ordered_json constants_json(const Registry& registry, const Code& code) {
  ordered_json constants = ordered_json::array();
  for (const auto& library : registry.libraries) {
    for (const auto& constant : library.constants) {
      if (constant.code != code.id) continue;
      constants.push_back({{"language", library.language},
                           {"library", library.name},
                           {"version", library.version},
                           {"name", constant.name},
                           {"stale", or_null(constant.stale)},
                           {"alias", or_null(constant.alias)}});
    }
  }
  return constants;
}

/// The main meaning's members stand at the top, where most readers look; `meanings` has all, the main one first.
ordered_json code_json(const Book& book, const Code& code) {
  ordered_json result{
      {"code", code.id}, {"class", code.class_id}, {"parent", or_null(code.parent)}, {"url", code.id + "/"}};
  result.update(meaning_json(book.registry, code.main()));
  result["meanings"] = ordered_json::array();
  for (const auto& meaning : code.meanings) result["meanings"].push_back(meaning_json(book.registry, meaning));
  result["names"] = names_json(book.registry, code);
  result["constants"] = constants_json(book.registry, code);
  return result;
}

}  // namespace

std::vector<OutputFile> make_json_files(const Book& book) {
  std::vector<OutputFile> files;
  ordered_json all = ordered_json::array();
  for (const auto& code : book.registry.codes) {
    auto json = code_json(book, code);
    files.push_back({code.id + ".json", json.dump(2) + "\n"});
    all.push_back(std::move(json));
  }
  files.push_back({"codes.json", all.dump(2) + "\n"});
  files.push_back({"schema/code.json", make_json_schema(book).dump(2) + "\n"});
  return files;
}

}  // namespace statusbook
