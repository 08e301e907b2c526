#include "load/read_code.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "load/entry_parts.h"
#include "load/unread_values.h"
#include "model/addresses.h"

namespace statusbook {

namespace {

std::vector<Fact> read_facts(KeyedTable table, const std::string& what, Diagnostics& diagnostics) {
  std::vector<Fact> facts;
  TableReader kinds(table, "the facts of " + what, diagnostics);
  for (const auto* entry : kinds.entries()) {
    const auto one = kinds.table(entry->key);
    if (!one) continue;
    const auto name = fmt::format("fact '{}' of {}", entry->key, what);
    TableReader reader(*one, name, diagnostics);
    const bool is_own = reader.boolean("own");  // our conclusion, which nobody else has stated
    Fact fact{entry->key, reader.text("is"), reader.citation("by"), reader.prose("note"), entry->at};
    if (is_own && fact.by) diagnostics.error(reader.at("by"), name + " has 'own' and 'by'", "remove one of them");
    reader.finish();
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<FieldUse> read_fields(const std::vector<KeyedTable>& tables, const std::string& what,
                                  Diagnostics& diagnostics) {
  std::vector<FieldUse> fields;
  const auto levels = field_levels();
  for (const auto& table : tables) {
    TableReader reader(table, "a field of " + what, diagnostics);
    FieldUse use{reader.text("name"), "", {}, "", reader.at("name")};
    if (const auto level = reader.choice("level")) use.level = levels[*level];
    use.by = reader.citation("by");
    use.note = reader.prose("note");
    reader.finish();
    fields.push_back(std::move(use));
  }
  return fields;
}

Meaning read_meaning(TableReader& reader, const std::string& what, Diagnostics& diagnostics) {
  Meaning meaning;
  meaning.at = reader.at();
  meaning.phrase = reader.text("phrase");
  meaning.phrase_at = reader.at("phrase");
  meaning.own_phrase = reader.boolean("own_phrase");
  meaning.summary = reader.prose("summary");
  meaning.state = reader.text("state");
  meaning.state_at = reader.at("state");
  meaning.origin = reader.text("origin");
  meaning.origin_at = reader.at("origin");
  meaning.spec = reader.citation("spec");
  meaning.is_draft = read_draft(reader, what, "checked", diagnostics);
  meaning.checked = reader.date("checked");
  meaning.checked_at = reader.at("checked");
  meaning.as_of = reader.date("as_of");
  meaning.expires = reader.date("expires");
  meaning.recognize = reader.prose("recognize");
  if (const auto facts = reader.table("facts")) meaning.facts = read_facts(*facts, what, diagnostics);
  meaning.fields = read_fields(reader.tables("fields"), what, diagnostics);
  for (const auto& table : reader.tables("earlier")) {
    TableReader earlier(table, "an earlier phrase of " + what, diagnostics);
    auto phrase = earlier.text("phrase");
    auto by = earlier.citation("by");
    earlier.finish();
    if (by) meaning.earlier.push_back({std::move(phrase), std::move(*by)});
  }
  for (const auto& table : reader.tables("related")) {
    TableReader related(table, "a related code of " + what, diagnostics);
    meaning.related.push_back({related.text("code"), related.prose("reason"), related.at("code")});
    related.finish();
  }
  std::vector<Location> sources_at;
  const auto sources = reader.texts("sources", &sources_at);
  for (std::size_t i = 0; i < sources.size(); ++i) meaning.sources.push_back({sources[i], sources_at[i]});
  meaning.notes = read_notes(reader);
  meaning.keywords = reader.keywords();
  return meaning;
}

}  // namespace

const CodePaths::Use* CodePaths::find_other(const Code& code) {
  const auto& use = uses_.try_emplace(to_lower(path_of_code(code.id)), Use{code.id, code.at}).first->second;
  // Ids that differ in letter case only are told of as such.
  return equal_ignoring_case(use.id, code.id) ? nullptr : &use;
}

void read_code(KeyedTable table, Registry& registry, CodePaths& paths, Diagnostics& diagnostics) {
  auto& codes = registry.codes;
  const auto what = name_of_entry(table.value, "code", "code");
  TableReader reader(table, what, diagnostics);
  Code code;
  code.id = reader.text("code");
  code.at = reader.at("code");
  code.parent = reader.text("parent");
  code.parent_at = reader.at("parent");
  code.meanings.push_back(read_meaning(reader, what, diagnostics));
  code.labels = read_names(reader, "labels");
  code.meanings.front().has_unread_keys = !reader.unread().empty();
  reader.finish();
  if (code.id.empty()) {
    add_unread(table.value, registry.unread);
    return;
  }
  if (!is_code_id(code.id)) {
    diagnostics.error(code.at, fmt::format("'{}' is no code: a code is letters, digits and any of {}, and begins with "
                                           "a letter or digit",
                                           code.id, code_marks));
    registry.unread.add(code.id);
    return;
  }
  if (const auto* other = paths.find_other(code)) {
    diagnostics.error(
        code.at,
        fmt::format("code '{}' would have the page of code '{}' at {}:{}, {}/", code.id, other->id,
                    other->at.file.str(), other->at.line, path_of_code(code.id)),
        "an address has '-' for '/' and '+', and behind names of devices on Windows; its letter case does not "
        "count");
    registry.unread.add(code.id);
    return;
  }
  if (auto* known = codes.find(code.id)) {
    auto& meaning = code.meanings.front();
    const auto same_origin = [&](const Meaning& other) { return other.origin == meaning.origin; };
    const auto twin = std::find_if(known->meanings.begin(), known->meanings.end(), same_origin);
    if (twin == known->meanings.end() && known->parent == code.parent) {
      known->meanings.push_back(std::move(meaning));
      known->labels.insert(known->labels.end(), code.labels.begin(), code.labels.end());
    } else {
      const auto& first = twin == known->meanings.end() ? known->at : twin->at;
      diagnostics.error(code.at, fmt::format("duplicate {}; the first is at {}:{}", what, first.file.str(), first.line),
                        "another meaning of the number needs another 'origin'");
    }
    return;
  }
  codes.add(std::move(code));
}

}  // namespace statusbook
