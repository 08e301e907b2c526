#include "merge/complete_registry.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// The first class whose pattern the code matches, or its parent for a part of another; "" where none does.
std::string find_class(const Registry& registry, const Code& code) {
  const auto* parent = registry.codes.find(code.parent);
  const auto& id = parent == nullptr ? code.id : parent->id;
  for (const auto& item : registry.classes) {
    if (matches_pattern(id, item.id)) return item.id;
  }
  return {};
}

/// The phrases of meanings first, then those of specs; what differs from a current one in letter case only is left out,
/// since it is more often a slip than a quotation.
std::vector<std::string> collect_phrases(const Registry& registry, const Code& code) {
  std::vector<std::string> phrases;
  const auto add = [&](const std::string& phrase) {
    const auto same = [&](const std::string& known) { return equal_ignoring_case(known, phrase); };
    if (!phrase.empty() && std::none_of(phrases.begin(), phrases.end(), same)) phrases.push_back(phrase);
  };
  for (const auto& meaning : code.meanings) add(meaning.phrase);
  for (const auto& meaning : code.meanings) {
    for (const auto& earlier : meaning.earlier) add(earlier.phrase);
  }
  for (const auto& edition : registry.editions) {
    if (const auto* phrase = find_phrase(edition, code.id)) add(*phrase);
  }
  return phrases;
}

}  // namespace

void complete_registry(Registry& registry) {
  for (auto& code : registry.codes) {
    code.class_id = find_class(registry, code);
    code.phrases = collect_phrases(registry, code);
  }
}

}  // namespace statusbook
