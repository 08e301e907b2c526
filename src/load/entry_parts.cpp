#include "load/entry_parts.h"

#include <fmt/format.h>

namespace statusbook {

std::string name_of_entry(const TomlValue& table, std::string_view kind, std::string_view id_key) {
  for (const auto& entry : table.entries) {
    if (entry.key == id_key && entry.value.kind == TomlKind::text) {
      return fmt::format("{} {}", kind, shortened(entry.value.text));
    }
  }
  return fmt::format("a {}", kind);
}

bool read_draft(TableReader& reader, const std::string& what, std::string_view key, Diagnostics& diagnostics) {
  if (!reader.boolean("draft")) return false;
  diagnostics.warning(reader.at("draft"), fmt::format("{} is a draft that nobody has checked", what),
                      fmt::format("complete it, set '{}' and remove 'draft'", key));
  return true;
}

std::vector<NamedAt> read_names(TableReader& reader, std::string_view key) {
  std::vector<Location> at;
  auto texts = reader.texts(key, &at);
  std::vector<NamedAt> names;
  for (std::size_t i = 0; i < texts.size(); ++i) names.push_back({std::move(texts[i]), at[i]});
  return names;
}

std::vector<NoteUse> read_notes(TableReader& reader) {
  std::vector<Location> at;
  const auto ids = reader.texts("notes", &at);
  std::vector<NoteUse> notes;
  for (std::size_t i = 0; i < ids.size(); ++i) notes.push_back({ids[i], at[i]});
  return notes;
}

}  // namespace statusbook
