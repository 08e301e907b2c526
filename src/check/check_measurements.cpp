#include "check/check_measurements.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

class MeasurementsCheck {
 public:
  MeasurementsCheck(const Measurements& measurements, const Settings& settings, const Registry& registry,
                    Diagnostics& diagnostics)
      : measurements_(measurements),
        settings_(settings),
        rules_(settings.measurements),
        registry_(registry),
        diagnostics_(diagnostics) {}

  void run() {
    for (const auto& action : measurements_.actions) check_action(action);
    for (const auto& subject : measurements_.subjects) check_subject(subject);
    std::set<std::pair<std::string_view, std::string_view>> known;
    for (const auto& setting : measurements_.settings) {
      if (!known.emplace(setting.program, setting.id).second) {
        diagnostics_.error(setting.at, fmt::format("duplicate setting '{}' of {}", setting.id, setting.program));
      }
      check_setting(setting);
    }
    for (const auto& table : rules_.tables) check_table(table);
    for (const auto& [key, seen] : seen_) {
      if (known.contains(key) || !measurements_.is_whole) continue;
      diagnostics_.error(seen.at,
                         fmt::format("an observation of '{}', which is no setting of {}", key.second, key.first),
                         "measure again, or add the setting to content/settings");
    }
  }

 private:
  /// What was observed with a setting's lines in place.
  struct Seen {
    std::map<std::string_view, std::string_view> codes;  ///< by action
    Location at;                                         ///< of one of them
  };

  [[nodiscard]] bool is_unread(std::string_view name) const {
    return !measurements_.is_whole || registry_.unread.may_define(name);
  }

  template <typename Item>
  bool check_reference(const Catalog<Item>& known, std::string_view kind, const std::string& id, const Location& at) {
    if (known.find(id) != nullptr) return true;
    if (!is_unread(id)) {
      diagnostics_.error(at, fmt::format("there is no {} '{}'{}", kind, id, did_you_mean(id, known.ids())));
    }
    return false;
  }

  void check_action(const Action& action) {
    if (!action.code.empty()) check_reference(registry_.codes, "code", action.code, action.at);
    if (!action.clause) return;
    const auto& [id, section, at] = *action.clause;
    const auto& specs = registry_.specs;
    if (check_reference(specs, "spec", id, at) && !has_section(*specs.find(id), section)) {
      diagnostics_.error(at, fmt::format("{} has no section {}", id, section));
    }
  }

  void check_table(const MeasurementTable& table) {
    const auto& notes = settings_.notes;
    if (table.note.empty() || is_unread(table.note)) return;
    if (std::find(notes.begin(), notes.end(), table.note) != notes.end()) return;
    diagnostics_.error(table.at,
                       fmt::format("'notes' does not list '{}'{}", table.note, did_you_mean(table.note, notes)));
  }

  void check_subject(const Subject& subject) {
    if (subject.runs < rules_.runs) {
      diagnostics_.error(subject.at,
                         fmt::format("the observations of '{}' rest on {}; {} have to agree", subject.id,
                                     count_of(static_cast<std::size_t>(subject.runs), "run"), rules_.runs),
                         "measure again, as often as 'measurements.runs' of content/book.toml says");
    }
    for (const auto& observation : subject.observations) {
      if (observation.setting.empty()) {
        check_reference(measurements_.actions, "action", observation.action, observation.at);
        continue;
      }
      auto& seen = seen_[{subject.id, observation.setting}];
      seen.codes.emplace(observation.action, observation.outcome);
      seen.at = observation.at;
    }
  }

  void check_setting(const Setting& setting) {
    check_reference(registry_.codes, "code", setting.code, setting.code_at);
    if (!setting.was_run()) return check_manual(setting);
    if (setting.shows.empty()) {
      diagnostics_.error(
          setting.at, fmt::format("setting '{}' of {} does not say what shows its effect", setting.id, setting.program),
          "name an action under 'shows', with what comes 'before' and 'after'");
    }
    for (const auto& effect : setting.shows) check_effect(setting, effect);
  }

  /// Lines that nobody ran are from somewhere, and claim nothing that was seen.
  void check_manual(const Setting& setting) {
    check_reference(registry_.sources, "source", setting.manual, setting.manual_at);
    if (!setting.shows.empty()) {
      diagnostics_.error(
          setting.manual_at,
          fmt::format("setting '{}' of {} has 'shows' and 'manual': its lines were run, or they were not", setting.id,
                      setting.program),
          "take out 'manual' if they were run, 'shows' if they were not");
    }
    const auto* program = measurements_.described.find(setting.program);
    if (program == nullptr || program->version.empty()) {
      diagnostics_.error(
          setting.manual_at,
          fmt::format("nothing says what {} is called, and which version its manual is about", setting.program),
          "add 'name' and 'version' at the top of the file");
    }
  }

  void check_effect(const Setting& setting, const Effect& effect) {
    if (!check_reference(measurements_.actions, "action", effect.action, effect.at)) return;
    check_words(effect.before);
    check_words(effect.after);
    if (!measurements_.is_whole) return;
    const auto seen = seen_.find({setting.program, setting.id});
    const auto code = seen == seen_.end() ? std::map<std::string_view, std::string_view>::const_iterator{}
                                          : seen->second.codes.find(effect.action);
    if (seen == seen_.end() || code == seen->second.codes.end()) {
      diagnostics_.error(effect.at,
                         fmt::format("nobody has seen what setting '{}' of {} makes of '{}'", setting.id,
                                     setting.program, effect.action),
                         "measure it, so that content/measurements holds the observation");
      return;
    }
    for (const auto& [kind, text, at] : effect.after) {
      if (kind != code_kind || text == code->second) continue;
      diagnostics_.error(at, fmt::format("after the lines of setting '{}' of {}, {} was seen, not {}", setting.id,
                                         setting.program, code->second, text));
    }
  }

  void check_words(const Outcome& outcome) {
    for (const auto& [kind, text, at] : outcome) {
      if (kind == code_kind || rules_.outcomes.contains(kind) || is_unread(kind)) continue;
      std::vector<std::string> kinds{std::string(code_kind)};
      for (const auto& [known, words] : rules_.outcomes) kinds.push_back(known);
      diagnostics_.error(
          at, fmt::format("the book has no words for an outcome of kind '{}'{}", kind, did_you_mean(kind, kinds)),
          "add them to 'measurements.outcomes' of content/book.toml");
    }
  }

  const Measurements& measurements_;
  const Settings& settings_;
  const MeasurementRules& rules_;
  const Registry& registry_;
  std::map<std::pair<std::string_view, std::string_view>, Seen> seen_;  ///< by program and setting
  Diagnostics& diagnostics_;
};

}  // namespace

void check_measurements(const Measurements& measurements, const Settings& settings, const Registry& registry,
                        Diagnostics& diagnostics) {
  MeasurementsCheck(measurements, settings, registry, diagnostics).run();
}

}  // namespace statusbook
