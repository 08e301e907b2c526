// What a template is given: text, numbers, true and false, null, lists, and objects with their members in the order in
// which they were added. A page's view is built once and read once, so it can be moved and not copied: who needs the
// same part twice says copy(). Braces make an object: {{"id", id}, {"codes", std::move(codes)}}.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace statusbook {

class View {
 public:
  struct Member;
  class Named;
  using List = std::vector<View>;
  using Object = std::vector<Member>;

  View() noexcept;  ///< null
  View(std::same_as<bool> auto truth);
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) View(Number number);
  View(double number);
  View(std::string text);
  View(std::string_view text);
  View(const char* text);
  View(const std::vector<std::string>& texts);
  View(List list);
  View(Object object);
  View(std::initializer_list<Named> members);

  static View list();
  static View object();

  View(View&& other) noexcept;
  View& operator=(View&& other) noexcept;
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  ~View();
  [[nodiscard]] View copy() const;

  /// The value, if it is of this kind; else nullptr. Kinds: bool, long long, double, std::string, List, Object.
  template <typename Kind>
  [[nodiscard]] const Kind* get() const {
    return std::get_if<Kind>(&value_);
  }
  [[nodiscard]] bool is_null() const { return value_.index() == 0; }
  /// "" where it is no text.
  [[nodiscard]] const std::string& text() const;

  // Of lists and objects; others are empty.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }

  // Of lists; null becomes one.
  void push_back(View item);
  [[nodiscard]] View& back();
  [[nodiscard]] View& front();
  [[nodiscard]] List::iterator begin();
  [[nodiscard]] List::iterator end();
  [[nodiscard]] List::const_iterator begin() const;
  [[nodiscard]] List::const_iterator end() const;

  // Of objects; null becomes one.
  /// The member of this name, added as null where there is none.
  View& operator[](std::string_view name);
  /// Throws std::out_of_range where there is none.
  [[nodiscard]] const View& at(std::string_view name) const;
  [[nodiscard]] const View& operator[](std::string_view name) const { return at(name); }
  [[nodiscard]] const View* find(std::string_view name) const;

  friend bool operator==(const View& a, const View& b);

 private:
  std::variant<std::monostate, bool, long long, double, std::string, List, Object> value_;
};

struct View::Member {
  explicit Member(std::string_view text);

  std::uint32_t mark;  ///< of the name: who looks for one compares this first
  std::string name;
  View value;

  friend bool operator==(const Member&, const Member&) = default;
};

// Made where a member is known: a variant of lists of members cannot be destroyed before.
View::View(std::same_as<bool> auto truth) : value_(truth) {}
template <std::integral Number>
requires(!std::same_as<Number, bool>) View::View(Number number) : value_(static_cast<long long>(number)) {}

/// A member as braces have it: its value can be moved out of the initializer list.
class View::Named {
 public:
  Named(std::string_view name, View value) : name_(name), value_(std::move(value)) {}

 private:
  friend class View;
  std::string_view name_;
  mutable View value_;
};

}  // namespace statusbook
