#include "merge/translate_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/nearest.h"

namespace statusbook {

namespace {

const TranslatedTable* find_table(const TranslatedTable& table, std::string_view name) {
  const auto found =
      std::find_if(table.tables.begin(), table.tables.end(), [&](const auto& inner) { return inner.name == name; });
  return found == table.tables.end() ? nullptr : &*found;
}

/// The tables, or texts, in a table of the name; none where there is no such table.
const std::vector<TranslatedTable>& tables_in(const TranslatedTable& table, std::string_view name) {
  static const std::vector<TranslatedTable> none;
  const auto* found = find_table(table, name);
  return found == nullptr ? none : found->tables;
}
const std::vector<TranslatedText>& texts_in(const TranslatedTable& table, std::string_view name) {
  static const std::vector<TranslatedText> none;
  const auto* found = find_table(table, name);
  return found == nullptr ? none : found->texts;
}

class Translator {
 public:
  Translator(Settings& settings, Registry& registry, Diagnostics& diagnostics)
      : settings_(settings), registry_(registry), diagnostics_(diagnostics) {}

  void run(const TranslatedTable& texts) {
    translate_book(texts);
    for (const auto& table : tables_in(texts, "states")) translate_state(table);
    for (const auto& table : tables_in(texts, "facts")) translate_fact_kind(table);
    for (const auto& table : tables_in(texts, "classes")) translate_class(table);
    for (const auto& table : tables_in(texts, "codes")) translate_code(table);
    for (const auto& table : tables_in(texts, "fields")) {
      auto* field = find(registry_.fields, table, "field");
      if (field == nullptr) continue;
      take(table, "summary", field->summary);
      take_keywords(table, "keywords", field->keywords);
    }
    for (const auto& table : tables_in(texts, "pictures")) {
      auto* picture = find(registry_.pictures, table, "picture");
      if (picture == nullptr) continue;
      take(table, "title", picture->title);
      take(table, "caption", picture->caption);
    }
  }

 private:
  static void take(const TranslatedTable& table, std::string_view name, std::string& text) {
    for (const auto& translated : table.texts) {
      if (translated.name == name) text = translated.text;
    }
  }

  static void take_keywords(const TranslatedTable& table, std::string_view name, std::vector<std::string>& keywords) {
    for (const auto& translated : table.keywords) {
      if (translated.name == name) keywords = translated.words;
    }
  }

  void report(const Location& at, std::string_view what, const std::string& name,
              const std::vector<std::string>& known) {
    if (registry_.unread.may_define(name)) return;
    diagnostics_.error(at, fmt::format("there is no {} '{}' to translate{}", what, name, did_you_mean(name, known)),
                       "name it as the registry and book.toml do");
  }

  template <typename Entry>
  Entry* find(Catalog<Entry>& catalog, const TranslatedTable& table, std::string_view what) {
    auto* entry = catalog.find(table.name);
    if (entry == nullptr) report(table.at, what, table.name, catalog.ids(most_candidates));
    return entry;
  }

