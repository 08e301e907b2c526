// What readers type, found in what the book holds: words of prose, names in code font, constants of libraries without
// what all of a library's constants have in common. A word is lowered ASCII letters and digits, and whatever is beyond
// ASCII as it is; the page's script folds letters further.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/registry.h"

namespace statusbook {

/// The words of plain text; a name such as "NotFound" or "not_found" is two.
std::vector<std::string> words_of(std::string_view text);

/// What stands in code font in such HTML and is a name that people look up, such as a setting: in order, each once.
std::vector<std::string> find_code_names(std::string_view html);

/// What a library calls a code, without the type or module that it belongs to: "NOT_FOUND" from "HttpStatus.NOT_FOUND".
std::string bare_name(std::string_view constant);

/// Names in a remark on a constant, such as "HTTP_OLD is an alias".
std::vector<std::string> names_in_remark(std::string_view remark);

/// Words that begin most constants of a library, such as "http" and "status": they tell no code from another.
std::set<std::string> find_common_words(const Registry& registry);

/// Every way in which libraries spell a code: bare names, each once, in the order of the registry.
std::vector<std::string> find_spellings(const Registry& registry, const Code& code);

/// Tells names of one code that are more than another spelling of a name before.
class NewNames {
 public:
  NewNames(const std::set<std::string>& common, std::string code) : common_(common), code_(std::move(code)) {}

  /// Whether the name differs from all so far by more than letter case, separators, common words and the code itself.
  bool take(std::string_view name);

 private:
  const std::set<std::string>& common_;
  std::string code_;
  std::set<std::string> seen_;
};

}  // namespace statusbook
