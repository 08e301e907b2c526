// Names over time: what documents and programs have called a code, told from the registry's editions.
#pragma once

#include <string>
#include <vector>

#include "model/registry.h"

namespace statusbook {

/// A run of specs, in order of date, that give a code the same phrase.
struct NamePeriod {
  std::string phrase;
  std::vector<const Edition*> editions;
  std::string until;  ///< date of the spec that changed the phrase; empty where none did
};

std::vector<NamePeriod> find_periods(const Registry& registry, const Code& code);

/// What programs call the code today: programs grouped by phrase, in the order of the registry.
std::vector<NamePeriod> find_program_names(const Registry& registry, const Code& code);

/// What a spec did to codes, compared with the specs before it.
struct SpecEffect {
  struct Renaming {
    const Code* code;
    std::string from, to;
  };

  std::vector<const Code*> introduced;  ///< no earlier spec has them
  std::vector<Renaming> renamed;        ///< changes of letter case aside
  std::vector<const Code*> dropped;     ///< in a spec that this one obsoletes, and in none of its date or later
};

SpecEffect find_effect(const Registry& registry, const Spec& spec);

}  // namespace statusbook
