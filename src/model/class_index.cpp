#include "model/class_index.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>

#include "base/strings.h"

namespace statusbook {

namespace {

/// nullopt where the text is not only digits, or too many of them.
std::optional<unsigned long long> number_of(std::string_view text) {
  unsigned long long number = 0;
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

bool matches_pattern(std::string_view id, std::string_view pattern) {
  if (id.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == 'x' ? !is_alphanumeric(id[i]) : pattern[i] != id[i]) return false;
  }
  return true;
}

bool MemberRule::matches(std::string_view id) const {
  switch (kind) {
    case Kind::code: return id == text;
    case Kind::beginning: return id.starts_with(text);
    case Kind::range: break;
  }
  const auto number = number_of(id);
  return number && from <= *number && *number <= to;
}

MemberRule parse_member_rule(std::string_view text) {
  if (text.ends_with('*')) return {MemberRule::Kind::beginning, std::string(text.substr(0, text.size() - 1))};
  const auto dash = text.find('-');
  const auto from = number_of(text.substr(0, dash));
  const auto to = dash == std::string_view::npos ? std::nullopt : number_of(text.substr(dash + 1));
  if (from && to) return {MemberRule::Kind::range, {}, *from, *to};
  return {MemberRule::Kind::code, std::string(text)};
}

ClassIndex::ClassIndex(const Catalog<CodeClass>& classes) : classes_(classes) {
  for (const auto& item : classes) {
    for (std::size_t i = 0; i < item.members.size(); ++i) {
      auto rule = parse_member_rule(item.members[i].text);
      if (rule.kind == MemberRule::Kind::code) {
        by_code_[rule.text].push_back({&item, i});
      } else {
        wide_.push_back({std::move(rule), {&item, i}});
      }
    }
  }
}

std::vector<ClassIndex::Claim> ClassIndex::claims_of(std::string_view id) const {
  std::vector<Claim> claims;
  if (const auto named = by_code_.find(std::string(id)); named != by_code_.end()) claims = named->second;
  for (const auto& [rule, claim] : wide_) {
    if (rule.matches(id)) claims.push_back(claim);
  }
  const auto place = [&](const Claim& claim) { return std::tuple(classes_.place_of(*claim.item), claim.member); };
  std::sort(claims.begin(), claims.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return claims;
}

const CodeClass* ClassIndex::find(std::string_view id) const {
  if (const auto claims = claims_of(id); !claims.empty()) return claims.front().item;
  for (const auto& item : classes_) {
    if (item.members.empty() && matches_pattern(id, item.id)) return &item;
  }
  return nullptr;
}

}  // namespace statusbook
