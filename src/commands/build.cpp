#include "commands/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>

#include "base/disk_file_system.h"
#include "commands/places.h"
#include "commands/print_diagnostics.h"
#include "pipeline.h"
#include "publish/publish.h"

namespace statusbook {

namespace {

/// The site, with its diagnostics printed; nullopt where there are errors among them.
std::optional<Site> build(const Options& options, Terminal& terminal) {
  const auto theme_place = find_theme(options, terminal);
  const DiskFileSystem project(options.root);
  const DiskFileSystem theme(theme_place.folder);
  Diagnostics diagnostics;
  auto site =
      build_site({project, theme, theme_place.shown, options.base_url, terminal.today, options.jobs}, diagnostics);
  print_diagnostics(diagnostics, options, terminal);
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(site));
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

ExitStatus run_build(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  const auto site = build(options, terminal);
  if (!site) return ExitStatus::faults;
  const auto out = options.out.empty() ? below_root(options, "site") : options.out;
  DiskFileSystem folder(out);
  const auto [written, deleted] = publish(*site, folder);
  terminal.out << fmt::format("{} pages in {} ({} files written, {} deleted), {:.2f} s\n", site->pages, out, written,
                              deleted, seconds_since(start));
  return ExitStatus::success;
}

ExitStatus run_check(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  const auto site = build(options, terminal);
  if (!site) return ExitStatus::faults;
  terminal.out << fmt::format("{} pages without a fault, {:.2f} s\n", site->pages, seconds_since(start));
  return ExitStatus::success;
}

}  // namespace statusbook
