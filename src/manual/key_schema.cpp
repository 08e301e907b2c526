#include "manual/key_schema.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "text/toml.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

ordered_json to_json(const TomlValue& value) {
  switch (value.kind) {
    case TomlKind::integer: return value.integer;
    case TomlKind::fraction: return value.fraction;
    case TomlKind::boolean: return value.boolean;
    case TomlKind::array: {
      auto list = ordered_json::array();
      for (const auto& item : value.items) list.push_back(to_json(item));
      return list;
    }
    case TomlKind::table: {
      auto object = ordered_json::object();
      for (const auto& entry : value.entries) object[entry.key] = to_json(entry.value);
      return object;
    }
    case TomlKind::text:
    case TomlKind::date:  // JSON has none; editors check dates as text
    case TomlKind::other: break;
  }
  return value.text;
}

/// nullopt where the text is words.
std::optional<ordered_json> parse_value(std::string_view toml) {
  Diagnostics ignored;
  const auto table = parse_toml(fmt::format("x = {}\n", toml), "", ignored);
  if (!table) return std::nullopt;
  return to_json(table->entries.front().value);
}

/// Lengths are bounded in bytes; as numbers of characters, which schemas count, the bounds refuse nothing that is read.
ordered_json text_schema(std::size_t most) { return {{"type", "string"}, {"minLength", 1}, {"maxLength", most}}; }

ordered_json pattern_schema(std::size_t most, const char* pattern) {
  auto schema = text_schema(most);
  schema["pattern"] = pattern;
  return schema;
}

ordered_json require(std::string_view name) { return {{"required", ordered_json::array({name})}}; }

ordered_json list_schema(const ordered_json& items) { return {{"type", "array"}, {"items", items}}; }

ordered_json table_schema(const KeyTable& table);

ordered_json type_schema(const Key& key) {
  switch (key.kind) {
    case KeyKind::text:
    case KeyKind::citation: break;
    case KeyKind::prose: return text_schema(most_prose_bytes);
    case KeyKind::word: return pattern_schema(most_line_bytes, "^[A-Za-z0-9-]+$");
    case KeyKind::url: return pattern_schema(most_url_bytes, "^https?://");
    case KeyKind::choice: return {{"enum", key.choices()}};
    case KeyKind::date: return {{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case KeyKind::integer: return {{"type", "integer"}};
    case KeyKind::boolean: return {{"type", "boolean"}};
    case KeyKind::texts: return list_schema({{"type", "string"}, {"maxLength", most_line_bytes}});
    case KeyKind::keywords: {
      auto schema = list_schema(text_schema(most_line_bytes));
      schema["uniqueItems"] = true;
      return schema;
    }
    case KeyKind::integers: return list_schema({{"type", "integer"}});
    case KeyKind::value:
      return {{"type", {"string", "number", "boolean", "array", "object"}}, {"items", {{"type", "string"}}}};
    case KeyKind::table: return table_schema(*key.table);
    case KeyKind::tables: return list_schema(table_schema(*key.table));
  }
  return text_schema(most_line_bytes);
}

ordered_json key_schema(const Key& key) {
  auto schema = type_schema(key);
  schema["description"] = key.meaning;
  if (const auto fallback = key.fallback.empty() ? std::nullopt : parse_value(key.fallback)) {
    schema["default"] = *fallback;
  }
  if (const auto example = key.example.empty() ? std::nullopt : parse_value(key.example)) {
    schema["examples"] = ordered_json::array({*example});
  }
  return schema;
}

/// An object in which the key is given, or true.
ordered_json given_schema(const KeyTable& table, std::string_view name) {
  auto schema = require(name);
  if (const auto* key = find_key(table, name); key != nullptr && key->kind == KeyKind::boolean) {
    schema["properties"] = {{std::string(name), {{"const", true}}}};
  }
  return schema;
}

/// When the key is required, of one that is not always; null otherwise.
ordered_json condition_schema(const KeyTable& table, const Key& key) {
  const auto needed = require(key.name);
  if (!key.when.key.empty()) {
    auto matches = require(key.when.key);
    matches["properties"] = {{std::string(key.when.key), {{"const", key.when.value}}}};
    return {{"if", matches}, {"then", needed}};
  }
  auto exceptions = ordered_json::array();
  for (const auto name : key.unless) {
    if (!name.empty()) exceptions.push_back(given_schema(table, name));
  }
  return exceptions.empty() ? ordered_json() : ordered_json{{"if", {{"anyOf", exceptions}}}, {"else", needed}};
}

ordered_json open_schema(const KeyTable& table) {
  ordered_json schema{{"type", "object"}, {"description", table.meaning}};
  const auto entry = key_schema(table.keys.front());
  schema["additionalProperties"] = entry;
  return schema;
}

ordered_json table_schema(const KeyTable& table) {
  if (table.is_open) return open_schema(table);
  auto properties = ordered_json::object();
  auto required = ordered_json::array();
  auto conditions = ordered_json::array();
  for (const auto& key : table.keys) {
    properties[std::string(key.name)] = key_schema(key);
    if (key.presence == Presence::optional) continue;
    auto condition = condition_schema(table, key);
    if (condition.is_null()) {
      required.push_back(key.name);
    } else {
      conditions.push_back(std::move(condition));
    }
  }
  ordered_json schema{{"type", "object"}, {"description", table.meaning}, {"properties", properties}};
  if (!required.empty()) schema["required"] = required;
  if (!conditions.empty()) {
    // An object with "allOf" of its own would lose its completions in Taplo, which then looks at the parts only.
    schema["if"] = true;
    schema["then"] = {{"allOf", conditions}};
  }
  schema["additionalProperties"] = false;
  return schema;
}

}  // namespace

std::string key_schema(const ManualTopic& topic) {
  ordered_json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", topic.file}};
  schema.update(table_schema(*topic.keys));
  return schema.dump(2) + "\n";
}

std::string schema_advice() {
  return "Editors complete and check keys by it, with the language server Taplo: VS Code with the extension Even "
         "Better "
         "TOML, Helix with taplo installed, Neovim with vim.lsp.enable('taplo'). Write the schemas into the folder "
         "that "
         "holds content/:\n\n"
         "  statusbook schema book >book.schema.json\n"
         "  statusbook schema registry >registry.schema.json\n\n"
         "and name them in .taplo.toml there:\n\n"
         "  [[rule]]\n"
         "  include = [\"content/book.toml\"]\n"
         "  schema.path = \"book.schema.json\"\n\n"
         "  [[rule]]\n"
         "  include = [\"content/registry/*.toml\"]\n"
         "  schema.path = \"registry.schema.json\"\n\n"
         "Or, for one file, in its first line, as seen from its folder:\n\n"
         "  #:schema ../book.schema.json";
}

}  // namespace statusbook
