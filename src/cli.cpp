#include "cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <new>

#include "base/file_system.h"
#include "base/nearest.h"
#include "commands/audit.h"
#include "commands/build.h"
#include "commands/import.h"
#include "commands/manual.h"
#include "commands/places.h"
#include "commands/scaffold.h"
#include "commands/serve.h"
#include "commands/show.h"
#include "commands/theme.h"
#include "manual/completion.h"
#include "manual/key_schema.h"
#include "model/base_url.h"
#include "version.h"

namespace statusbook {

namespace {

std::string check_base_url(const std::string& url) { return std::string(fault_in_base_url(url)); }

void add_root_option(CLI::App& command, Options& options) {
  command
      .add_option("--root", options.root, "Folder that holds content/ (default: the nearest one, from here upwards)")
      ->type_name("DIR");
}

void add_input_options(CLI::App& command, Options& options) {
  add_root_option(command, options);
  command.add_flag("--all", options.all_faults, "Print all faults, not the first 20 only");
}

void add_theme_option(CLI::App& command, Options& options) {
  command.add_option("--theme", options.theme, "Theme (default: theme/ in the root, else the installed one)")
      ->type_name("DIR");
}

void add_common_options(CLI::App& command, Options& options) {
  add_input_options(command, options);
  add_theme_option(command, options);
  command.add_option("--base-url", options.base_url, "Address of the site's root, for canonical links and sitemap.xml")
      ->type_name("URL")
      ->check(check_base_url);
  command.add_option("--jobs", options.jobs, "Threads (default: one a processor)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  command.add_flag("--annotations", options.annotations,
                   "Print faults as annotations of GitHub, too (default: if GITHUB_ACTIONS is true)");
}

std::vector<std::string> subcommand_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* subcommand : app.get_subcommands({})) names.push_back(subcommand->get_name());
  return names;
}

using Command = Options::Command;

/// The line's grammar. Each subcommand sets what it is when it is parsed.
class CommandLine {
 public:
  explicit CommandLine(Options& options) : options_(options) {
    app.set_version_flag("--version", version());
    app.require_subcommand(1);
    app.footer(
        "Exit status: 0 success, 1 faults in content or theme (nothing is written), 2 usage or environment, 3 a fault "
        "of the program.");
    add_build();
    add_serve();
    add_import();
    add_scaffolds();
    add_show();
    add_published();
    add_audit();
    add_schema();
    add_theme();
    add("version", Command::version, "Print the version");
    add_help();  // the last: it lists the others
  }

  CLI::App app{"Builds a static reference site from a registry of codes and Markdown.", "statusbook"};
  static std::string version() { return fmt::format("statusbook {}", version_number); }
  static std::string agent() { return fmt::format("statusbook-audit/{} (tests links of a book)", version_number); }

