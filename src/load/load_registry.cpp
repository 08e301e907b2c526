#include "load/load_registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/strings.h"
#include "load/entry_parts.h"
#include "load/keys.h"
#include "load/read_code.h"
#include "load/read_sections.h"
#include "load/table_reader.h"
#include "load/unread_values.h"
#include "text/toml.h"

namespace statusbook {

namespace {

const std::string registry_folder = "content/registry";

struct KeyedText {
  std::string key;
  Location at;
  std::string text;
};

/// An open table of texts, by codes.
std::vector<KeyedText> read_texts_by_key(TableReader& reader, std::string_view key, const std::string& what,
                                         Diagnostics& diagnostics) {
  std::vector<KeyedText> result;
  const auto table = reader.table(key);
  if (!table) return result;
  TableReader texts(*table, fmt::format("'{}' of {}", key, what), diagnostics);
  for (const auto* entry : texts.entries()) {
    if (auto text = texts.text(entry->key); !text.empty()) result.push_back({entry->key, entry->at, std::move(text)});
  }
  return result;
}

CodeClass read_class(KeyedTable table, Diagnostics& diagnostics) {
  TableReader reader(table, name_of_entry(table.value, "class", "id"), diagnostics);
  CodeClass result;
  result.id = reader.text("id");
  result.members = read_names(reader, "members");
  result.label = reader.text("label");
  if (result.label.empty()) result.label = result.id;
  result.name = reader.text("name");
  result.summary = reader.prose("summary");
  result.spec = reader.citation("spec");
  result.color = reader.word("color");
  result.sign = reader.word("sign");
  result.unassigned = reader.texts("unassigned");
  result.notes = read_notes(reader);
  result.keywords = reader.keywords();
  result.at = reader.at("id");
  reader.finish();
  return result;
}

Spec read_spec(KeyedTable table, Diagnostics& diagnostics) {
  TableReader reader(table, name_of_entry(table.value, "spec", "id"), diagnostics);
  Spec spec;
  spec.id = reader.text("id");
  spec.title = reader.text("title");
  spec.date = reader.text("date");
  spec.url = reader.url("url");
  spec.section_url = reader.url("section_url");
  spec.appendix_url = reader.url("appendix_url");
  spec.sections = read_sections(reader, diagnostics);
  spec.obsoletes = reader.texts("obsoletes", &spec.obsoletes_at);
  spec.keywords = reader.keywords();
  spec.at = reader.at("id");
  reader.finish();
  return spec;
}

Field read_field(KeyedTable table, Diagnostics& diagnostics) {
  const auto what = name_of_entry(table.value, "field", "name");
  TableReader reader(table, what, diagnostics);
  Field field;
  field.id = reader.text("name");
  field.summary = reader.prose("summary");
  read_draft(reader, what, "spec", diagnostics);
  field.spec = reader.citation("spec");
  field.keywords = reader.keywords();
  field.counts_content = reader.boolean("counts_content");
  field.at = reader.at("name");
  reader.finish();
  return field;
}

Origin read_origin(KeyedTable table, Diagnostics& diagnostics) {
  TableReader reader(table, name_of_entry(table.value, "origin", "id"), diagnostics);
  Origin origin{reader.text("id"), reader.text("name"), reader.url("url"), reader.keywords(), reader.at("id")};
  reader.finish();
  return origin;
}

Source read_source(KeyedTable table, Diagnostics& diagnostics) {
  const auto what = name_of_entry(table.value, "source", "id");
  TableReader reader(table, what, diagnostics);
  Source source;
  source.id = reader.text("id");
  source.title = reader.text("title");
  source.publisher = reader.text("publisher");
  source.url = reader.url("url");
  source.copy = reader.text("copy");
  read_draft(reader, what, "read", diagnostics);
  source.read = reader.date("read");
  source.read_at = reader.at("read");
  source.language = reader.word("language");
  source.at = reader.at("id");
  reader.finish();
  return source;
}

Edition read_edition(KeyedTable table, Diagnostics& diagnostics) {
  const auto what = name_of_entry(table.value, "edition", "id");
  TableReader reader(table, what, diagnostics);
  Edition edition;
  edition.id = reader.text("id");
  edition.at = reader.at("id");
  const auto kind = reader.choice("kind");
  edition.kind = kind == 1U ? Edition::Kind::software : Edition::Kind::spec;
  edition.date = reader.text("date");
  edition.version = reader.text("version");
  edition.by = reader.citation("by").value_or(Citation{});
  for (const auto& [code, at, phrase] : read_texts_by_key(reader, "phrases", what, diagnostics)) {
    edition.phrases.push_back({code, phrase, at});
  }
  reader.finish();
  return edition;
}

Library read_library(KeyedTable table, Diagnostics& diagnostics) {
  const auto what = name_of_entry(table.value, "library", "id");
  TableReader reader(table, what, diagnostics);
  Library library;
  library.id = reader.text("id");
  library.at = reader.at("id");
  library.name = reader.text("name");
  library.language = reader.text("language");
  library.version = reader.text("version");
  library.common = reader.boolean("common");
  library.by = reader.citation("by").value_or(Citation{});
  for (const auto& [code, at, name] : read_texts_by_key(reader, "constants", what, diagnostics)) {
    library.constants.push_back({code, name, "", "", at});
  }
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < library.constants.size(); ++i) places.emplace(library.constants[i].code, i);
  const auto read_remarks = [&](std::string_view key, std::string Library::Constant::*remark) {
    for (const auto& [code, at, text] : read_texts_by_key(reader, key, what, diagnostics)) {
      const auto place = places.find(code);
      if (place == places.end()) {
        diagnostics.error(at, fmt::format("'{}' of {} names {}, for which it has no constant", key, what, code));
      } else {
        library.constants[place->second].*remark = text;
      }
    }
  };
  read_remarks("stale", &Library::Constant::stale);
  read_remarks("aliases", &Library::Constant::alias);
  reader.finish();
  return library;
}

Picture read_picture(KeyedTable table, Diagnostics& diagnostics) {
  TableReader reader(table, name_of_entry(table.value, "picture", "id"), diagnostics);
  Picture picture;
  picture.id = reader.text("id");
  picture.at = reader.at("id");
  const auto kind = reader.choice("kind");
  picture.kind = static_cast<Picture::Kind>(kind.value_or(0));
  picture.title = reader.text("title");
  picture.caption = reader.prose("caption");
  std::vector<Location> at;
  const auto pages = reader.texts("pages", &at);
  for (std::size_t i = 0; i < pages.size(); ++i) picture.pages.push_back({pages[i], at[i]});
  picture.boxes = reader.texts("boxes");
  picture.notes = reader.texts("notes");
  picture.arrows = reader.texts("arrows");
  picture.sender = reader.integer("sender").value_or(0);
  picture.broken = reader.integer("broken").value_or(0);
  picture.waits = reader.integers("waits");
  picture.unit = reader.text("unit");
  picture.last = reader.text("last");
  picture.columns = reader.texts("columns");
  picture.rows = reader.texts("rows");
  picture.senders = reader.integers("senders");
  picture.failed = reader.integers("failed");
  std::vector<Location> cells_at;
  const auto cells = reader.texts("cells", &cells_at);
  for (std::size_t i = 0; i < cells.size(); ++i) picture.cells.push_back({cells[i], cells_at[i]});
  reader.finish();
  return picture;
}

template <typename Entry>
void read_entries(TableReader& file, const char* key, Catalog<Entry>& catalog, Entry (*read)(KeyedTable, Diagnostics&),
                  Unread& unread, Diagnostics& diagnostics) {
  for (const auto& table : file.tables(key)) {
    auto entry = read(table, diagnostics);
    if (entry.id.empty()) {
      add_unread(table.value, unread);
      continue;
    }
    const auto id = entry.id;
    const auto at = entry.at;
    if (catalog.add(std::move(entry))) continue;
    const auto& first = catalog.find(id)->at;
    diagnostics.error(at,
                      fmt::format("duplicate {} '{}'; the first is at {}:{}", key, id, first.file.str(), first.line));
  }
}

}  // namespace

