#include "manual/completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// What a shell offers for a value.
enum class Offer { nothing, folders, files, choices };

Offer offer_of(const OptionUse& option) {
  if (!option.choices.empty()) return Offer::choices;
  if (option.value.starts_with("DIR")) return Offer::folders;
  return option.value.starts_with("FILE") || option.value.starts_with("PATH") ? Offer::files : Offer::nothing;
}

bool takes_many(const OptionUse& option) { return option.value.ends_with("..."); }

/// A string between single quotes, as bash and zsh read it.
std::string quote(std::string_view text) { return "'" + replace_all(std::string(text), "'", "'\\''") + "'"; }

std::string fish_quote(std::string_view text) {
  return "'" + replace_all(replace_all(std::string(text), "\\", "\\\\"), "'", "\\'") + "'";
}

/// "code" of "statusbook new code".
std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

std::vector<const CommandUse*> subcommands_of(const CommandUse& command, const std::vector<CommandUse>& commands) {
  std::vector<const CommandUse*> found;
  for (const auto& other : commands) {
    const auto end = other.name.rfind(' ');
    if (end != std::string::npos && std::string_view(other.name).substr(0, end) == command.name) {
      found.push_back(&other);
    }
  }
  return found;
}

const OptionUse& help_option() {
  static const OptionUse help{"--help", "", "Explain the command"};
  return help;
}

/// The options that have names, with --help.
std::vector<const OptionUse*> named_options(const CommandUse& command) {
  std::vector<const OptionUse*> found{&help_option()};
  for (const auto& option : command.options) {
    if (!option.names.empty()) found.push_back(&option);
  }
  return found;
}

const OptionUse* argument_of(const CommandUse& command) {
  const auto found = std::find_if(command.options.begin(), command.options.end(),
                                  [](const OptionUse& option) { return option.names.empty(); });
  return found == command.options.end() ? nullptr : &*found;
}

/// All commands but the program, each quoted, as the alternatives of a case.
std::string alternatives(const std::vector<CommandUse>& commands, std::string_view between) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i < commands.size(); ++i) names.push_back(quote(commands[i].name));
  return fmt::format("{}", fmt::join(names, between));
}

std::string bash_offer(const OptionUse& option) {
  switch (offer_of(option)) {
    case Offer::folders: return "compopt -o dirnames";
    case Offer::files: return "compopt -o default";
    case Offer::choices: return fmt::format("words={}", quote(fmt::format("{}", fmt::join(option.choices, " "))));
    case Offer::nothing: break;
  }
  return ":";
}

std::string bash_command(const CommandUse& command, const std::vector<CommandUse>& commands) {
  auto text = fmt::format("    {}:*)\n      words=", quote(command.name));
  std::vector<std::string> words;
  for (const auto* option : named_options(command)) words.push_back(option->names);
  for (const auto* subcommand : subcommands_of(command, commands)) words.emplace_back(last_word(subcommand->name));
  text += quote(fmt::format("{}", fmt::join(words, " "))) + "\n";
  if (const auto* argument = argument_of(command)) {
    text += fmt::format("      [[ $current == -* ]] || {}\n", bash_offer(*argument));
  }
  return text + "      ;;\n";
}

/// After an option that takes a value, only that is offered.
std::string bash_values(const CommandUse& command) {
  std::string text;
  for (const auto* option : named_options(command)) {
    if (option->value.empty()) continue;
    text += fmt::format("    {}) {} ;;\n", quote(command.name + ":" + option->names), bash_offer(*option));
  }
  return text;
}

std::string bash(const std::vector<CommandUse>& commands) {
  auto text = fmt::format(
      "_statusbook() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} command={} words= word\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case \"$command $word\" in\n"
      "      {}) command+=\" $word\" ;;\n"
      "    esac\n"
      "  done\n"
      "  COMPREPLY=()\n"
      "  case \"$command:${{COMP_WORDS[COMP_CWORD-1]}}\" in\n",
      commands.front().name, alternatives(commands, " | "));
  for (const auto& command : commands) text += bash_values(command);
  for (const auto& command : commands) text += bash_command(command, commands);
  return text +
         "  esac\n"
         "  local IFS=$' \\n'\n"
         "  [[ -z $words ]] || COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "} 2>/dev/null\n" +
         fmt::format("complete -F _statusbook {}\n", commands.front().name);
}

/// A description within the specification of an option.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\[]:").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