  /// All that the value may be, where there is a list; CLI11 would tell less of a value that is not in it.
  [[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option) const {
    const auto found = choices_.find(&option);
    return found == choices_.end() ? std::vector<std::string>() : found->second;
  }

 private:
  CLI::App& add(const char* name, Command command, const char* help) {
    auto* subcommand = app.add_subcommand(name, help);
    subcommand->callback([this, command] { options_.command = command; });
    return *subcommand;
  }

  void add_build() {
    auto& build = add("build", Command::build, "Write the site");
    add_common_options(build, options_);
    build
        .add_option("--out", options_.out,
                    "Folder for the site, or the single file (default: site/ or site.html in the root)")
        ->type_name("PATH");
    build.add_flag("--single-file", options_.single_file,
                   "Write one HTML file that holds all pages, styles and scripts, and asks for nothing");
    build.add_flag("--git-dates", options_.git_dates,
                   "Ask git when pages have changed, for the sitemap and, with a base URL, a feed of changed pages");
    build.add_flag("--print-hash", options_.print_hash,
                   "Print, as the last line, one hash of the paths and bytes of all files of the site");
    add_common_options(add("check", Command::check, "Do all that build does, but write nothing"), options_);
  }

  void add_import() {
    auto& import =
        add("import", Command::import, "Find descriptions of codes in Markdown and HTML files, and compare them");
    import.add_option("files", options_.files, "Markdown and HTML files")->type_name("FILE")->required();
    add_input_options(import, options_);
    const auto add_mode = [&](const char* name, Options::Import mode, const char* help) {
      return import.add_flag_callback(
          name, [this, mode] { options_.import = mode; }, help);
    };
    auto* json = add_mode("--json", Options::Import::json, "Print what was found as JSON, and do nothing else");
    auto* write = add_mode("--write", Options::Import::write, "Write drafts for codes that have no page yet");
    auto* beside = add_mode("--write-beside", Options::Import::write_beside,
                            "The same, and write imports of codes that have a page beside it");
    json->excludes(write)->excludes(beside);
  }

  void add_scaffolds() {
    auto& init = add("init", Command::init, "Begin a book: three codes, with comments");
    init.add_option("folder", options_.folder, "Folder for it")->type_name("DIR")->required();
    auto& create = add("new", Command::create, "Begin an entry: its page, and its place in the registry");
    create.require_subcommand(1);
    const auto add_sort = [&](const char* name, EntrySort sort, const char* help) {
      auto* subcommand = create.add_subcommand(name, help);
      subcommand->callback([this, sort] { options_.sort = sort; });
      subcommand->add_option("name", options_.words, "Its name")->type_name("NAME")->required()->expected(1);
      add_common_options(*subcommand, options_);
    };
    add_sort("code", EntrySort::code, "A code of a class that the registry has");
    add_sort("field", EntrySort::field, "A field of messages with codes");
    add_sort("note", EntrySort::note, "A note");
  }

  void add_serve() {
    auto& serve = add("serve", Command::serve, "Show the site in a browser, and what is edited as soon as it is saved");
    add_common_options(serve, options_);
    serve.add_option("--port", options_.port, "Port (default: 8000, or the next that is free; 0: any that is free)")
        ->type_name("N")
        ->check(CLI::Range(0, 65535));
    serve.add_option("--host", options_.host, "Name or address to listen on (default: this machine only)")
        ->type_name("HOST");
    serve.add_flag("--open", options_.open, "Open a browser");
  }

  void add_published() {
    auto& published = add("published", Command::published,
                          "List the site's addresses that content/published.txt does not promise yet");
    published.add_flag("--update", options_.update, "Add them to it");
    add_common_options(published, options_);
  }

  void add_audit() {
    auto& audit =
        add("audit", Command::audit, "List what has to be looked at again: old dates, broken and moving links");
    add_input_options(audit, options_);
    audit.add_flag("--offline", options_.offline, "Do not test links");
    audit.add_flag("--json", options_.json, "Print the findings as JSON");
    audit
        .add_option("--older-than", options_.older_than,
                    "After how many days an entry or a source is old (default: 365)")
        ->type_name("DAYS")
        ->check(CLI::Range(0, 36500));
    audit.add_option("--time-limit", options_.time_limit, "Seconds for all links (default: 600); the next run goes on")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86400));
    audit.add_flag("--fresh", options_.fresh, "Test links, too, that were good in the last days");
    audit.footer("Exit status: 0 nothing to do, 1 something to do, or faults in content, 2 usage or environment.");
  }

  void add_schema() {
    auto& schema = add("schema", Command::schema, "Print a JSON Schema of what a book is made of, for editors");
    auto* kind = schema.add_option("kind", options_.words, "The kind of file: " + list_topics());
    kind->type_name("KIND")->required()->expected(1);
    choices_[kind] = topic_names();
    schema.footer(schema_advice());
  }

  void add_theme() {
    auto* theme = app.add_subcommand("theme", "Begin a theme of your own");
    theme->require_subcommand(1);
    theme->footer("'statusbook help theme' explains the keys of theme.toml.");
    auto* eject = theme->add_subcommand("eject", "Copy a template or an asset into your own theme, to change it there");
    eject->callback([this] { options_.command = Command::eject; });
    eject->add_option("name", options_.words, "Its name, such as foot or style.css (default: list the names)")
        ->type_name("NAME")
        ->expected(0, 1);
    add_root_option(*eject, options_);
    add_theme_option(*eject, options_);
  }

  void add_help() {
    auto& help = add("help", Command::help, "Explain a command, or the keys of a kind of file");
    auto* command = help.add_option("command", options_.words, "The command, or a kind of file: " + list_topics());
    command->type_name("COMMAND");
    choices_[command] = topic_names();
    for (const auto& name : subcommand_names(app)) {
      if (std::count(choices_[command].begin(), choices_[command].end(), name) == 0) choices_[command].push_back(name);
    }
    auto* page = help.add_option("--man", options_.man_page, "Print the manual page of that name, as input of man");
    page->type_name("NAME");
    choices_[page] = man_page_names("statusbook");
    auto* shell = help.add_option("--completion", options_.shell,
                                  "Print what a shell needs to complete commands: " + list(shell_names()));
    shell->type_name("SHELL")->excludes(page);
    choices_[shell] = shell_names();
  }

  static std::string list(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }
  static std::string list_topics() { return list(topic_names()); }

  void add_show() {
    auto& show = add("show", Command::show, "Print an entry of the book");
    show.add_option("words", options_.words, "A number, a phrase, a constant or a keyword, in any spelling")
        ->type_name("WORD")
        ->required();
    show.add_flag("--json", options_.json, "Print the data of a code as JSON");
    add_input_options(show, options_);
  }

  Options& options_;
  std::map<const CLI::Option*, std::vector<std::string>> choices_;
};

