// Labels: what an editor writes in square brackets, and where it leads. `404`, `4xx`, `Location`, `RFC 9110`,
// `RFC 9110 §15.5.5`, `redirects`, and other names that the registry gives a code; with `#id` after the name of a page,
// an element on it. Case does not matter.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/book.h"

namespace statusbook {

/// A place that a label leads to: a page of the site, or an address elsewhere.
struct Target {
  std::size_t page = 0;   ///< index in Book::pages
  std::string fragment;   ///< id of an element on the page; may be empty
  std::string elsewhere;  ///< not empty: the target is this address, and no page
};

class LabelIndex {
 public:
  explicit LabelIndex(const Book& book);

  [[nodiscard]] std::optional<Target> find(std::string_view label) const;
  /// What is wrong with the label of a section that its spec does not have; "" for other labels.
  [[nodiscard]] std::string find_missing_section(std::string_view label) const;
  /// Labels, for suggestions: as many as nearest() looks at.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  [[nodiscard]] const Spec* find_spec(std::string_view id) const;

  const Registry* registry_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <typename Value>
  using ByName = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  ByName<const Spec*> specs_;  ///< by id in lower case
  ByName<std::size_t> pages_;  ///< by label in lower case
  std::vector<std::string> names_;
};

}  // namespace statusbook
