#include "model/settings.h"

#include <algorithm>

namespace statusbook {

std::vector<State> default_states() {
  return {{"registered", "Registered", "", true, false}, {"temporary", "Temporary", "", true, true},
          {"reserved", "Reserved", "", true, false},     {"deprecated", "Deprecated", "", true, false},
          {"obsoleted", "Obsoleted", "", true, false},   {"unofficial", "Unofficial", "", false, false}};
}

const State* find_state(const Settings& settings, std::string_view id) {
  const auto found =
      std::find_if(settings.states.begin(), settings.states.end(), [&](const State& state) { return state.id == id; });
  return found == settings.states.end() ? nullptr : &*found;
}

const State& state_of_drafts(const Settings& settings) {
  const auto found = std::find_if(settings.states.begin(), settings.states.end(),
                                  [](const State& state) { return !state.registered && !state.expires; });
  return found == settings.states.end() ? settings.states.front() : *found;
}

std::string state_label(const Settings& settings, std::string_view id) {
  const auto* state = find_state(settings, id);
  return state == nullptr ? std::string(id) : state->label;
}

std::vector<std::string> state_ids(const Settings& settings) {
  std::vector<std::string> ids;
  for (const auto& state : settings.states) ids.push_back(state.id);
  return ids;
}

}  // namespace statusbook
