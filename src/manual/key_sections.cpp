#include "manual/key_sections.h"

#include <fmt/format.h>

namespace statusbook {

namespace {

std::string type_words(const Key& key) {
  switch (key.kind) {
    case KeyKind::text:
    case KeyKind::prose: return "string";
    case KeyKind::word: return "word of letters, digits and '-'";
    case KeyKind::url: return "address that begins with https:// or http://";
    case KeyKind::citation: return "citation, such as \"STD 1 \u00A72.1\" or the id of a source";
    case KeyKind::choice: return fmt::format("one of \"{}\"", fmt::join(key.choices(), "\", \""));
    case KeyKind::date: return "date";
    case KeyKind::integer: return "integer";
    case KeyKind::boolean: return "true or false";
    case KeyKind::texts:
    case KeyKind::keywords: return "list of strings";
    case KeyKind::integers: return "list of integers";
    case KeyKind::value: return "string, number, true or false, list of strings, or table of these";
    case KeyKind::table: return "table";
    case KeyKind::tables: break;
  }
  return "list of tables";
}

/// What lifts the requirement: "'copy' is given or draft = true".
std::string exceptions(const KeyTable& table, const Key& key) {
  std::string words;
  for (const auto name : key.unless) {
    if (name.empty()) continue;
    const auto* other = find_key(table, name);
    const bool is_switch = other != nullptr && other->kind == KeyKind::boolean;
    words += (words.empty() ? "" : " or ") +
             (is_switch ? fmt::format("{} = true", name) : fmt::format("'{}' is given", name));
  }
  return words;
}

std::string presence_words(const KeyTable& table, const Key& key) {
  // An open table may be empty, and its names are the author's.
  if (key.presence == Presence::optional || table.is_open) {
    return key.fallback.empty() ? "" : fmt::format("; default: {}", key.fallback);
  }
  if (!key.when.key.empty()) return fmt::format("; required if {} = \"{}\"", key.when.key, key.when.value);
  const auto unless = exceptions(table, key);
  return unless.empty() ? "; required" : fmt::format("; required unless {}", unless);
}

void add_sections(const KeyTable& table, const std::string& path, bool is_list, std::vector<KeySection>& sections) {
  const auto header = path.empty() ? "" : is_list ? fmt::format("[[{}]]", path) : fmt::format("[{}]", path);
  KeySection section{header, std::string(table.meaning), {}};
  for (const auto& key : table.keys) {
    section.entries.push_back({std::string(key.name), type_words(key) + presence_words(table, key),
                               std::string(key.meaning), key.example.empty() ? "" : example_line(table, key)});
  }
  sections.push_back(std::move(section));
  for (const auto& key : table.keys) {
    if (key.table == nullptr) continue;
    const auto inner = path.empty() ? std::string(key.name) : fmt::format("{}.{}", path, key.name);
    add_sections(*key.table, inner, key.kind == KeyKind::tables, sections);
  }
}

}  // namespace

std::vector<KeySection> key_sections(const KeyTable& keys) {
  std::vector<KeySection> sections;
  add_sections(keys, "", false, sections);
  return sections;
}

}  // namespace statusbook
