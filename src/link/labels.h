// Labels: what an editor writes in square brackets, and where it leads. `404`, `4xx`, `Location`, `RFC 9110`,
// `RFC 9110 §15.5.5`, `redirects`; with `#id` after the name of a page, an element on it. Case does not matter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  std::map<std::string, const Spec*, std::less<>> specs_;  ///< by id in lower case
  std::map<std::string, std::size_t, std::less<>> pages_;  ///< by label in lower case
  std::vector<std::string> names_;
};

}  // namespace statusbook