Registry load_registry(const FileReader& project, Diagnostics& diagnostics, int jobs, Memo<ParsedToml>* parsed) {
  Registry registry;
  CodePaths paths;
  const auto folder = project.find(registry_folder);
  if (folder && folder->kind != EntryKind::folder) registry.unread.add_everything();  // load_documents() says so
  for (const auto& [path, text, tree, is_misnamed] :
       read_toml_folder(project, registry_folder, jobs, parsed, diagnostics)) {
    if (!tree || !tree->table) {
      if (text) {
        registry.unread.add(*text);
      } else if (!is_misnamed) {
        registry.unread.add_everything();
      }
      continue;
    }
    TableReader file({*tree->table, registry_keys}, "a registry file", diagnostics);
    read_entries(file, "class", registry.classes, read_class, registry.unread, diagnostics);
    for (const auto& code : file.tables("code")) read_code(code, registry, paths, diagnostics);
    read_entries(file, "spec", registry.specs, read_spec, registry.unread, diagnostics);
    read_entries(file, "field", registry.fields, read_field, registry.unread, diagnostics);
    read_entries(file, "origin", registry.origins, read_origin, registry.unread, diagnostics);
    read_entries(file, "source", registry.sources, read_source, registry.unread, diagnostics);
    read_entries(file, "edition", registry.editions, read_edition, registry.unread, diagnostics);
    read_entries(file, "library", registry.libraries, read_library, registry.unread, diagnostics);
    read_entries(file, "picture", registry.pictures, read_picture, registry.unread, diagnostics);
    file.finish();
    add_unread(file, registry.unread);
  }
  registry.codes.sort([](const Code& a, const Code& b) { return natural_less(a.id, b.id); });
  registry.editions.sort(
      [](const Edition& a, const Edition& b) { return std::tie(a.kind, a.date) < std::tie(b.kind, b.date); });
  return registry;
}

}  // namespace statusbook
