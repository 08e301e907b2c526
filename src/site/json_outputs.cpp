#include "site/json_outputs.h"

#include <memory>
#include <mutex>

#include "base/strings.h"
#include "site/book_members.h"
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

/// The main meaning's members stand beside those of the code, where most readers look; the others are in a list.
ordered_json code_json(const CodeFormat& format, const Code& code) {
  auto result = make_object(format.identity, code);
  result.update(make_object(format.meaning, code.main()));
  auto others = ordered_json::array();
  for (std::size_t i = 1; i < code.meanings.size(); ++i) {
    others.push_back(make_object(format.meaning, code.meanings[i]));
  }
  result["other_meanings"] = std::move(others);
  result.update(make_object(format.names, code));
  return result;
}

/// Adds the members of one schema of an object to another.
void add_members(ordered_json& schema, const ordered_json& more) {
  schema["properties"].update(more["properties"]);
  for (const auto& name : more["required"]) schema["required"].push_back(name);
}

ordered_json list_member(const char* name, const char* definition, const char* description) {
  const ordered_json list{{"type", "array"}, {"items", {{"$ref", definition}}}, {"description", description}};
  return {{"properties", {{name, list}}}, {"required", {name}}};
}

ordered_json code_object_schema(const CodeFormat& format) {
  auto code = object_schema(format.identity);
  add_members(code, object_schema(format.meaning));
  add_members(code, list_member("other_meanings", "#/definitions/meaning",
                                "What the code means to others; the main meaning is the code's own members."));
  add_members(code, object_schema(format.names));
  return code;
}

ordered_json schema_head(const Book& book, const Address& address, const std::string& title, const char* description) {
  ordered_json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}};
  if (!book.settings.base_url.empty()) schema["$id"] = book.settings.base_url + address.page;
  schema["title"] = title;
  schema["description"] = description;
  return schema;
}

ordered_json make_code_schema(const Book& book, const CodeFormat& format) {
  auto schema = schema_head(book, addresses::code_schema, "A code of " + book.settings.title,
                            "A code with its main meaning; the other meanings are in a list.");
  schema.update(code_object_schema(format));
  schema["definitions"] = {{"meaning", object_schema(format.meaning)}};
  return schema;
}

ordered_json make_schema(const Book& book, const CodeFormat& format) {
  auto schema =
      schema_head(book, addresses::codes_schema, book.settings.title, "All codes, with what is known of them.");
  auto whole = object_schema(envelope_members(0));
  add_members(whole, object_schema(registry_members(book)));
  add_members(whole, list_member("codes", "#/definitions/code", "All codes, each followed by its parts."));
  schema.update(whole);
  schema["definitions"] = {{"code", code_object_schema(format)}, {"meaning", object_schema(format.meaning)}};
  return schema;
}

ordered_json make_short_schema(const Book& book) {
  auto schema = schema_head(book, addresses::codes_short_schema, book.settings.title + ", in short",
                            "The codes that are no part of another, with the little that most programs need.");
  auto whole = object_schema(envelope_members(0));
  add_members(whole, list_member("codes", "#/definitions/code", "The codes, in order."));
  schema.update(whole);
  schema["definitions"] = {{"code", object_schema(short_members(book))}};
  return schema;
}

/// A line for each code, so that a comparison of two versions shows what has changed.
std::string make_short(const Book& book) {
  const auto members = short_members(book);
  std::size_t count = 0;
  std::string list;
  for (const auto& code : book.registry.codes) {
    if (!code.parent.empty()) continue;
    list += (count++ == 0 ? "\n" : ",\n") + make_object(members, code).dump();
  }
  auto text = make_object(envelope_members(count), book).dump();
  text.pop_back();
  return text + ",\"codes\":[" + list + "\n]}\n";
}

/// The JSON of all codes, each made once, by whichever output needs it first.
class CodeTexts {
 public:
  explicit CodeTexts(const Book& book) : book_(book), texts_(book.registry.codes.size()) {}

  const CodeFormat& format() {
    std::call_once(format_is_made_, [&] { format_ = make_format(book_); });
    return format_;
  }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

  const std::string& operator[](std::size_t index) {
    auto& made = texts_[index];
    std::call_once(made.once, [&] { made.text = code_json(format(), book_.registry.codes[index]).dump(2); });
    return made.text;
  }

  /// The whole with its envelope, indented as JSON libraries do it. A line end in JSON is layout: in strings it is
  /// escaped.
  std::string all() {
    auto whole = make_object(envelope_members(size()), book_);
    whole.update(make_object(registry_members(book_), book_));
    auto text = whole.dump(2);
    text.resize(text.rfind('\n'));
    text += ",\n  \"codes\": [";
    for (std::size_t i = 0; i < size(); ++i) {
      text += i == 0 ? "\n    " : ",\n    ";
      text += replace_all((*this)[i], "\n", "\n    ");
    }
    return text + (size() == 0 ? "]\n}\n" : "\n  ]\n}\n");
  }

 private:
  struct Text {
    std::once_flag once;
    std::string text;
  };

  const Book& book_;
  std::once_flag format_is_made_;
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
  outputs.push_back({addresses::codes_json, [texts](Diagnostics&) { return texts->all(); }});
  outputs.push_back({addresses::codes_short, [&book](Diagnostics&) { return make_short(book); }});
  outputs.push_back({addresses::code_schema,
                     [&book, texts](Diagnostics&) { return make_code_schema(book, texts->format()).dump(2) + "\n"; }});
  outputs.push_back({addresses::codes_schema,
                     [&book, texts](Diagnostics&) { return make_schema(book, texts->format()).dump(2) + "\n"; }});
  outputs.push_back(
      {addresses::codes_short_schema, [&book](Diagnostics&) { return make_short_schema(book).dump(2) + "\n"; }});
}

}  // namespace statusbook