/// What was probably meant by a word that nothing on the line takes.
std::string suggestion_for(const std::string& word, const CLI::App& app) {
  const CLI::App* innermost = &app;
  while (!innermost->get_subcommands().empty()) innermost = innermost->get_subcommands().front();
  auto names = subcommand_names(*innermost);
  for (const auto* option : innermost->get_options()) names.push_back(option->get_name());
  return did_you_mean(word, names);
}

/// A mistyped command or option, repeated; empty for all other mistakes, whose messages are CLI11's.
std::string find_stray(const CLI::ParseError& error, const CLI::App& app) {
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  const bool takes_no_more = code == CLI::ExitCodes::ExtrasError || code == CLI::ExitCodes::RequiredError;
  const auto strays = app.remaining(true);
  if (!takes_no_more || strays.empty()) return "";
  const auto& word = strays.front();
  return fmt::format("'{}' is no {}{}", word, word.starts_with('-') ? "option here" : "command here",
                     suggestion_for(word, app));
}

ParsedLine refuse(const CLI::ParseError& error, const CLI::App& app, Terminal& terminal) {
  const auto stray = find_stray(error, app);
  if (stray.empty()) {
    const int status = app.exit(error, terminal.out, terminal.err);
    return {std::nullopt, status == 0 ? ExitStatus::success : ExitStatus::environment};
  }
  terminal.err << "statusbook: " << stray << "\nRun with --help for more information.\n";
  return {std::nullopt, ExitStatus::environment};
}

