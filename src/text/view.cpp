#include "text/view.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace statusbook {

namespace {

/// Its length and three of its letters, in which most names differ.
std::uint32_t mark_of(std::string_view name) {
  if (name.empty()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(name[i])); };
  return static_cast<std::uint32_t>(name.size()) << 24U | byte(0) << 16U | byte(name.size() / 2) << 8U |
         byte(name.size() - 1);
}

}  // namespace

View::Member::Member(std::string_view text) : mark(mark_of(text)), name(text) {}

View::View() noexcept = default;
View::View(double number) : value_(number) {}
View::View(std::string text) : value_(std::move(text)) {}
View::View(std::string_view text) : value_(std::in_place_type<std::string>, text) {}
View::View(const char* text) : value_(std::in_place_type<std::string>, text) {}
View::View(const std::vector<std::string>& texts) : value_(std::in_place_type<List>, texts.begin(), texts.end()) {}
View::View(List list) : value_(std::move(list)) {}
View::View(Object object) : value_(std::move(object)) {}

View::View(std::initializer_list<Named> members) : value_(std::in_place_type<Object>) {
  auto& object = std::get<Object>(value_);
  object.reserve(members.size());
  for (const auto& member : members) object.emplace_back(member.name_).value = std::move(member.value_);
}

View View::list() { return List(); }
View View::object() { return Object(); }

View::View(View&& other) noexcept = default;
View& View::operator=(View&& other) noexcept = default;
View::~View() = default;

View View::copy() const {
  if (const auto* list = get<List>()) {
    List items;
    items.reserve(list->size());
    for (const auto& item : *list) items.push_back(item.copy());
    return items;
  }
  if (const auto* object = get<Object>()) {
    Object members;
    members.reserve(object->size());
    for (const auto& member : *object) members.emplace_back(member.name).value = member.value.copy();
    return members;
  }
  if (const auto* text = get<std::string>()) return *text;
  if (const auto* number = get<long long>()) return *number;
  if (const auto* fraction = get<double>()) return *fraction;
  if (const auto* truth = get<bool>()) return *truth;
  return {};
}

const std::string& View::text() const {
  static const std::string none;
  const auto* text = get<std::string>();
  return text == nullptr ? none : *text;
}

std::size_t View::size() const {
  if (const auto* list = get<List>()) return list->size();
  const auto* object = get<Object>();
  return object == nullptr ? 0 : object->size();
}

void View::push_back(View item) {
  if (is_null()) value_ = List();
  std::get<List>(value_).push_back(std::move(item));
}

View& View::back() { return std::get<List>(value_).back(); }
View& View::front() { return std::get<List>(value_).front(); }
View::List::iterator View::begin() { return std::get<List>(value_).begin(); }
View::List::iterator View::end() { return std::get<List>(value_).end(); }
View::List::const_iterator View::begin() const { return std::get<List>(value_).begin(); }
View::List::const_iterator View::end() const { return std::get<List>(value_).end(); }

View& View::operator[](std::string_view name) {
  if (const auto* known = find(name)) return const_cast<View&>(*known);  // NOLINT: one search for both
  if (is_null()) value_ = Object();
  return std::get<Object>(value_).emplace_back(name).value;
}

const View& View::at(std::string_view name) const {
  if (const auto* known = find(name)) return *known;
  throw std::out_of_range("a view has no member '" + std::string(name) + "'");
}

const View* View::find(std::string_view name) const {
  const auto* object = get<Object>();
  if (object == nullptr) return nullptr;
  const auto mark = mark_of(name);
  for (const auto& member : *object) {
    if (member.mark == mark && member.name == name) return &member.value;
  }
  return nullptr;
}

bool operator==(const View& a, const View& b) { return a.value_ == b.value_; }

}  // namespace statusbook
