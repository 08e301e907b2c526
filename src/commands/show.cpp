#include "commands/show.h"

#include <fmt/format.h>

#include <ostream>

#include "base/disk_file_system.h"
#include "commands/places.h"
#include "commands/print_diagnostics.h"
#include "pipeline.h"
#include "show/find_pages.h"
#include "show/page_text.h"
#include "site/json_outputs.h"

namespace statusbook {

namespace {

/// Where the book is: what --root says, else the project around the current folder, else the one that was installed.
std::string find_book(const Options& options, const Terminal& terminal) {
  if (DiskFileSystem(options.root).find(settings_path)) return options.root;
  const auto installed = join_path(terminal.installed, "book");
  const bool is_there = !options.is_root_given && DiskFileSystem(installed).find(settings_path);
  return is_there ? installed : options.root;
}

ExitStatus print_json(const Book& book, const Page& page, Terminal& terminal) {
  const auto* code = page.kind == PageKind::code ? book.registry.codes.find(page.id) : nullptr;
  if (code == nullptr) {
    terminal.err << fmt::format("statusbook: {} is no {}, and only these have JSON\n", page.id,
                                book.settings.entry_noun);
    return ExitStatus::faults;
  }
  terminal.out << json_text(book, *code);
  return ExitStatus::success;
}

}  // namespace

ExitStatus run_show(const Options& options, Terminal& terminal) {
  auto here = options;
  here.root = find_book(options, terminal);
  Diagnostics diagnostics;
  const auto book = read_book({DiskFileSystem(here.root), "", "", 0}, diagnostics);
  if (diagnostics.has_errors()) {
    print_diagnostics(diagnostics, here, terminal);
    return ExitStatus::faults;
  }
  const auto query = fmt::format("{}", fmt::join(options.words, " "));
  const auto found = find_pages(book, query);
  if (found.pages.empty()) {
    terminal.err << fmt::format("statusbook: nothing in '{}' is called '{}'{}\n", book.settings.title, query,
                                found.suggestion);
    return ExitStatus::faults;
  }
  const TextStyle style{terminal.width, terminal.out_color};
  if (found.pages.size() > 1) {
    if (options.json) {
      terminal.err << list_pages(found.pages, book, {});
      return ExitStatus::faults;
    }
    terminal.print_long(list_pages(found.pages, book, style));
    return ExitStatus::success;
  }
  if (options.json) return print_json(book, *found.pages.front(), terminal);
  terminal.print_long(page_text(book, *found.pages.front(), style));
  return ExitStatus::success;
}

}  // namespace statusbook