  /// The item of a list whose member is the name; a diagnostic, and null, where there is none.
  template <typename Item>
  Item* find(std::vector<Item>& items, std::string Item::*member, const std::string& name, const Location& at,
             std::string_view what) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.*member == name; });
    if (found != items.end()) return &*found;
    std::vector<std::string> known;
    for (const auto& item : items) known.push_back(item.*member);
    report(at, what, name, known);
    return nullptr;
  }

  void translate_book(const TranslatedTable& texts) {
    take(texts, "title", settings_.title);
    take(texts, "tagline", settings_.tagline);
    take(texts, "description", settings_.description);
    take(texts, "entry_noun", settings_.entry_noun);
    take(texts, "registry_name", settings_.registry_name);
    take_keywords(texts, "filler", settings_.filler);
    if (const auto* home = find_table(texts, "home")) translate_home(*home);
    for (const auto& [name, text, at] : texts_in(texts, "abbreviations")) {
      std::vector<std::string> known;
      for (const auto& [abbreviation, meaning] : settings_.abbreviations) known.push_back(abbreviation);
      const auto found = settings_.abbreviations.find(name);
      if (found == settings_.abbreviations.end()) {
        report(at, "abbreviation", name, known);
      } else {
        found->second = text;
      }
    }
    const auto* keywords = find_table(texts, "keywords");
    if (keywords == nullptr) return;
    for (const auto& [note, words, at] : keywords->keywords) {
      if (std::find(settings_.notes.begin(), settings_.notes.end(), note) == settings_.notes.end()) {
        report(at, "note", note, settings_.notes);
      } else {
        settings_.note_keywords[note] = words;
      }
    }
  }

  void translate_home(const TranslatedTable& texts) {
    auto& home = settings_.home;
    take(texts, "heading", home.heading);
    take(texts, "about_title", home.about_title);
    take(texts, "about", home.about);
    for (const auto& table : tables_in(texts, "questions")) {
      auto* question = find(home.questions, &HomeQuestion::note, table.name, table.at, "question with the note");
      if (question == nullptr) continue;
      take(table, "text", question->text);
      take(table, "hint", question->hint);
    }
  }

  void translate_state(const TranslatedTable& table) {
    auto* state = find(settings_.states, &State::id, table.name, table.at, "state");
    if (state == nullptr) return;
    take(table, "label", state->label);
    take(table, "meaning", state->meaning);
  }

  void translate_fact_kind(const TranslatedTable& table) {
    auto* kind = find(settings_.facts, &FactKind::id, table.name, table.at, "fact");
    if (kind == nullptr) return;
    take(table, "label", kind->label);
    take(table, "strip", kind->strip);
    for (const auto& [name, text, at] : texts_in(table, "choices")) {
      if (auto* choice = find(kind->choices, &FactChoice::id, name, at, "choice")) choice->label = text;
    }
  }

  void translate_class(const TranslatedTable& table) {
    auto* item = find(registry_.classes, table, "class");
    if (item == nullptr) return;
    take(table, "label", item->label);
    take(table, "name", item->name);
    take(table, "summary", item->summary);
    take_keywords(table, "keywords", item->keywords);
  }

  void translate_code(const TranslatedTable& table) {
    auto* code = find(registry_.codes, table, "code");
    if (code == nullptr) return;
    translate_meaning(table, code->meanings.front());
    for (const auto& other : tables_in(table, "meanings")) {
      auto* meaning = find(code->meanings, &Meaning::origin, other.name, other.at, "meaning with the origin");
      if (meaning != nullptr) translate_meaning(other, *meaning);
    }
  }

  void translate_meaning(const TranslatedTable& table, Meaning& meaning) {
    take(table, "summary", meaning.summary);
    take(table, "recognize", meaning.recognize);
    take_keywords(table, "keywords", meaning.keywords);
    for (const auto& translated : tables_in(table, "facts")) {
      auto* fact = find(meaning.facts, &Fact::kind, translated.name, translated.at, "fact of the code");
      if (fact == nullptr) continue;
      take(translated, "is", fact->value);
      take(translated, "note", fact->note);
    }
    for (const auto& [name, text, at] : texts_in(table, "fields")) {
      if (auto* use = find(meaning.fields, &FieldUse::field, name, at, "field of the code")) use->note = text;
    }
    for (const auto& [name, text, at] : texts_in(table, "related")) {
      if (auto* other = find(meaning.related, &RelatedCode::code, name, at, "related code")) other->reason = text;
    }
  }

  Settings& settings_;
  Registry& registry_;
  Diagnostics& diagnostics_;
};

}  // namespace

void translate_texts(const TranslatedTable& texts, Settings& settings, Registry& registry, Diagnostics& diagnostics) {
  Translator(settings, registry, diagnostics).run(texts);
}

}  // namespace statusbook
