#include "site/book_members.h"

#include <algorithm>

#include "site/member_values.h"

namespace statusbook {

using nlohmann::ordered_json;

namespace {

/// Of the format: the first number changes when a program that reads the data might fail, the second when something is
/// added.
constexpr const char* format_version = "1.0";

/// The last day on which an entry was compared with what it cites; empty where no entry says.
std::string last_checked(const Registry& registry) {
  std::string last;
  for (const auto& code : registry.codes) {
    for (const auto& meaning : code.meanings) last = std::max(last, meaning.checked);
  }
  return last;
}

Members<Book> origin_members() {
  return {{"title", "The book.", text_schema(), [](const Book& book) { return ordered_json(book.settings.title); }},
          {"site", "The address of the site, which the addresses of pages continue; null if it is not known.",
           text_or_null_schema(), [](const Book& book) { return or_null(book.settings.base_url); }},
          {"repository", "The address of the repository that the book is in.", text_or_null_schema(),
           [](const Book& book) { return or_null(book.settings.repository); }},
          {"registry", "Who registers the codes.", text_or_null_schema(),
           [](const Book& book) { return or_null(book.settings.registry_name); }},
          {"checked", "The last day on which an entry was compared with what it cites.", date_or_null_schema(),
           [](const Book& book) { return or_null(last_checked(book.registry)); }}};
}

/// Codes of a class that nobody has; one code is a range from itself to itself.
struct Range {
  std::string from;
  std::string to;
};

Members<Range> range_members() {
  return {{"from", "The first code.", text_schema(), [](const Range& range) { return ordered_json(range.from); }},
          {"to", "The last code, which belongs to the range.", text_schema(),
           [](const Range& range) { return ordered_json(range.to); }}};
}

std::vector<Range> unassigned_of(const CodeClass& item) {
  std::vector<Range> ranges;
  for (const auto& text : item.unassigned) {
    const auto dash = text.find('-');
    ranges.push_back({text.substr(0, dash), dash == std::string::npos ? text : text.substr(dash + 1)});
  }
  return ranges;
}

ordered_json members_of(const CodeClass& item) {
  auto members = ordered_json::array();
  for (const auto& member : item.members) members.push_back(member.text);
  return members;
}

Members<CodeClass> class_members(const Registry& registry) {
  const auto unassigned = [members = range_members()](const CodeClass& item) {
    return make_list(members, unassigned_of(item));
  };
  return {
      {"id", "The class. Without members it is also the form of its codes: each x stands for one digit or letter.",
       text_schema(), [](const CodeClass& item) { return ordered_json(item.id); }},
      {"members",
       "Which codes the class has: each by itself (0), by a range of numbers (1-16) or by what it begins with "
       "(image/*). "
       "Empty where the id says so.",
       list_schema(text_schema()), members_of},
      {"name", "What it is called.", text_or_null_schema(), [](const CodeClass& item) { return or_null(item.name); }},
      {"summary", "What its codes have in common.", text_or_null_schema(),
       [](const CodeClass& item) { return or_null(item.summary); }},
      {"spec", "What defines it.", citation_or_null_schema(),
       [&](const CodeClass& item) { return citation_value(registry, item.spec); }},
      {"url", "The address of its page, from the root of the site.", text_schema(),
       [](const CodeClass& item) { return ordered_json(address_of(item).page); }},
      {"unassigned", "The codes of the class that nobody has registered, in order.",
       list_schema(object_schema(range_members())), unassigned}};
}

Members<Field> field_members(const Registry& registry) {
  return {
      {"name", "The field.", text_schema(), [](const Field& field) { return ordered_json(field.id); }},
      {"summary", "What it says.", text_or_null_schema(), [](const Field& field) { return or_null(field.summary); }},
      {"spec", "What defines it.", citation_or_null_schema(),
       [&](const Field& field) { return citation_value(registry, field.spec); }},
      {"url", "The address of its page, from the root of the site.", text_schema(),
       [](const Field& field) { return ordered_json(address_of(field).page); }}};
}

}  // namespace

Members<Book> envelope_members(std::size_t count) {
  return {{"version",
           "The version of the format. Its first number changes if a program that reads the data might fail; with the "
           "second, "
           "members or values of a list are added. Ignore members that you do not know.",
           {{"type", "string"}, {"pattern", "^1\\.[0-9]+$"}},
           [](const Book&) { return ordered_json(format_version); }},
          {"generated_from", "The book that the data is from.", object_schema(origin_members()),
           [members = origin_members()](const Book& book) { return make_object(members, book); }},
          {"license", "The license of the data, as an SPDX identifier.", text_or_null_schema(),
           [](const Book& book) { return or_null(book.settings.data_license); }},
          {"count", "How many codes there are.", {{"type", "integer"}}, [count](const Book&) {
             return ordered_json(count);
           }}};
}

Members<Book> registry_members(const Book& book) {
  const auto& registry = book.registry;
  const auto classes = [&, members = class_members(registry)](const Book&) {
    return make_list(members, registry.classes);
  };
  const auto fields = [&, members = field_members(registry)](const Book&) {
    return make_list(members, registry.fields);
  };
  return {
      {"classes", "The classes of codes.", list_schema(object_schema(class_members(registry))), classes},
      {"fields", "The fields of messages with codes.", list_schema(object_schema(field_members(registry))), fields}};
}

}  // namespace statusbook