/// An item of a list that is given in an action, with what it means.
std::string zsh_item(std::string_view name, std::string_view meaning) {
  std::string text;
  for (const char c : meaning) {
    if (std::string_view("\\\"$`:").find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return fmt::format("{}\\:\"{}\"", name, text);
}

std::string zsh_action(const OptionUse& option) {
  switch (offer_of(option)) {
    case Offer::folders: return "_files -/";
    case Offer::files: return "_files";
    case Offer::choices: return fmt::format("({})", fmt::join(option.choices, " "));
    case Offer::nothing: break;
  }
  return " ";
}

std::string zsh_command(const CommandUse& command, const std::vector<CommandUse>& commands) {
  auto text = fmt::format("    {})\n      _arguments", quote(command.name));
  const auto add = [&](const std::string& specification) { text += " \\\n        " + quote(specification); };
  for (const auto* option : named_options(command)) {
    const auto value = option->value.empty() ? "" : fmt::format(":{}:{}", zsh_text(option->value), zsh_action(*option));
    add(fmt::format("{}[{}]{}", option->names, zsh_text(option->meaning), value));
  }
  std::vector<std::string> items;
  for (const auto* subcommand : subcommands_of(command, commands)) {
    items.push_back(zsh_item(last_word(subcommand->name), subcommand->meaning));
  }
  if (!items.empty()) add(fmt::format("1:command:(({}))", fmt::join(items, " ")));
  if (const auto* argument = argument_of(command)) {
    add(fmt::format("{}:{}:{}", takes_many(*argument) ? "*" : "1", zsh_text(argument->value), zsh_action(*argument)));
  }
  return text + "\n      ;;\n";
}

std::string zsh(const std::vector<CommandUse>& commands) {
  auto text = fmt::format(
      "#compdef {0}\n"
      "_statusbook() {{\n"
      "  local command={0} state line\n"
      "  typeset -A opt_args\n"
      "  integer next=2\n"
      "  while (( next < CURRENT )); do\n"
      "    case \"$command $words[next]\" in\n"
      "      {1}) command+=\" $words[next]\" ;;\n"
      "      *) break ;;\n"
      "    esac\n"
      "    (( ++next ))\n"
      "  done\n"
      "  words=(\"$command\" \"${{(@)words[next,-1]}}\")\n"
      "  (( CURRENT -= next - 2 ))\n"
      "  case $command in\n",
      commands.front().name, alternatives(commands, " | "));
  for (const auto& command : commands) text += zsh_command(command, commands);
  return text + "  esac\n}\n_statusbook \"$@\"\n";
}

std::string fish_offer(const OptionUse& option) {
  switch (offer_of(option)) {
    case Offer::folders: return " -a '(__fish_complete_directories)'";
    case Offer::files: return " -F";
    case Offer::choices: return fmt::format(" -a {}", fish_quote(fmt::format("{}", fmt::join(option.choices, " "))));
    case Offer::nothing: break;
  }
  return "";
}

std::string fish_command(const CommandUse& command, const std::vector<CommandUse>& commands) {
  std::string text;
  const auto condition = fish_quote(fmt::format("test (__statusbook_command) = \"{}\"", command.name));
  const auto add = [&](const std::string& rest) {
    text += fmt::format("complete -c {} -n {}{}\n", commands.front().name, condition, rest);
  };
  for (const auto* subcommand : subcommands_of(command, commands)) {
    add(fmt::format(" -a {} -d {}", last_word(subcommand->name), fish_quote(subcommand->meaning)));
  }
  for (const auto* option : named_options(command)) {
    // With -x, it takes a value, and no files are offered for that.
    const auto* takes = offer_of(*option) == Offer::files ? " -r" : " -x";
    const auto value = option->value.empty() ? "" : takes + fish_offer(*option);
    add(fmt::format(" -l {}{} -d {}", option->names.substr(2), value, fish_quote(option->meaning)));
  }
  const auto* argument = argument_of(command);
  if (argument != nullptr && offer_of(*argument) != Offer::nothing) add(fish_offer(*argument));
  return text;
}

std::string fish(const std::vector<CommandUse>& commands) {
  auto text = fmt::format(
      "function __statusbook_command\n"
      "    set -l command {0}\n"
      "    for word in (commandline -opc)[2..-1]\n"
      "        switch \"$command $word\"\n"
      "            case {1}\n"
      "                set command \"$command $word\"\n"
      "        end\n"
      "    end\n"
      "    echo $command\n"
      "end\n"
      "complete -c {0} -f\n",
      commands.front().name, alternatives(commands, " "));
  for (const auto& command : commands) text += fish_command(command, commands);
  return text;
}

}  // namespace

const std::vector<std::string>& shell_names() {
  static const std::vector<std::string> names{"bash", "zsh", "fish"};
  return names;
}

std::optional<Shell> find_shell(std::string_view name) {
  const auto found = std::find(shell_names().begin(), shell_names().end(), name);
  if (found == shell_names().end()) return std::nullopt;
  return static_cast<Shell>(found - shell_names().begin());
}

std::string completion(Shell shell, const std::vector<CommandUse>& commands) {
  switch (shell) {
    case Shell::bash: return bash(commands);
    case Shell::zsh: return zsh(commands);
    case Shell::fish: break;
  }
  return fish(commands);
}

}  // namespace statusbook
