#include "commands/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>

#include "base/disk_file_system.h"
#include "commands/print_diagnostics.h"
#include "pipeline.h"
#include "publish/publish.h"

namespace statusbook {

namespace {

struct ThemePlace {
  std::string folder;  ///< on the disk
  std::string shown;   ///< the same as it stands before the theme's paths in diagnostics
};

ThemePlace find_theme(const Options& options, const Terminal& terminal) {
  if (!options.theme.empty()) return {options.theme, options.theme};
  if (DiskFileSystem(options.root).find("theme"))
    return {join_path(options.root, "theme"), below_root(options, "theme")};
  return {terminal.installed_theme, terminal.installed_theme};
}

/// The site, with its diagnostics printed; nullopt where there are errors among them.
std::optional<Site> build(const Options& options, Terminal& terminal) {
  const auto theme_place = find_theme(options, terminal);
  const DiskFileSystem project(options.root);
  const DiskFileSystem theme(theme_place.folder);
  Diagnostics diagnostics;
  auto site = build_site({project, theme, theme_place.shown, options.base_url, terminal.today, options.jobs,
                          options.single_file ? BuildInput::Form::single_file : BuildInput::Form::folder},
                         diagnostics);
  print_diagnostics(diagnostics, options, terminal);
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(site));
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// What earlier builds wrote may be replaced; another file may not.
void write_single_file(const OutputFile& file, const std::string& out) {
  constexpr std::string_view mark = R"(<meta name="generator" content="statusbook">)";
  auto [folder, name] = place_of(out);
  if (const auto old = folder.read(name); old && old->find(mark) == std::string::npos) {
    throw EnvironmentError(
        fmt::format("'{}' was not written by statusbook and is in the way; name another file with --out", out));
  }
  folder.write(name, file.bytes);
}

}  // namespace

ExitStatus run_build(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  const auto site = build(options, terminal);
  if (!site) return ExitStatus::faults;
  const auto out = options.out.empty() ? below_root(options, options.single_file ? "site.html" : "site") : options.out;
  if (options.single_file) {
    write_single_file(site->files.front(), out);
    terminal.out << fmt::format("{} pages in {} ({} bytes), {:.2f} s\n", site->pages, out,
                                site->files.front().bytes.size(), seconds_since(start));
    return ExitStatus::success;
  }
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
