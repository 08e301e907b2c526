#include "model/key_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {

const Key* find_key(const KeyTable& table, std::string_view name) {
  if (table.is_open) return &table.keys.front();
  const auto found =
      std::find_if(table.keys.begin(), table.keys.end(), [&](const Key& key) { return key.name == name; });
  return found == table.keys.end() ? nullptr : &*found;
}

std::vector<std::string> key_names(const KeyTable& table) {
  std::vector<std::string> names;
  if (table.is_open) return names;
  for (const auto& key : table.keys) names.emplace_back(key.name);
  return names;
}

std::string example_line(const KeyTable& table, const Key& key) {
  return fmt::format("{} = {}", table.is_open ? table.sample : key.name, key.example);
}

}  // namespace statusbook
