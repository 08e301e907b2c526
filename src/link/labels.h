// Labels: what an editor writes in square brackets, and where it leads. `404`, `4xx`, `Location`, `RFC 9110`,
// `RFC 9110 §15.5.5`, `redirects`; with `#id` after the name of a page, an element on it. Case does not matter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/book.h"

namespace statusbook {

/// A place that a link leads to: a page of the site, or an address elsewhere.
struct Target {
  std::string url;  ///< from the site's root, or absolute where `external`
  std::string fragment;
  bool external = false;
};

class LabelIndex {
 public:
  explicit LabelIndex(const Book& book);

  [[nodiscard]] std::optional<Target> find(std::string_view label) const;
  /// Every label, for suggestions.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  const Registry* registry_;
  std::map<std::string, Target, std::less<>> targets_;  ///< by label in lower case
  std::vector<std::string> names_;
};

/// The address of a place on the site as a link on the page at `from` writes it: relative, so that the site works under
/// any path.
std::string relative_url(std::string_view from, std::string_view url, std::string_view fragment = {});

}  // namespace statusbook
