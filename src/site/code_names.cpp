// What JSON says of a code beside its meanings.
#include <map>

#include "site/code_members.h"
#include "site/member_values.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// What an edition calls a code.
struct EditionName {
  const Edition& edition;
  std::string phrase;
};

Members<EditionName> edition_members(const Registry& registry) {
  const auto kind = [](const EditionName& name) {
    return ordered_json(name.edition.kind == Edition::Kind::spec ? "spec" : "software");
  };
  return {{"phrase", "What the code is called there.", text_schema(),
           [](const EditionName& name) { return ordered_json(name.phrase); }},
          {"by", "The document, or the program.", text_schema(),
           [](const EditionName& name) { return ordered_json(name.edition.id); }},
          {"kind", "Which of the two it is.", choice_schema({"spec", "software"}), kind},
          {"version", "Of a program.", text_or_null_schema(),
           [](const EditionName& name) { return or_null(name.edition.version); }},
          {"date", "When it came out: a month or a day.", text_schema(),
           [](const EditionName& name) { return ordered_json(name.edition.date); }},
          {"url", "Where it can be read.", text_schema(),
           [&](const EditionName& name) { return ordered_json(url_of(registry, name.edition.by)); }}};
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
  return {{"language", "The programming language.", text_schema(),
           [](const LibraryName& name) { return ordered_json(name.library.language); }},
          {"library", "The library.", text_schema(),
           [](const LibraryName& name) { return ordered_json(name.library.name); }},
          {"version", "Its version.", text_schema(),
           [](const LibraryName& name) { return ordered_json(name.library.version); }},
          {"name", "The constant, as it is written in code.", text_schema(),
           [](const LibraryName& name) { return ordered_json(name.constant.name); }},
          {"stale", "Why the name is out of date.", text_or_null_schema(),
           [](const LibraryName& name) { return or_null(name.constant.stale); }},
          {"alias", "What else the library calls the code.", text_or_null_schema(),
           [](const LibraryName& name) { return or_null(name.constant.alias); }}};
}

std::vector<LibraryName> find_constants(const Registry& registry, const Code& code) {
  std::vector<LibraryName> names;
  for (const auto& [place, constant] : code.constants) {
    const auto& library = registry.libraries[place];
    names.push_back({library, library.constants[constant]});
  }
  return names;
}

/// That another code names this one as related.
struct NamedBy {
  std::string code;
  std::string reason;
};

using NamedByCode = std::map<std::string, std::vector<NamedBy>, std::less<>>;

NamedByCode find_referrers(const Registry& registry) {
  NamedByCode found;
  for (const auto& code : registry.codes) {
    for (const auto& meaning : code.meanings) {
      for (const auto& related : meaning.related) {
        auto& list = found[related.code];
        if (list.empty() || list.back().code != code.id) list.push_back({code.id, related.reason});
      }
    }
  }
  return found;
}

Members<NamedBy> referrer_members() {
  return {{"code", "The other code.", text_schema(), [](const NamedBy& by) { return ordered_json(by.code); }},
          {"reason", "When this code applies in place of the other, or how it differs.", text_schema(),
           [](const NamedBy& by) { return ordered_json(by.reason); }}};
}

}  // namespace

Members<Code> name_members(const Book& book) {
  const auto& registry = book.registry;
  const auto parts = [&](const Code& code) {
    auto ids = ordered_json::array();
    for (const auto place : code.parts) ids.push_back(registry.codes[place].id);
    return ids;
  };
  const auto referrers = [members = referrer_members(), found = find_referrers(registry)](const Code& code) {
    const auto list = found.find(code.id);
    return list == found.end() ? ordered_json::array() : make_list(members, list->second);
  };
  const auto names = [&, members = edition_members(registry)](const Code& code) {
    return make_list(members, find_names(registry, code));
  };
  const auto constants = [&, members = constant_members()](const Code& code) {
    return make_list(members, find_constants(registry, code));
  };
  return {{"parts", "The codes that this one is divided into.", list_schema(text_schema()), parts},
          {"referrers", "The codes that name this one as related.", list_schema(object_schema(referrer_members())),
           referrers},
          {"names", "What documents and programs called the code, in order of date.",
           list_schema(object_schema(edition_members(registry))), names},
          {"constants", "What libraries call the code.", list_schema(object_schema(constant_members())), constants}};
}

}  // namespace statusbook
