#include "site/csv_output.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "site/code_members.h"

namespace statusbook {

namespace {

using nlohmann::ordered_json;

/// Members of codes and of meanings, as JSON names them; a column for each fact follows.
constexpr std::array columns{"code", "phrase", "class", "state", "origin", "summary", "spec", "spec_url", "url"};

/// Quotes are doubled. A value that a spreadsheet would run as a formula begins with an apostrophe.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return "\"" + replace_all(std::move(text), "\"", "\"\"") + "\"";
}

std::string row(const std::vector<std::string>& values) {
  std::string line;
  for (const auto& value : values) line += (&value == &values.front() ? "" : ",") + cell(value);
  return line + "\r\n";
}

std::string text_of(const ordered_json& value) { return value.is_null() ? "" : value.get<std::string>(); }

std::string make_csv(const Book& book) {
  const auto identity = identity_members(book);
  const auto members = meaning_members(book);
  std::vector<std::string> head(columns.begin(), columns.end());
  for (const auto& kind : book.settings.facts) head.push_back(kind.id);
  auto text = row(head);
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      auto json = make_object(identity, code);
      json.update(make_object(members, meaning));
      std::vector<std::string> values;
      for (const auto* column : columns) values.push_back(text_of(json[column]));
      for (const auto& kind : book.settings.facts) {
        const auto& facts = json["facts"];
        values.push_back(facts.contains(kind.id) ? text_of(facts[kind.id]["value"]) : "");
      }
      text += row(values);
    }
  }
  return text;
}

}  // namespace

void add_csv_output(const Book& book, Outputs& outputs) {
  outputs.push_back({addresses::codes_csv, [&book](Diagnostics&) { return make_csv(book); }});
}

}  // namespace statusbook
