// Which class has a code. A class names its members, or its id is their pattern.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/registry.h"

namespace statusbook {

/// Whether an id begins as the pattern says; each x of the pattern matches one digit or letter.
bool matches_pattern(std::string_view id, std::string_view pattern);

/// What a class says of its members in one text: "0" is a code, "1-16" are those with numbers from 1 to 16, "image/*"
/// those that begin so.
struct MemberRule {
  enum class Kind { code, range, beginning };

  Kind kind = Kind::code;
  std::string text;             ///< the code, or the beginning
  unsigned long long from = 0;  ///< of a range
  unsigned long long to = 0;

  [[nodiscard]] bool matches(std::string_view id) const;
};

MemberRule parse_member_rule(std::string_view text);

/// Finds the classes of codes. The classes have to outlive it.
class ClassIndex {
 public:
  explicit ClassIndex(const Catalog<CodeClass>& classes);

  /// A class that names a code, and the place of what names it in its list.
  struct Claim {
    const CodeClass* item = nullptr;
    std::size_t member = 0;
  };
  /// All that name the code, in the order of classes and members.
  [[nodiscard]] std::vector<Claim> claims_of(std::string_view id) const;

  /// The class that has a code: the first that names it, else the first without members whose pattern it matches;
  /// nullptr where there is none.
  [[nodiscard]] const CodeClass* find(std::string_view id) const;

 private:
  struct WideRule {
    MemberRule rule;
    Claim claim;
  };

  const Catalog<CodeClass>& classes_;
  std::unordered_map<std::string, std::vector<Claim>> by_code_;
  std::vector<WideRule> wide_;  ///< ranges and beginnings
};

}  // namespace statusbook
