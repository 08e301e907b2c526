#include "site/names.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// The last phrase that a spec before the date gave the code; nullptr where none did.
const std::string* phrase_before(const Registry& registry, const Code& code, std::string_view date) {
  const std::string* last = nullptr;
  for (const auto& [place, phrase] : code.names) {
    const auto& edition = registry.editions[place];
    if (edition.kind != Edition::Kind::spec || edition.date >= date) break;
    last = &edition.phrases[phrase].phrase;
  }
  return last;
}

bool is_in_any_from(const Registry& registry, const Code& code, std::string_view date) {
  return std::any_of(code.names.begin(), code.names.end(), [&](const NameUse& name) {
    const auto& edition = registry.editions[name.edition];
    return edition.kind == Edition::Kind::spec && edition.date >= date;
  });
}

}  // namespace

std::vector<NamePeriod> find_periods(const Registry& registry, const Code& code) {
  std::vector<NamePeriod> periods;
  for (const auto& [place, phrase_place] : code.names) {
    const auto& edition = registry.editions[place];
    if (edition.kind != Edition::Kind::spec) continue;
    const auto& phrase = edition.phrases[phrase_place].phrase;
    if (periods.empty() || periods.back().phrase != phrase) {
      if (!periods.empty()) periods.back().until = edition.date;
      periods.push_back({phrase, {}, ""});
    }
    periods.back().editions.push_back(&edition);
  }
  return periods;
}

std::vector<NamePeriod> find_program_names(const Registry& registry, const Code& code) {
  std::vector<NamePeriod> names;
  for (const auto& [place, phrase_place] : code.names) {
    const auto& edition = registry.editions[place];
    if (edition.kind != Edition::Kind::software) continue;
    const auto& phrase = edition.phrases[phrase_place].phrase;
    auto known = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.phrase == phrase; });
    if (known == names.end()) known = names.insert(names.end(), {phrase, {}, ""});
    known->editions.push_back(&edition);
  }
  return names;
}

SpecEffect find_effect(const Registry& registry, const Spec& spec) {
  SpecEffect effect;
  const auto* edition = registry.editions.find(spec.id);
  if (edition == nullptr) return effect;
  for (const auto& [id, phrase, at] : edition->phrases) {
    const auto* code = registry.codes.find(id);
    if (code == nullptr) continue;
    const auto* before = phrase_before(registry, *code, edition->date);
    if (before == nullptr) {
      effect.introduced.push_back(code);
    } else if (!equal_ignoring_case(*before, phrase)) {
      effect.renamed.push_back({code, *before, phrase});
    }
  }
  for (const auto& old_id : spec.obsoletes) {
    const auto* old = registry.editions.find(old_id);
    if (old == nullptr) continue;
    for (const auto& [id, phrase, at] : old->phrases) {
      const auto* code = registry.codes.find(id);
      if (code != nullptr && !is_in_any_from(registry, *code, edition->date)) effect.dropped.push_back(code);
    }
  }
  return effect;
}

}  // namespace statusbook
