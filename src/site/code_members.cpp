#include "site/code_members.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/strings.h"
#include "site/member_values.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// An answer that names several things is a list of them.
ordered_json fact_value(const FactKind& kind, const Fact& fact) {
  if (!kind.is_list) return fact.value;
  auto items = ordered_json::array();
  for (const auto item : split(fact.value, ',')) items.push_back(trim(item));
  return items;
}

ordered_json fact_value_schema(const FactKind& kind) {
  if (kind.is_list) return list_schema(text_schema());
  if (kind.choices.empty()) return text_schema();
  std::vector<std::string> choices;
  for (const auto& choice : kind.choices) choices.push_back(choice.id);
  return choice_schema(choices);
}

Members<Fact> fact_members(const Registry& registry, const FactKind& kind) {
  return {
      {"value", "The answer.", fact_value_schema(kind), [&kind](const Fact& fact) { return fact_value(kind, fact); }},
      {"by", "What says so; null if it is a conclusion of this book.", citation_or_null_schema(),
       [&](const Fact& fact) { return citation_value(registry, fact.by); }},
      {"note", "What has to be added to the answer.", text_or_null_schema(),
       [](const Fact& fact) { return or_null(fact.note); }}};
}

/// The facts that a book declares are the members of one object; a meaning has those that are known of it.
Member<Meaning> facts_member(const Book& book) {
  std::vector<std::pair<std::string, Members<Fact>>> kinds;
  ordered_json properties = ordered_json::object();
  for (const auto& kind : book.settings.facts) {
    kinds.emplace_back(kind.id, fact_members(book.registry, kind));
    properties[kind.id] = object_schema(kinds.back().second);
    properties[kind.id]["description"] = kind.label;
  }
  const auto value = [kinds](const Meaning& meaning) {
    auto object = ordered_json::object();
    for (const auto& [id, members] : kinds) {
      for (const auto& fact : meaning.facts) {
        if (fact.kind == id) object[id] = make_object(members, fact);
      }
    }
    return object;
  };
  return {"facts",
          "Answers to the questions that this book asks of each code; one that is missing is not known.",
          {{"type", "object"}, {"properties", properties}},
          value};
}

Members<FieldUse> field_members(const Registry& registry) {
  return {{"name", "The field.", text_schema(), [](const FieldUse& use) { return ordered_json(use.field); }},
          {"level", "How firmly the cited text asks for the field.", choice_schema(field_levels()),
           [](const FieldUse& use) { return ordered_json(use.level); }},
          {"by", "What says so.", citation_or_null_schema(),
           [&](const FieldUse& use) { return citation_value(registry, use.by); }},
          {"note", "When the field is there, or what it holds.", text_or_null_schema(),
           [](const FieldUse& use) { return or_null(use.note); }}};
}

Members<EarlierPhrase> earlier_members(const Registry& registry) {
  return {{"phrase", "What the code was called.", text_schema(),
           [](const EarlierPhrase& earlier) { return ordered_json(earlier.phrase); }},
          {"by", "Who called it so.", citation_or_null_schema(),
           [&](const EarlierPhrase& earlier) { return citation_value(registry, earlier.by); }}};
}

Members<RelatedCode> related_members() {
  return {{"code", "The other code.", text_schema(), [](const RelatedCode& other) { return ordered_json(other.code); }},
          {"reason", "When the other code applies, or how it differs.", text_schema(),
           [](const RelatedCode& other) { return ordered_json(other.reason); }}};
}

Members<Source> source_members() {
  return {
      {"title", "What was read.", text_schema(), [](const Source& source) { return ordered_json(source.title); }},
      {"publisher", "Who published it.", text_schema(),
       [](const Source& source) { return ordered_json(source.publisher); }},
      {"url", "Where it is.", text_schema(), [](const Source& source) { return ordered_json(source.url); }},
      {"read", "When it was read.", date_or_null_schema(), [](const Source& source) { return or_null(source.read); }},
      {"copy", "When the copy was made that was read in its place.", text_or_null_schema(),
       [](const Source& source) { return or_null(source.copy); }}};
}

