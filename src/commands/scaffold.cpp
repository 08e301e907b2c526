#include "commands/scaffold.h"

#include <fmt/format.h>

#include <ostream>

#include "base/disk_file_system.h"
#include "commands/build.h"
#include "commands/places.h"
#include "commands/print_diagnostics.h"
#include "commands/theme_place.h"
#include "load/load_theme.h"
#include "pipeline.h"
#include "scaffold/new_entry.h"
#include "scaffold/starter.h"

namespace statusbook {

ExitStatus run_init(const Options& options, Terminal& terminal) {
  DiskFileSystem folder(options.folder);
  for (const auto& file : starter_files()) {
    if (!folder.find(std::string(file.path))) continue;
    throw EnvironmentError(join_path(options.folder, file.path) + " is there already, and nothing is written over it");
  }
  for (const auto& file : starter_files()) folder.write(std::string(file.path), file.text);
  terminal.out << fmt::format("A book of three codes is in {0}. See it with\n\n  cd {0}\n  statusbook build\n",
                              options.folder);
  return ExitStatus::success;
}

ExitStatus run_new(const Options& options, Terminal& terminal) {
  DiskFileSystem project(options.root);
  Diagnostics diagnostics;
  const auto book = read_book({project, "", "", 0}, diagnostics);
  // The check needs it, and has to be possible before anything is written.
  const auto theme = find_theme(options, terminal);
  diagnostics.append(theme.diagnostics);
  load_theme(theme_files(theme), theme.folders, book.settings.language, diagnostics);
  std::vector<std::string> written;
  if (!diagnostics.has_errors()) {
    diagnostics = {};
    written = write_new_entry(book, options.sort, options.words.front(), project, diagnostics);
  }
  if (diagnostics.has_errors()) {
    print_diagnostics(diagnostics, options, terminal);
    return ExitStatus::faults;
  }
  for (const auto& path : written) terminal.out << below_root(options, path) << "\n";
  return run_check(options, terminal);
}

}  // namespace statusbook
