// Members of JSON objects as a table: the name of each, what it means, what its value may be (JSON Schema, draft 7),
// and the value. An object and its schema are made from one table, so that they agree.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace statusbook {

template <typename Entry>
struct Member {
  std::string name;
  std::string description;
  nlohmann::ordered_json schema;
  std::function<nlohmann::ordered_json(const Entry&)> value;
};

template <typename Entry>
using Members = std::vector<Member<Entry>>;

template <typename Entry>
nlohmann::ordered_json make_object(const Members<Entry>& members, const Entry& entry) {
  nlohmann::ordered_json::object_t object;  // filled at its end: looking each name up first would cost as much again
  object.reserve(members.size());
  for (const auto& member : members) object.emplace_back(member.name, member.value(entry));
  return object;
}

template <typename Entries, typename Entry>
nlohmann::ordered_json make_list(const Members<Entry>& members, const Entries& entries) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& entry : entries) list.push_back(make_object<Entry>(members, entry));
  return list;
}

/// The schema of an object that has these members and may gain others.
template <typename Entry>
nlohmann::ordered_json object_schema(const Members<Entry>& members) {
  auto properties = nlohmann::ordered_json::object();
  auto required = nlohmann::ordered_json::array();
  for (const auto& member : members) {
    auto schema = member.schema;
    schema["description"] = member.description;
    properties[member.name] = std::move(schema);
    required.push_back(member.name);
  }
  return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

}  // namespace statusbook
