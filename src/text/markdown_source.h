// A look at a document's raw text before and beside cmark-gfm: the bounds that keep the parser's cost in proportion,
// the labels that occur, and the columns that the parser does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace statusbook {

struct LabelUse {
  std::string label;  ///< white space collapsed
  int line = 0;
  int column = 0;
  int length = 0;
  int last_line = 0;  ///< a label may run over line ends, and the parser knows only where it ends
};

class MarkdownSource {
 public:
  MarkdownSource(std::string_view text, FileName file);

  /// Whether the document keeps the bounds; a diagnostic for each that it does not.
  bool check_bounds(Diagnostics& diagnostics) const;

  /// Whatever stands in square brackets and may be a reference label, in order. More than the parser will take for one:
  /// text in code and link texts are among them.
  [[nodiscard]] std::vector<LabelUse> find_labels() const;

  /// Where `needle` stands on the line, not escaped by a backslash; its column is 0 if it is not there.
  [[nodiscard]] Location find_on_line(int line, std::string_view needle) const;
  [[nodiscard]] std::string_view line(int number) const;
  [[nodiscard]] int line_count() const { return static_cast<int>(lines_.size()); }

 private:
  std::string_view text_;
  FileName file_;
  std::vector<std::string_view> lines_;
};

}  // namespace statusbook
