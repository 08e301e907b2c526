#include "commands/manual.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/nearest.h"
#include "load/keys.h"
#include "manual/completion.h"
#include "manual/key_schema.h"
#include "manual/key_text.h"

namespace statusbook {

namespace {

const std::vector<ManualTopic> topics{{"book", "content/book.toml", &book_keys},
                                      {"registry", "content/registry/*.toml", &registry_keys},
                                      {"translation", "content/LANGUAGE/registry.toml", &translation_keys},
                                      {"actions", "content/actions/*.toml", &actions_keys},
                                      {"measurements", "content/measurements/*.toml", &measurements_keys},
                                      {"settings", "content/settings/*.toml", &settings_keys},
                                      {"theme", "theme/theme.toml", &theme_keys}};

const ManualTopic* find_topic(std::string_view name) {
  const auto found =
      std::find_if(topics.begin(), topics.end(), [&](const ManualTopic& topic) { return topic.name == name; });
  return found == topics.end() ? nullptr : &*found;
}

ExitStatus refuse(const std::string& word, std::string_view what, const std::vector<std::string>& names,
                  Terminal& terminal) {
  terminal.err << fmt::format("statusbook: '{}' is no {}{}; there are {}\n", word, what, did_you_mean(word, names),
                              fmt::join(names, ", "));
  return ExitStatus::environment;
}

}  // namespace

std::vector<std::string> topic_names() {
  std::vector<std::string> names;
  for (const auto& topic : topics) names.emplace_back(topic.name);
  return names;
}

ExitStatus print_topic(std::string_view name, Terminal& terminal) {
  terminal.print_long(key_text(*find_topic(name), {terminal.width, terminal.out_color}));
  return ExitStatus::success;
}

ExitStatus print_man_page(const std::string& name, const std::vector<CommandUse>& commands, const std::string& version,
                          Terminal& terminal) {
  for (const auto& topic : topics) {
    if (page_name(topic) != name) continue;
    terminal.out << key_page(topic, version);
    return ExitStatus::success;
  }
  const auto& program = commands.front().name;
  if (name != program) return refuse(name, "manual page", man_page_names(program), terminal);
  terminal.out << command_page(commands, version, topics);
  return ExitStatus::success;
}

std::vector<std::string> man_page_names(const std::string& program) {
  std::vector<std::string> names{program};
  for (const auto& topic : topics) names.push_back(page_name(topic));
  return names;
}

ExitStatus print_completion(const std::string& shell, const std::vector<CommandUse>& commands, Terminal& terminal) {
  const auto found = find_shell(shell);
  if (!found) return refuse(shell, "shell that is known", shell_names(), terminal);
  terminal.out << completion(*found, commands);
  return ExitStatus::success;
}

ExitStatus run_schema(const Options& options, Terminal& terminal) {
  const auto& name = options.words.front();
  const auto* topic = find_topic(name);
  if (topic == nullptr) return refuse(name, "kind of file", topic_names(), terminal);
  terminal.out << key_schema(*topic);
  return ExitStatus::success;
}

}  // namespace statusbook
