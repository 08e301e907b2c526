// JSON objects for views, from names and values in turn: object("id", code.id, "url", url). The JSON library's
// initializer lists make a list of two of each member first, and cost several times as much.
#pragma once

#include <nlohmann/json.hpp>
#include <utility>

namespace statusbook {

inline void add_members(nlohmann::ordered_json::object_t&) {}

template <typename Value, typename... Rest>
void add_members(nlohmann::ordered_json::object_t& object, const char* name, Value&& value, Rest&&... rest) {
  object.emplace_back(name, nlohmann::ordered_json(std::forward<Value>(value)));
  add_members(object, std::forward<Rest>(rest)...);
}

/// No name may occur twice.
template <typename... NamesAndValues>
nlohmann::ordered_json object(NamesAndValues&&... members) {
  nlohmann::ordered_json::object_t result;
  result.reserve(sizeof...(members) / 2);
  add_members(result, std::forward<NamesAndValues>(members)...);
  return result;
}

}  // namespace statusbook
