// What files that could not be read, or parts of them, may define. A reference to one of these names is no fault of its
// own: it is told when the file can be read.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace statusbook {

class Unread {
 public:
  /// Takes every name of a text in TOML, well-formed or not: what stands between quotes, brackets, commas and '='.
  void add(std::string_view text);
  /// For a text that nobody could look into.
  void add_everything() { everything_ = true; }
  void append(const Unread& other);

  /// Letter case does not count.
  [[nodiscard]] bool may_define(std::string_view name) const;
  [[nodiscard]] bool empty() const { return !everything_ && names_.empty(); }

 private:
  std::set<std::string, std::less<>> names_;
  bool everything_ = false;
};

}  // namespace statusbook
