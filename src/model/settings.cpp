#include "model/settings.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

bool is_language_tag(std::string_view text) {
  const auto parts = split(text, '-');
  const auto is_lower = [](char c) { return 'a' <= c && c <= 'z'; };
  const auto primary = parts.front();
  if (primary.size() < 2 || primary.size() > 3 || !std::all_of(primary.begin(), primary.end(), is_lower)) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), is_alphanumeric);
  });
}

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
