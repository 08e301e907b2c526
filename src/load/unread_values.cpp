#include "load/unread_values.h"

namespace statusbook {

void add_unread(const TomlValue& value, Unread& unread) {
  if (value.kind == TomlKind::text) unread.add(value.text);
  if (value.kind == TomlKind::integer) unread.add(std::to_string(value.integer));
  for (const auto& item : value.items) add_unread(item, unread);
  for (const auto& entry : value.entries) {
    unread.add(entry.key);
    add_unread(entry.value, unread);
  }
}

void add_unread(const TableReader& reader, Unread& unread) {
  for (const auto* entry : reader.unread()) {
    const auto kind = entry->value.kind;
    if (kind != TomlKind::array && kind != TomlKind::table) continue;  // a single value defines nothing
    unread.add(entry->key);
    add_unread(entry->value, unread);
  }
}

}  // namespace statusbook
