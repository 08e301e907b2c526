// Mustache templates, as version 1.4 of its specification has them, without changed delimiters and the optional modules
// (lambdas, inheritance, dynamic names). Stricter in one thing: a name that a template uses and its data does not
// provide is a fault with the place of the tag, since a page with a hole in it is worse than no page. A template is
// parsed once and may then be rendered by many threads at a time; what one rendering costs is bounded.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "text/view.h"
#include "text/words.h"

namespace statusbook {

/// Finds the text of a partial and the path that diagnostics give it.
struct PartialText {
  std::string file;
  std::string text;
};
using PartialLookup = std::function<std::optional<PartialText>(std::string_view name)>;

/// What tags such as {{words.back}} stand for, and which of them do.
struct TemplateWords {
  const Words& words;
  std::set<std::string, std::less<>>& used;
};

struct ParsedTemplate;

class Template {
 public:
  /// Looks each partial up once and parses it, too, so that rendering reads nothing. A partial may include itself, as
  /// one that draws a tree does. Faults of form are diagnostics.
  ///
  /// With words, {{words.KEY}} is their text, whose names are looked for as those of tags are, and {{{words.KEY}}} the
  /// same with the text as HTML; what stands in place of the names is escaped in both. Without, it is a name as others.
  static Template parse(std::string_view text, const std::string& file, const PartialLookup& partials,
                        Diagnostics& diagnostics, const TemplateWords* words = nullptr);

  /// null, false and [] are provided, and empty; null and false are shown as nothing, numbers as JSON has them. Lists
  /// and objects are for sections: showing one is a fault. Rendering that nests too deep, takes too many steps or
  /// writes too much ends with a diagnostic and gives nothing. Names that the data has nowhere are looked for in
  /// `around`, which may be shared with other renderings.
  [[nodiscard]] std::string render(const View& data, Diagnostics& diagnostics, const View* around = nullptr) const;

 private:
  explicit Template(std::shared_ptr<const ParsedTemplate> parsed) : parsed_(std::move(parsed)) {}

  std::shared_ptr<const ParsedTemplate> parsed_;
};

}  // namespace statusbook
