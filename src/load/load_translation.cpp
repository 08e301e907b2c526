#include "load/load_translation.h"

#include <fmt/format.h>

#include <utility>

#include "load/keys.h"
#include "load/read_text.h"
#include "load/table_reader.h"
#include "text/toml.h"

namespace statusbook {

namespace {

/// All that the table holds, by its keys.
TranslatedTable read_table(KeyedTable table, const std::string& name, const std::string& what,
                           Diagnostics& diagnostics) {
  TableReader reader(table, what, diagnostics);
  TranslatedTable result{name, {}, {}, {}, table.value.at};
  const auto read = [&](const Key& key, const std::string& entry, const Location& at) {
    if (key.kind == KeyKind::table) {
      const auto inner = reader.table(entry);
      const auto inner_name = name.empty() ? entry : fmt::format("{}.{}", name, entry);
      if (!inner) return;
      result.tables.push_back(read_table(*inner, entry, fmt::format("'{}'", inner_name), diagnostics));
      result.tables.back().at = at;
    } else if (key.kind == KeyKind::keywords) {
      if (auto words = reader.keywords(entry); !words.empty()) result.keywords.push_back({entry, std::move(words), at});
    } else {
      auto text = key.kind == KeyKind::prose ? reader.prose(entry) : reader.text(entry);
      if (!text.empty()) result.texts.push_back({entry, std::move(text), at});
    }
  };
  if (table.keys.is_open) {
    for (const auto* entry : reader.entries()) read(table.keys.keys.front(), entry->key, entry->at);
  } else {
    for (const auto& key : table.keys.keys) read(key, std::string(key.name), reader.at(key.name));
  }
  reader.finish();
  return result;
}

}  // namespace

TranslatedTable load_translated_texts(const FileReader& project, const std::string& language,
                                      Diagnostics& diagnostics) {
  const auto content = content_of_language(language);
  if (!is_folder(project, content)) return {};
  const auto path = join_path(content, translated_registry);
  const auto entry = project.find(path);
  if (!entry) return {};
  const auto text = read_text(project, path, *entry, most_registry_bytes, diagnostics);
  const auto table = text ? parse_toml(*text, path, diagnostics) : std::nullopt;
  return table ? read_table({*table, translation_keys}, "", "a translation", diagnostics) : TranslatedTable();
}

}  // namespace statusbook
