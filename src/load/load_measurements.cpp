#include "load/load_measurements.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "load/keys.h"
#include "load/table_reader.h"
#include "load/toml_folder.h"
#include "text/toml.h"

namespace statusbook {

namespace {

const std::string actions_folder = "content/actions";
const std::string measurements_folder = "content/measurements";
const std::string settings_folder = "content/settings";

template <typename Item>
void add_once(Catalog<Item>& catalog, Item item, std::string_view kind, Diagnostics& diagnostics) {
  if (item.id.empty()) return;
  const auto id = item.id;
  const auto at = item.at;
  if (catalog.add(std::move(item))) return;
  const auto& first = catalog.find(id)->at;
  diagnostics.error(at,
                    fmt::format("duplicate {} '{}'; the first is at {}:{}", kind, id, first.file.str(), first.line));
}

Action read_action(KeyedTable table, std::size_t topic, Diagnostics& diagnostics) {
  TableReader reader(table, "an action", diagnostics);
  Action action;
  action.topic = topic;
  action.id = reader.text("id");
  action.at = reader.at("id");
  action.about = reader.text("about");
  action.code = reader.text("code");
  action.due = reader.texts("due", &action.due_at);
  constexpr std::array levels{"must", "should", "may", "none"};
  action.level = levels[reader.choice("level").value_or(levels.size() - 1)];
  action.clause = reader.citation("clause");
  reader.finish();
  return action;
}

/// A topic with its actions. Those of one that comes twice belong to the first.
void read_topic(KeyedTable table, Measurements& result, Diagnostics& diagnostics) {
  TableReader reader(table, "a topic", diagnostics);
  const auto id = reader.word("id");
  add_once(result.topics, {id, reader.text("title"), reader.at("id")}, "topic", diagnostics);
  const auto* topic = result.topics.find(id);
  for (const auto& action : reader.tables("action")) {
    if (topic == nullptr) continue;
    add_once(result.actions, read_action(action, result.topics.place_of(*topic), diagnostics), "action", diagnostics);
  }
  reader.finish();
}

/// "nginx 1.22.1" for each part of a program that says its version.
std::vector<std::string> read_versions(TableReader& reader, const std::string& what, Diagnostics& diagnostics) {
  std::vector<std::string> versions;
  const auto table = reader.table("version");
  if (!table) return versions;
  TableReader parts(*table, "the versions of " + what, diagnostics);
  for (const auto* entry : parts.entries()) {
    versions.push_back(fmt::format("{} {}", entry->key, parts.text(entry->key)));
  }
  parts.finish();
  return versions;
}

/// Lists of actions, by what came of them.
void read_outcomes(TableReader& reader, Subject& subject, const std::string& what, Diagnostics& diagnostics) {
  auto& observations = subject.observations;
  std::unordered_map<std::string_view, std::size_t> places;
  if (const auto table = reader.table("came")) {
    TableReader outcomes(*table, "'came' of " + what, diagnostics);
    std::size_t most = 0;
    for (const auto* entry : outcomes.entries()) most += entry->value.items.size();
    observations.reserve(most);  // and so they stay where their places are known by their actions
    for (const auto* entry : outcomes.entries()) {
      std::vector<Location> at;
      auto actions = outcomes.texts(entry->key, &at);
      for (std::size_t i = 0; i < actions.size(); ++i) {
        auto& added = observations.emplace_back();
        added.action = std::move(actions[i]);
        added.outcome = entry->key;
        added.at = std::move(at[i]);
        if (places.emplace(added.action, observations.size() - 1).second) continue;
        diagnostics.error(added.at, fmt::format("'came' of {} lists '{}' twice", what, added.action));
        observations.pop_back();
      }
    }
    outcomes.finish();
  }
  const auto find = [&](const std::string& action, const Location& at) -> Observation* {
    if (const auto place = places.find(action); place != places.end()) return &observations[place->second];
    diagnostics.error(at, fmt::format("{} says nothing of what came of '{}'", what, action));
    return nullptr;
  };
  std::vector<Location> at;
  const auto against = reader.texts("against", &at);
  for (std::size_t i = 0; i < against.size(); ++i) {
    if (auto* observation = find(against[i], at[i])) observation->against = true;
  }
  if (const auto remarks = reader.table("remarks")) {
    TableReader texts(*remarks, "the remarks of " + what, diagnostics);
    for (const auto* entry : texts.entries()) {
      auto text = texts.text(entry->key);
      if (auto* observation = find(entry->key, entry->at)) observation->remark = std::move(text);
    }
    texts.finish();
  }
}

Observation read_observation(KeyedTable table, const std::string& what, Diagnostics& diagnostics) {
  TableReader reader(table, "an observation of " + what, diagnostics);
  Observation observation;
  observation.setting = reader.text("setting");
  observation.action = reader.text("action");
  observation.outcome = reader.text("code");
  observation.at = reader.at();
  reader.finish();
  return observation;
}

Subject read_subject(TableReader& reader, Diagnostics& diagnostics) {
  Subject subject;
  subject.id = reader.word("subject");
  subject.at = reader.at("subject");
  subject.name = reader.text("name");
  subject.kind = reader.text("kind");
  const auto what = fmt::format("'{}'", subject.id);
  subject.versions = read_versions(reader, what, diagnostics);
  subject.day = reader.date("day");
  subject.runs = reader.integer("runs").value_or(0);
  read_outcomes(reader, subject, what, diagnostics);
  for (const auto& table : reader.tables("with_settings")) {
    subject.observations.push_back(read_observation(table, what, diagnostics));
  }
  return subject;
}

Outcome read_outcome(TableReader& effect, std::string_view key, const std::string& what, Diagnostics& diagnostics) {
  Outcome outcome;
  const auto table = effect.table(key);
  if (!table) return outcome;
  TableReader reader(*table, fmt::format("'{}' of {}", key, what), diagnostics);
  for (const auto* entry : reader.entries()) outcome.push_back({entry->key, reader.text(entry->key), entry->at});
  reader.finish();
  return outcome;
}

Setting read_setting(KeyedTable table, const std::string& program, Diagnostics& diagnostics) {
  TableReader reader(table, "a setting of " + program, diagnostics);
  Setting setting;
  setting.program = program;
  setting.id = reader.text("id");
  setting.at = reader.at("id");
  setting.code = reader.text("code");
  setting.code_at = reader.at("code");
  setting.effect = reader.prose("effect");
  setting.file = reader.text("file");
  setting.lines = reader.prose("lines");
  while (setting.lines.ends_with('\n')) setting.lines.pop_back();
  const auto what = fmt::format("setting '{}' of {}", setting.id, program);
  for (const auto& item : reader.tables("shows")) {
    TableReader effect(item, "an effect of " + what, diagnostics);
    setting.shows.push_back({effect.text("action"), read_outcome(effect, "before", what, diagnostics),
                             read_outcome(effect, "after", what, diagnostics), effect.at("action")});
    effect.finish();
  }
  setting.manual = reader.text("manual");
  setting.manual_at = reader.at("manual");
  // For the harness: where it puts the lines, and what it waits for before it goes on.
  reader.text("where");
  reader.text("ready");
  reader.finish();
  return setting;
}

void read_settings(TableReader& reader, Measurements& result, Diagnostics& diagnostics) {
  const auto program = reader.text("program");
  DescribedProgram described{program, reader.text("name"), reader.text("version"), reader.at("program")};
  for (const auto& setting : reader.tables("setting")) {
    result.settings.push_back(read_setting(setting, program, diagnostics));
  }
  reader.finish();
  if (!described.name.empty()) add_once(result.described, std::move(described), "program", diagnostics);
}

/// The trees of a folder's files.
std::vector<std::shared_ptr<const ParsedToml>> read_trees(const FileReader& project, const std::string& folder,
                                                          int jobs, bool& is_whole, Diagnostics& diagnostics) {
  std::vector<std::shared_ptr<const ParsedToml>> trees;
  for (auto& file : read_toml_folder(project, folder, jobs, nullptr, diagnostics)) {
    if (file.tree && file.tree->table) {
      trees.push_back(std::move(file.tree));
    } else {
      is_whole = false;
    }
  }
  return trees;
}

}  // namespace

Measurements load_measurements(const FileReader& project, Diagnostics& diagnostics, int jobs) {
  Measurements result;
  for (const auto& tree : read_trees(project, actions_folder, jobs, result.is_whole, diagnostics)) {
    TableReader reader({*tree->table, actions_keys}, "a file of actions", diagnostics);
    for (const auto& topic : reader.tables("topic")) read_topic(topic, result, diagnostics);
    reader.finish();
  }
  for (const auto& tree : read_trees(project, measurements_folder, jobs, result.is_whole, diagnostics)) {
    TableReader reader({*tree->table, measurements_keys}, "a file of measurements", diagnostics);
    add_once(result.subjects, read_subject(reader, diagnostics), "subject", diagnostics);
    reader.finish();
  }
  for (const auto& tree : read_trees(project, settings_folder, jobs, result.is_whole, diagnostics)) {
    TableReader reader({*tree->table, settings_keys}, "a file of settings", diagnostics);
    read_settings(reader, result, diagnostics);
  }
  return result;
}

}  // namespace statusbook
