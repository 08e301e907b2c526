#include "site/json_outputs.h"

#include <memory>
#include <mutex>

#include "base/strings.h"
#include "site/code_members.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// The members of a code's JSON, as tables.
struct CodeFormat {
  Members<Code> identity;
  Members<Meaning> meaning;
  Members<Code> names;
};

CodeFormat make_format(const Book& book) { return {identity_members(book), meaning_members(book), name_members(book)}; }

/// The main meaning's members stand at the top, where most readers look; `meanings` has all, the main one first.
ordered_json code_json(const CodeFormat& format, const Code& code) {
  auto result = make_object(format.identity, code);
  auto meanings = make_list(format.meaning, code.meanings);
  result.update(meanings.front());
  result["meanings"] = std::move(meanings);
  result.update(make_object(format.names, code));
  return result;
}

ordered_json make_schema(const Book& book, const CodeFormat& format) {
  const auto meaning = object_schema(format.meaning);
  auto code = object_schema(format.identity);
  const auto add = [&](const ordered_json& properties) {
    code["properties"].update(properties);
    for (const auto& [name, schema] : properties.items()) code["required"].push_back(name);
  };
  add(meaning["properties"]);
  add({{"meanings", {{"type", "array"}, {"items", {{"$ref", "#/definitions/meaning"}}}, {"minItems", 1}}}});
  add(object_schema(format.names)["properties"]);
  ordered_json schema{
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "A code of " + book.settings.title},
      {"description",
       "The members of the main meaning stand beside those of the code; meanings has all, the main one first."}};
  if (!book.settings.base_url.empty()) schema["$id"] = book.settings.base_url + addresses::code_schema.page;
  schema.update(code);
  schema["definitions"] = {{"meaning", meaning}};
  return schema;
}

/// The JSON of all codes, each made once, by whichever output needs it first.
class CodeTexts {
 public:
  explicit CodeTexts(const Book& book)
      : codes_(book.registry.codes), format_(make_format(book)), texts_(codes_.size()) {}

  [[nodiscard]] const CodeFormat& format() const { return format_; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

  const std::string& operator[](std::size_t index) {
    auto& [once, text] = texts_[index];
    std::call_once(once, [&, &text = text] { text = code_json(format_, codes_[index]).dump(2); });
    return text;
  }

  /// An array of them, indented as JSON libraries do it. A line end in JSON is layout: in strings it is escaped.
  std::string all() {
    std::string list = "[";
    for (std::size_t i = 0; i < size(); ++i) {
      list += i == 0 ? "\n  " : ",\n  ";
      list += replace_all((*this)[i], "\n", "\n  ");
    }
    return list + (size() == 0 ? "]" : "\n]");
  }

 private:
  struct Text {
    std::once_flag once;
    std::string text;
  };

  const Catalog<Code>& codes_;
  CodeFormat format_;
  std::vector<Text> texts_;
};

}  // namespace

std::string json_text(const Book& book, const Code& code) { return code_json(make_format(book), code).dump(2) + "\n"; }

void add_json_outputs(const Book& book, Outputs& outputs) {
  const auto texts = std::make_shared<CodeTexts>(book);
  for (std::size_t i = 0; i < texts->size(); ++i) {
    outputs.push_back({json_of(book.registry.codes[i]), [texts, i](Diagnostics&) { return (*texts)[i] + "\n"; }});
  }
  outputs.push_back({addresses::codes_json, [texts](Diagnostics&) { return texts->all() + "\n"; }});
  outputs.push_back({addresses::code_schema,
                     [&book, texts](Diagnostics&) { return make_schema(book, texts->format()).dump(2) + "\n"; }});
}

}  // namespace statusbook
