#include "compile/csv_file.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"

namespace statusbook {

namespace {

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

}  // namespace

OutputFile make_csv_file(const Book& book) {
  std::vector<std::string> head{"code", "phrase", "class", "state", "origin", "summary", "spec", "spec_url", "url"};
  for (const auto& kind : book.settings.facts) head.push_back(kind.id);
  auto text = row(head);
  for (const auto& code : book.registry.codes) {
    for (const auto& meaning : code.meanings) {
      const auto* origin = book.registry.origins.find(meaning.origin);
      std::vector<std::string> values{code.id,
                                      meaning.phrase,
                                      code.class_id,
                                      std::string(name_of(meaning.state)),
                                      origin == nullptr ? "" : origin->name,
                                      meaning.summary,
                                      meaning.spec ? text_of(*meaning.spec) : "",
                                      meaning.spec ? url_of(book.registry, *meaning.spec) : "",
                                      code.id + "/"};
      for (const auto& kind : book.settings.facts) {
        const auto fact =
            std::find_if(meaning.facts.begin(), meaning.facts.end(), [&](const auto& f) { return f.kind == kind.id; });
        values.push_back(fact == meaning.facts.end() ? "" : fact->value);
      }
      text += row(values);
    }
  }
  return {"codes.csv", text};
}

}  // namespace statusbook