std::vector<Source> find_sources(const Registry& registry, const Meaning& meaning) {
  std::vector<Source> found;
  for (const auto& use : meaning.sources) {
    if (const auto* source = registry.sources.find(use.id)) found.push_back(*source);
  }
  return found;
}

const std::vector<std::string>& phrase_kinds() {
  static const std::vector<std::string> kinds{"registered", "annotation", "origin", "description"};
  return kinds;
}

/// Who gave the phrase. In parentheses, it is a remark of the registry in place of one.
const std::string& phrase_kind(const Meaning& meaning) {
  if (meaning.own_phrase) return phrase_kinds()[3];
  if (meaning.phrase.starts_with('(') && meaning.phrase.ends_with(')')) return phrase_kinds()[1];
  return phrase_kinds()[meaning.standing == Standing::outside ? 2 : 0];
}

std::string identifier_of(const Meaning& meaning) {
  if (&phrase_kind(meaning) == &phrase_kinds()[1]) return "";
  std::string name;
  for (const char c : meaning.phrase) {
    if (is_alphanumeric(c)) {
      name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    } else if (c != '\'' && !name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (name.ends_with('_')) name.pop_back();
  return !name.empty() && name.front() >= '0' && name.front() <= '9' ? "_" + name : name;
}

ordered_json number_of(const Code& code) {
  int number = 0;
  const auto* end = code.id.data() + code.id.size();
  const auto [stop, error] = std::from_chars(code.id.data(), end, number);
  return error == std::errc() && stop == end ? ordered_json(number) : ordered_json(nullptr);
}

}  // namespace

std::vector<std::string> identifiers_of(const Registry& registry) {
  std::vector<std::string> names(registry.codes.size());
  std::set<std::string> taken;
  const auto add = [&](const Code& code) {
    auto name = identifier_of(code.main());
    if (name.empty()) return;
    if (taken.contains(name)) {
      name += '_';
      for (const char c : code.id) name += is_alphanumeric(c) ? c : '_';
    }
    taken.insert(name);
    names[registry.codes.place_of(code)] = std::move(name);
  };
  // What is registered comes first, and subdivisions last.
  for (const auto& code : registry.codes) {
    if (code.parent.empty() && code.main().standing != Standing::outside) add(code);
  }
  for (const auto& code : registry.codes) {
    if (code.parent.empty() && code.main().standing == Standing::outside) add(code);
  }
  for (const auto& code : registry.codes) {
    if (!code.parent.empty()) add(code);
  }
  return names;
}

Members<Meaning> meaning_members(const Book& book) {
  const auto& registry = book.registry;
  const auto origin = [&](const Meaning& meaning) {
    const auto* found = registry.origins.find(meaning.origin);
    return found == nullptr ? ordered_json(nullptr) : ordered_json(found->name);
  };
  const auto fields = [members = field_members(registry)](const Meaning& m) { return make_list(members, m.fields); };
  const auto earlier = [members = earlier_members(registry)](const Meaning& m) {
    return make_list(members, m.earlier);
  };
  const auto related = [members = related_members()](const Meaning& m) { return make_list(members, m.related); };
  const auto sources = [&, members = source_members()](const Meaning& meaning) {
    return make_list(members, find_sources(registry, meaning));
  };
  return {{"phrase", "What the code is called.", text_schema(),
           [](const Meaning& meaning) { return ordered_json(meaning.phrase); }},
          {"phrase_kind",
           "Who gave the phrase: 'registered' is of the registry; 'annotation' is the registry's remark in place of a "
           "phrase; 'origin' is "
           "of whoever uses the code; 'description' is of this book, because nobody else gave one.",
           choice_schema(phrase_kinds()), [](const Meaning& meaning) { return ordered_json(phrase_kind(meaning)); }},
          {"state", "Where the code stands in the registry.", choice_schema(state_ids(book.settings)),
           [](const Meaning& meaning) { return ordered_json(meaning.state); }},
          {"summary", "What the code says, in a sentence.", text_schema(),
           [](const Meaning& meaning) { return ordered_json(meaning.summary); }},
          {"origin", "Who uses the code so without having it registered.", text_or_null_schema(), origin},
          {"spec", "What defines the code.", citation_or_null_schema(),
           [&](const Meaning& meaning) { return citation_value(registry, meaning.spec); }},
          {"as_of", "The day of the record that says that the code is temporary.", date_or_null_schema(),
           [](const Meaning& meaning) { return or_null(meaning.as_of); }},
          {"expires", "The day on which the temporary registration ends.", date_or_null_schema(),
           [](const Meaning& meaning) { return or_null(meaning.expires); }},
          {"recognize", "How to tell this meaning of the code from its others.", text_or_null_schema(),
           [](const Meaning& meaning) { return or_null(meaning.recognize); }},
          {"checked", "The day on which somebody last compared the entry with what it cites.", date_or_null_schema(),
           [](const Meaning& meaning) { return or_null(meaning.checked); }},
          facts_member(book),
          {"fields", "The fields that a message with the code carries.",
           list_schema(object_schema(field_members(registry))), fields},
          {"earlier", "The phrases that the code had before.", list_schema(object_schema(earlier_members(registry))),
           earlier},
          {"related", "The codes that are confused with this one, the most confused first.",
           list_schema(object_schema(related_members())), related},
          {"sources", "What the entry rests on, beside what it cites.", list_schema(object_schema(source_members())),
           sources}};
}

namespace {

/// A registry without classes has codes without one.
Member<Code> class_member(const Registry& registry) {
  const bool has_none = registry.classes.size() == 0;
  return {"class", "The class of the code.", has_none ? text_or_null_schema() : choice_schema(registry.classes.ids()),
          [](const Code& code) { return or_null(code.class_id); }};
}

}  // namespace

Members<Code> identity_members(const Book& book) {
  const auto identifier = [&codes = book.registry.codes, names = identifiers_of(book.registry)](const Code& code) {
    return or_null(names[codes.place_of(code)]);
  };
  return {
      {"code", "The code as it is written.", text_schema(), [](const Code& code) { return ordered_json(code.id); }},
      {"number", "The code as a number; null if it is not only digits.", {{"type", {"integer", "null"}}}, number_of},
      {"identifier",
       "What a program can call the code: its phrase in capitals. Null if it has no phrase. It stays, even if the "
       "phrase "
       "changes, for as long as the version of the format begins with the same number.",
       {{"type", {"string", "null"}}, {"pattern", "^[A-Z_][A-Z0-9_a-z]*$"}},
       identifier},
      {"labels", "Other names of the code.", list_schema(text_schema()),
       [](const Code& code) {
         auto labels = ordered_json::array();
         for (const auto& label : code.labels) labels.push_back(label.text);
         return labels;
       }},
      class_member(book.registry),
      {"parent", "The code that this one is a part of.", text_or_null_schema(),
       [](const Code& code) { return or_null(code.parent); }},
      {"url", "The address of its page, from the root of the site.", text_schema(),
       [](const Code& code) { return ordered_json(address_of(code).page); }}};
}

Members<Code> short_members(const Book& book) {
  const std::vector<std::string> kept{"code", "number", "identifier", "class", "url"};
  Members<Code> members;
  for (auto& member : identity_members(book)) {
    if (std::find(kept.begin(), kept.end(), member.name) != kept.end()) members.push_back(std::move(member));
  }
  for (auto& [name, description, schema, value] : meaning_members(book)) {
    if (name != "phrase" && name != "state" && name != "summary") continue;
    members.push_back({name, description, schema, [get = value](const Code& code) { return get(code.main()); }});
  }
  members.push_back({"spec", "What defines the code, and the section of it.", text_or_null_schema(),
                     [](const Code& code) { return or_null(code.main().spec ? text_of(*code.main().spec) : ""); }});
  return members;
}

}  // namespace statusbook
