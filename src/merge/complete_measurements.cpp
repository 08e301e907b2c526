#include "merge/complete_measurements.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/strings.h"

namespace statusbook {

namespace {

void order_settings(std::vector<Setting>& settings, const std::vector<std::string>& programs) {
  const auto place_of = [&](const Setting& setting) {
    return std::find(programs.begin(), programs.end(), setting.program) - programs.begin();
  };
  std::stable_sort(settings.begin(), settings.end(), [&](const auto& a, const auto& b) {
    return std::forward_as_tuple(a.code, !a.was_run(), place_of(a)) <
           std::forward_as_tuple(b.code, !b.was_run(), place_of(b));
  });
}

/// An action concerns the code that it holds, those that are due, and those that came.
void index_codes(Measurements& measurements) {
  for (std::size_t i = 0; i < measurements.actions.size(); ++i) {
    const auto& action = measurements.actions[i];
    std::set<std::string> codes(action.due.begin(), action.due.end());
    if (action.code.empty()) {
      for (const auto& [subject, observation] : measurements.seen[i]) {
        codes.insert(measurements.subjects[subject].observations[observation].outcome);
      }
    } else {
      codes = {action.code};
    }
    for (const auto& code : codes) measurements.actions_of[code].push_back(i);
  }
}

}  // namespace

void complete_measurements(Measurements& measurements, const std::vector<std::string>& programs) {
  order_settings(measurements.settings, programs);
  auto& subjects = measurements.subjects;
  subjects.sort([](const Subject& a, const Subject& b) { return to_lower(a.name) < to_lower(b.name); });
  measurements.seen.resize(measurements.actions.size());
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const auto& observations = subjects[i].observations;
    for (std::size_t j = 0; j < observations.size(); ++j) {
      if (!observations[j].setting.empty()) continue;
      const auto* action = measurements.actions.find(observations[j].action);
      if (action != nullptr) measurements.seen[measurements.actions.place_of(*action)].push_back({i, j});
    }
  }
  index_codes(measurements);
}

}  // namespace statusbook
