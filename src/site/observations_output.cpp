#include "site/observations_output.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "site/csv.h"

namespace statusbook {

namespace {

using nlohmann::ordered_json;

std::string clause_of(const Action& action) { return action.clause ? text_of(*action.clause) : ""; }

ordered_json outcome_json(const Outcome& outcome) {
  auto result = ordered_json::object();
  for (const auto& [kind, text, at] : outcome) result[kind] = text;
  return result;
}

ordered_json topic_json(const Topic& topic) { return {{"id", topic.id}, {"title", topic.title}}; }

ordered_json action_json(const Action& action, const std::string& topic) {
  return {{"id", action.id},   {"topic", topic},        {"about", action.about},      {"code", action.code},
          {"due", action.due}, {"level", action.level}, {"clause", clause_of(action)}};
}

ordered_json subject_json(const Subject& subject) {
  auto observations = ordered_json::array();
  for (const auto& [setting, action, outcome, remark, against, at] : subject.observations) {
    if (!setting.empty()) continue;
    observations.push_back({{"action", action}, {"outcome", outcome}, {"remark", remark}, {"against", against}});
  }
  return {{"id", subject.id},
          {"name", subject.name},
          {"kind", subject.kind},
          {"versions", subject.versions},
          {"day", subject.day},
          {"runs", subject.runs},
          {"observations", std::move(observations)}};
}

/// What the lines are from; null if they were run.
ordered_json manual_json(const Book& book, const Setting& setting) {
  const auto* source = setting.was_run() ? nullptr : book.registry.sources.find(setting.manual);
  if (source == nullptr) return nullptr;
  return {{"title", source->title}, {"url", source->url}, {"read", source->read}, {"copy", source->copy}};
}

ordered_json setting_json(const Book& book, const Setting& setting) {
  auto shows = ordered_json::array();
  for (const auto& [action, before, after, at] : setting.shows) {
    shows.push_back({{"action", action}, {"before", outcome_json(before)}, {"after", outcome_json(after)}});
  }
  return {{"program", setting.program}, {"id", setting.id},
          {"code", setting.code},       {"effect", setting.effect},
          {"file", setting.file},       {"lines", setting.lines},
          {"shows", std::move(shows)},  {"manual", manual_json(book, setting)}};
}

template <typename Items, typename Item>
ordered_json list_json(const Items& items, ordered_json (*make)(const Item&)) {
  auto list = ordered_json::array();
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

std::string make_json(const Book& book) {
  const auto& measurements = book.measurements;
  auto actions = ordered_json::array();
  for (const auto& action : measurements.actions) {
    actions.push_back(action_json(action, measurements.topics[action.topic].id));
  }
  auto settings = ordered_json::array();
  for (const auto& setting : measurements.settings) settings.push_back(setting_json(book, setting));
  const ordered_json data{{"topics", list_json(measurements.topics, topic_json)},
                          {"actions", std::move(actions)},
                          {"subjects", list_json(measurements.subjects, subject_json)},
                          {"settings", std::move(settings)}};
  return data.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string make_csv(const Measurements& measurements) {
  auto text = csv_row({"program", "kind", "versions", "day", "runs", "action", "about", "due", "level", "clause",
                       "outcome", "remark", "against"});
  for (const auto& subject : measurements.subjects) {
    for (const auto& observation : subject.observations) {
      const auto* action = measurements.actions.find(observation.action);
      if (action == nullptr || !observation.setting.empty()) continue;
      text += csv_row({subject.name, subject.kind, fmt::format("{}", fmt::join(subject.versions, ", ")), subject.day,
                       std::to_string(subject.runs), action->id, action->about,
                       fmt::format("{}", fmt::join(action->due, " or ")), action->level, clause_of(*action),
                       observation.outcome, observation.remark, observation.against ? "yes" : ""});
    }
  }
  return text;
}

}  // namespace

void add_observations_output(const Book& book, Outputs& outputs) {
  if (book.measurements.subjects.size() == 0) return;
  outputs.push_back({addresses::observations_json, [&book](Diagnostics&) { return make_json(book); }});
  outputs.push_back({addresses::observations_csv, [&book](Diagnostics&) { return make_csv(book.measurements); }});
}

}  // namespace statusbook
