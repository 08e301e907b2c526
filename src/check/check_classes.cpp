#include "check/check_classes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "model/class_index.h"

namespace statusbook {

namespace {

// Each costs a look at every code.
constexpr std::size_t most_wide_members = 100;

const NamedAt& member_of(const ClassIndex::Claim& claim) { return claim.item->members[claim.member]; }

/// That a code is named once at most, and as no part of another.
void check_claims(const Registry& registry, const ClassIndex& index, const Code& code, Diagnostics& diagnostics) {
  const auto claims = index.claims_of(code.id);
  if (!code.parent.empty()) {
    for (const auto& claim : claims) {
      const auto& [text, at] = member_of(claim);
      if (text != code.id) continue;
      diagnostics.error(at, fmt::format("code {} is a part of {}, and so is in its class", code.id, code.parent),
                        "take it out of 'members'");
    }
    return;
  }
  for (std::size_t i = 1; i < claims.size(); ++i) {
    const auto& first = member_of(claims.front());
    diagnostics.error(member_of(claims[i]).at,
                      fmt::format("code {} is in class {} already, by '{}' at {}:{}", code.id, claims.front().item->id,
                                  first.text, first.at.file.str(), first.at.line),
                      "a code has one class");
  }
  if (code.class_id.empty() && registry.unread.empty()) {
    diagnostics.error(code.at, fmt::format("code {} is in no class", code.id),
                      fmt::format("the classes are {}; each has the codes that 'members' names, or without that key "
                                  "those that its id is the pattern of",
                                  fmt::join(registry.classes.ids(), ", ")));
  }
}

/// That a member names a code at least.
void check_member(const Registry& registry, const NamedAt& member, Diagnostics& diagnostics) {
  const auto rule = parse_member_rule(member.text);
  if (rule.kind == MemberRule::Kind::range && rule.from > rule.to) {
    diagnostics.error(member.at, fmt::format("the range '{}' ends before it begins", member.text));
    return;
  }
  if (!registry.unread.empty()) return;  // what could not be read may have such codes
  if (rule.kind != MemberRule::Kind::code) {
    const bool is_used = std::any_of(registry.codes.begin(), registry.codes.end(),
                                     [&](const Code& code) { return code.parent.empty() && rule.matches(code.id); });
    if (is_used) return;
    diagnostics.error(member.at, fmt::format("the registry has no code that '{}' names", member.text));
  } else if (registry.codes.find(member.text) == nullptr) {
    const auto known = diagnostics.is_full() ? std::vector<std::string>() : registry.codes.ids(most_candidates);
    diagnostics.error(member.at, fmt::format("there is no code '{}' in the registry{}", member.text,
                                             did_you_mean(member.text, known)));
  }
}

}  // namespace

void check_classes(const Registry& registry, Diagnostics& diagnostics) {
  for (const auto& item : registry.classes) {
    std::size_t wide = 0;
    for (const auto& member : item.members) {
      const bool is_wide = parse_member_rule(member.text).kind != MemberRule::Kind::code;
      if (is_wide && ++wide > most_wide_members) {
        diagnostics.error(
            member.at,
            fmt::format("class {} has more than {} ranges and beginnings of codes", item.id, most_wide_members),
            "name the codes, or divide the class");
        return;
      }
    }
  }
  if (registry.classes.size() == 0) return;
  const ClassIndex index(registry.classes);
  for (const auto& code : registry.codes) check_claims(registry, index, code, diagnostics);
  for (const auto& item : registry.classes) {
    for (const auto& member : item.members) check_member(registry, member, diagnostics);
  }
}

}  // namespace statusbook
