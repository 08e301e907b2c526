#include "cli.h"

#include <CLI/CLI.hpp>
#include <new>

#include "base/file_system.h"
#include "commands/build.h"
#include "commands/import.h"
#include "commands/serve.h"

namespace statusbook {

namespace {

std::string check_base_url(const std::string& url) {
  const bool absolute = url.starts_with("https://") || url.starts_with("http://");
  return absolute ? "" : "must begin with https:// or http://";
}

void add_root_option(CLI::App& command, Options& options) {
  command.add_option("--root", options.root, "Folder that holds content/ (default: the current one)")->type_name("DIR");
}

void add_common_options(CLI::App& command, Options& options) {
  add_root_option(command, options);
  command.add_option("--theme", options.theme, "Theme (default: theme/ in the root, else the installed one)")
      ->type_name("DIR");
  command.add_option("--base-url", options.base_url, "Address of the site's root, for canonical links and sitemap.xml")
      ->type_name("URL")
      ->check(check_base_url);
  command.add_option("--jobs", options.jobs, "Threads (default: one a processor)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
}

}  // namespace

ParsedLine parse_command_line(int argc, const char* const* argv, Terminal& terminal) {
  Options options;
  CLI::App app("Builds a static reference site from a registry of codes and Markdown.", "statusbook");
  app.set_version_flag("--version", "statusbook " STATUSBOOK_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 success, 1 faults in content or theme (nothing is written), 2 usage or environment, 3 a fault of "
      "the program.");

  auto* build = app.add_subcommand("build", "Write the site");
  add_common_options(*build, options);
  build->add_option("--out", options.out, "Folder for the site (default: site/ in the root)")->type_name("DIR");
  auto* check = app.add_subcommand("check", "Do all that build does, but write nothing");
  add_common_options(*check, options);

  auto* import =
      app.add_subcommand("import", "Find descriptions of codes in Markdown and HTML files, and compare them");
  import->add_option("files", options.files, "Markdown and HTML files")->type_name("FILE")->required();
  add_root_option(*import, options);
  const auto add_mode = [&](const char* name, Options::Import mode, const char* help) {
    return import->add_flag_callback(
        name, [&options, mode] { options.import = mode; }, help);
  };
  auto* json = add_mode("--json", Options::Import::json, "Print what was found as JSON, and do nothing else");
  auto* write = add_mode("--write", Options::Import::write, "Write drafts for codes that have no page yet");
  auto* beside = add_mode("--write-beside", Options::Import::write_beside,
                          "The same, and write imports of codes that have a page beside it");
  json->excludes(write)->excludes(beside);

  auto* serve = app.add_subcommand("serve", "Show the site in a browser, and what is edited as soon as it is saved");
  add_common_options(*serve, options);
  serve->add_option("--port", options.port, "Port (default: 8000, or the next that is free; 0: any that is free)")
      ->type_name("N")
      ->check(CLI::Range(0, 65535));
  serve->add_option("--host", options.host, "Name or address to listen on (default: this machine only)")
      ->type_name("HOST");
  serve->add_flag("--open", options.open, "Open a browser");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error, terminal.out, terminal.err);
    return {std::nullopt, status == 0 ? ExitStatus::success : ExitStatus::environment};
  }
  if (!options.base_url.empty() && !options.base_url.ends_with('/')) options.base_url += '/';
  if (check->parsed()) options.command = Options::Command::check;
  if (import->parsed()) options.command = Options::Command::import;
  if (serve->parsed()) options.command = Options::Command::serve;
  return {options, ExitStatus::success};
}

ExitStatus run(int argc, const char* const* argv, Terminal& terminal) {
  const auto line = parse_command_line(argc, argv, terminal);
  if (!line.options) return line.status;
  switch (line.options->command) {
    case Options::Command::check: return run_check(*line.options, terminal);
    case Options::Command::import: return run_import(*line.options, terminal);
    case Options::Command::serve: return run_serve(*line.options, terminal);
    case Options::Command::build: break;
  }
  return run_build(*line.options, terminal);
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
