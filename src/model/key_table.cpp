#include "model/key_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {

const Key* find_key(const KeyTable& table, std::string_view name) {
  if (table.is_open) {
    const auto names = key_names(table);
    const bool is_one = names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    return is_one ? &table.keys.front() : nullptr;
  }
  const auto found =
      std::find_if(table.keys.begin(), table.keys.end(), [&](const Key& key) { return key.name == name; });
  return found == table.keys.end() ? nullptr : &*found;
}

std::vector<std::string> key_names(const KeyTable& table) {
  if (table.is_open) return table.names == nullptr ? std::vector<std::string>() : table.names();
  std::vector<std::string> names;
  for (const auto& key : table.keys) names.emplace_back(key.name);
  return names;
}

std::string example_line(const KeyTable& table, const Key& key) {
  return fmt::format("{} = {}", table.is_open ? table.sample : key.name, key.example);
}

}  // namespace statusbook