OptionUse use_of(const CLI::Option& option, const CommandLine& line) {
  const auto type = option.get_type_name();  // CLI11 adds what checks the value
  const auto value = type.substr(0, type.find(':')) + (option.get_expected_max() > 1 ? "..." : "");
  return {option.get_positional() ? "" : option.get_name(false, true), value, option.get_description(),
          line.choices_of(option)};
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

/// The command and, after it, those that belong to it.
void add_uses(const CLI::App& app, const CommandLine& line, std::vector<CommandUse>& uses) {
  const auto* parent = app.get_parent();
  // CLI11 gives a command the footer of the program where it has none of its own.
  const bool has_footer = parent == nullptr || app.get_footer() != parent->get_footer();
  CommandUse use{full_name(app), app.get_description(), {}, has_footer ? app.get_footer() : ""};
  for (const auto* option : app.get_options()) {
    if (option != app.get_help_ptr()) use.options.push_back(use_of(*option, line));
  }
  uses.push_back(std::move(use));
  for (const auto* subcommand : app.get_subcommands({})) add_uses(*subcommand, line, uses);
}

ExitStatus help_on_command(const CLI::App& app, const std::vector<std::string>& words, Terminal& terminal) {
  const CLI::App* command = &app;
  for (const auto& word : words) {
    auto names = subcommand_names(*command);
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      const auto more = command == &app ? topic_names() : std::vector<std::string>();
      names.insert(names.end(), more.begin(), more.end());
      terminal.err << fmt::format("statusbook: '{}' is no command{}\n", word, did_you_mean(word, names));
      return ExitStatus::environment;
    }
    command = command->get_subcommand(word);
  }
  terminal.out << command->help();
  return ExitStatus::success;
}

ExitStatus help_on(const Options& options, Terminal& terminal) {
  Options unused;
  const CommandLine line(unused);  // one that has parsed nothing: help() of another speaks of what it parsed
  if (!options.man_page.empty() || !options.shell.empty()) {
    std::vector<CommandUse> uses;
    add_uses(line.app, line, uses);
    return options.shell.empty() ? print_man_page(options.man_page, uses, CommandLine::version(), terminal)
                                 : print_completion(options.shell, uses, terminal);
  }
  const auto names = topic_names();
  const bool is_topic =
      options.words.size() == 1 && std::find(names.begin(), names.end(), options.words.front()) != names.end();
  return is_topic ? print_topic(options.words.front(), terminal) : help_on_command(line.app, options.words, terminal);
}

}  // namespace

ParsedLine parse_command_line(int argc, const char* const* argv, Terminal& terminal) {
  Options options;
  CommandLine line(options);
  if (argc <= 1) return {std::nullopt, help_on({}, terminal)};
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return refuse(error, line.app, terminal);
  }
  if (options.command == Command::help) return {std::nullopt, help_on(options, terminal)};
  if (options.command == Command::version) {
    terminal.out << CommandLine::version() << "\n";
    return {std::nullopt, ExitStatus::success};
  }
  options.agent = CommandLine::agent();
  if (!options.base_url.empty() && !options.base_url.ends_with('/')) options.base_url += '/';
  options.is_root_given = !options.root.empty();
  if (!options.is_root_given) options.root = find_root(terminal.folder);
  return {options, ExitStatus::success};
}

ExitStatus run(int argc, const char* const* argv, Terminal& terminal) {
  const auto line = parse_command_line(argc, argv, terminal);
  if (!line.options) return line.status;
  const auto& options = *line.options;
  switch (options.command) {
    case Command::check: return run_check(options, terminal);
    case Command::audit: return run_audit(options, terminal);
    case Command::import: return run_import(options, terminal);
    case Command::init: return run_init(options, terminal);
    case Command::create: return run_new(options, terminal);
    case Command::show: return run_show(options, terminal);
    case Command::published: return run_published(options, terminal);
    case Command::schema: return run_schema(options, terminal);
    case Command::eject: return run_eject(options, terminal);
    case Command::serve: return run_serve(options, terminal);
    case Command::build:
    case Command::help:
    case Command::version: break;
  }
  return run_build(options, terminal);
}

ExitStatus guard(std::ostream& err, const std::function<ExitStatus()>& command) {
  try {
    return command();
  } catch (const EnvironmentError& error) {
    err << "statusbook: " << error.what() << "\n";
  } catch (const std::bad_alloc&) {
    err << "statusbook: out of memory\n";
  } catch (const std::exception& error) {
    err << "statusbook: internal error: " << error.what() << "\nThis is a fault of the program; please report it.\n";
    return ExitStatus::internal;
  }
  return ExitStatus::environment;
}

}  // namespace statusbook
