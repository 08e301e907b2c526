#include "merge/complete_registry.h"

#include <algorithm>

#include "base/strings.h"
#include "model/class_index.h"

namespace statusbook {

namespace {

/// The class of the code, or of its parent for a part of another; "" where they have none.
std::string find_class(const Registry& registry, const ClassIndex& index, const Code& code) {
  const auto* parent = registry.codes.find(code.parent);
  const auto* item = index.find(parent == nullptr ? code.id : parent->id);
  return item == nullptr ? std::string() : item->id;
}

/// An unknown state, which is told of, is taken for the usual one.
Standing standing_of(const Settings& settings, std::string_view id) {
  const auto* state = find_state(settings, id);
  if (state == nullptr || state == &settings.states.front()) return Standing::usual;
  return state->registered ? Standing::odd : Standing::outside;
}

/// The phrases of meanings first, then those of specs; what differs from a current one in letter case only is left out,
/// since it is more often a slip than a quotation.
std::vector<std::string> collect_phrases(const Registry& registry, const Code& code) {
  std::vector<std::string> phrases;
  const auto add = [&](const std::string& phrase) {
    const auto same = [&](const std::string& known) { return equal_ignoring_case(known, phrase); };
    if (phrase.empty() || phrases.size() == most_phrases) return;
    if (std::none_of(phrases.begin(), phrases.end(), same)) phrases.push_back(phrase);
  };
  for (const auto& meaning : code.meanings) add(meaning.phrase);
  for (const auto& meaning : code.meanings) {
    for (const auto& earlier : meaning.earlier) add(earlier.phrase);
  }
  for (const auto& [edition, phrase] : code.names) add(registry.editions[edition].phrases[phrase].phrase);
  return phrases;
}

/// Tells each code where editions, libraries and parts of it speak of it.
void collect_uses(Registry& registry) {
  for (std::size_t i = 0; i < registry.codes.size(); ++i) {
    if (auto* parent = registry.codes.find(registry.codes[i].parent)) parent->parts.push_back(i);
  }
  for (std::size_t i = 0; i < registry.editions.size(); ++i) {
    const auto& phrases = registry.editions[i].phrases;
    for (std::size_t j = 0; j < phrases.size(); ++j) {
      if (auto* code = registry.codes.find(phrases[j].code)) code->names.push_back({i, j});
    }
  }
  for (std::size_t i = 0; i < registry.libraries.size(); ++i) {
    const auto& constants = registry.libraries[i].constants;
    for (std::size_t j = 0; j < constants.size(); ++j) {
      if (auto* code = registry.codes.find(constants[j].code)) code->constants.push_back({i, j});
    }
  }
}

}  // namespace

void complete_registry(Registry& registry, const Settings& settings) {
  collect_uses(registry);
  const ClassIndex index(registry.classes);
  for (auto& code : registry.codes) {
    code.class_id = find_class(registry, index, code);
    code.phrases = collect_phrases(registry, code);
    for (auto& meaning : code.meanings) {
      meaning.standing = standing_of(settings, meaning.state);
      registry.has_unofficial = registry.has_unofficial || meaning.standing == Standing::outside;
      registry.has_field_uses = registry.has_field_uses || !meaning.fields.empty();
    }
  }
}

}  // namespace statusbook
