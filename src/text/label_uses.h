// The labels in a document: how the parser is told of them, and where each of their uses stands.
//
// Every label that may occur is defined for the parser, with an address of our own that carries its number. So the
// parser decides what is a reference, and an unknown label shows up as a link instead of vanishing into the text.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "text/markdown_source.h"

namespace statusbook {

class LabelUses {
 public:
  explicit LabelUses(const MarkdownSource& source);

  /// What addresses of labels begin with.
  static constexpr std::string_view scheme = "statusbook-label:";

  /// Reference definitions, to be put behind the text.
  [[nodiscard]] const std::string& definitions() const { return definitions_; }
  /// The label that an address stands for; nullopt where it is an address of the document.
  [[nodiscard]] std::optional<std::string> label_at(std::string_view url) const;
  /// Where a use of the label stands, on the line of `at` or below: each use in turn, since the parser knows no
  /// columns.
  Location locate(std::string_view label, Location at);

 private:
  std::vector<LabelUse> uses_;
  std::map<std::string, std::set<std::pair<int, std::size_t>>> unlocated_;  // by label: last lines and indices of uses
  std::string definitions_;
};

}  // namespace statusbook
