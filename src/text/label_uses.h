// The labels in a document: how the parser is told of them, and where each of their uses stands.
//
// Every label that may occur is defined for the parser, with an address of our own that carries its number. So the
// parser decides what is a reference, and an unknown label shows up as a link instead of vanishing into the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
  void define(std::string_view label, std::string_view number);
  /// The first use at the place or after it that nobody has asked for; the number of uses where there is none.
  std::size_t find_free(std::size_t place);

  std::vector<LabelUse> uses_;
  std::vector<std::string> keys_;    // of the uses: their labels in small letters
  std::vector<std::size_t> sorted_;  // uses by key, those of one in their order
  std::vector<std::size_t> free_;    // by place in sorted_: itself, or where to look on
  std::string definitions_;
};

}  // namespace statusbook
