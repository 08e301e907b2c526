#include "site/csv_output.h"

#include <algorithm>
#include <array>
#include <map>

#include "site/code_members.h"
#include "site/csv.h"

namespace statusbook {

namespace {

using nlohmann::ordered_json;

/// Members of codes and of meanings, as JSON names them; a column for each fact follows.
constexpr std::array columns{"code",   "number", "identifier", "main",    "phrase", "phrase_kind", "class",
                             "parent", "state",  "origin",     "summary", "spec",   "url",         "checked"};

/// A value in a cell: a citation as it is written, and a list with commas.
std::string text_of(const ordered_json& value) {
  if (value.is_null()) return "";
  if (value.is_object()) {
    const auto section = text_of(value.at("section"));
    return value.at("id").get<std::string>() + (section.empty() ? "" : " \u00A7" + section);
  }
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string list;
  for (const auto& item : value) list += (list.empty() ? "" : ", ") + text_of(item);
  return list;
}

/// The columns' members of a table, in the order of the columns.
template <typename Entry>
std::map<std::string_view, const Member<Entry>*> find_columns(const Members<Entry>& members) {
  std::map<std::string_view, const Member<Entry>*> found;
  for (const auto& member : members) {
    if (std::find(columns.begin(), columns.end(), member.name) != columns.end()) found[member.name] = &member;
  }
  return found;
}

std::string make_csv(const Book& book) {
  const auto code_members = identity_members(book);
  const auto members = meaning_members(book);
  const auto code_columns = find_columns(code_members);
  const auto meaning_columns = find_columns(members);
  const auto facts = std::find_if(members.begin(), members.end(), [](const auto& m) { return m.name == "facts"; });
  std::vector<std::string> head(columns.begin(), columns.end());
  for (const auto& kind : book.settings.facts) head.push_back(kind.id);
  auto text = csv_row(head);
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      std::vector<std::string> values;
      for (const std::string_view column : columns) {
        if (column == "main") {
          values.emplace_back(&meaning == &code.main() ? "true" : "false");
          continue;
        }
        const auto of_code = code_columns.find(column);
        values.push_back(text_of(of_code != code_columns.end() ? of_code->second->value(code)
                                                               : meaning_columns.at(column)->value(meaning)));
      }
      const auto answers = facts->value(meaning);
      for (const auto& kind : book.settings.facts) {
        const auto answer = answers.find(kind.id);
        values.push_back(answer == answers.end() ? "" : text_of(answer->at("value")));
      }
      text += csv_row(values);
    }
  }
  return text;
}

}  // namespace

void add_csv_output(const Book& book, Outputs& outputs) {
  outputs.push_back({addresses::codes_csv, [&book](Diagnostics&) { return make_csv(book); }});
}

}  // namespace statusbook
