#include "commands/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/diagnostic_text.h"
#include "base/disk_file_system.h"
#include "commands/build.h"
#include "commands/print_diagnostics.h"
#include "import/find_entries.h"
#include "import/read_document.h"
#include "import/report.h"
#include "load/load_registry.h"
#include "load/load_settings.h"

namespace statusbook {

namespace {

/// A document that may lie anywhere, read from the folder that it is in.
std::optional<SourceDocument> read(const std::string& file, Diagnostics& diagnostics) {
  const auto [folder, name] = place_of(file);
  if (is_plain_path(name)) return read_document(folder, name, file, diagnostics);
  return read_document(DiskFileSystem(file), "", file, diagnostics);
}

void append(ImportResult& result, ImportResult other) {
  const auto move_all = [](auto& from, auto& to) {
    if (to.empty()) return to.swap(from);  // very many are not moved one by one, which takes memory for them twice
    std::move(from.begin(), from.end(), std::back_inserter(to));
  };
  move_all(other.entries, result.entries);
  move_all(other.classes, result.classes);
  result.strays.merge(other.strays);
}

/// Says of a document without entries where codes are in it.
void report_nothing(const ImportResult& found, const std::string& file, const CodeReader& codes,
                    Diagnostics& diagnostics) {
  std::vector<int> lines;
  for (const auto& [place, text] : found.strays) {
    if (!codes.find_codes(text).empty()) lines.push_back(place.second);
  }
  auto help = fmt::format("the registry's classes are {}; ", fmt::join(codes.registry().classes.ids(), ", "));
  if (lines.empty()) {
    help += "no line holds a code";
  } else {
    help += lines.size() == 1 ? fmt::format("only line {} holds a code", lines.front())
                              : fmt::format("{} lines hold codes, the first is line {}", lines.size(), lines.front());
  }
  diagnostics.error({file}, "no code is described here", help);
}

ImportResult read_all(const Options& options, const CodeReader& codes, Diagnostics& diagnostics) {
  ImportResult result;
  std::vector<std::string> seen;
  for (const auto& file : options.files) {
    if (std::find(seen.begin(), seen.end(), file) != seen.end()) continue;
    seen.push_back(file);
    auto document = read(file, diagnostics);
    if (!document) continue;
    auto found = find_entries(std::move(*document), codes);
    if (found.entries.empty()) {
      report_nothing(found, printable(file), codes, diagnostics);
      continue;
    }
    append(result, std::move(found));
  }
  clean_entries(result, codes);
  return result;
}

}  // namespace

ExitStatus run_import(const Options& options, Terminal& outer) {
  auto terminal = outer;
  // Standard output is the array and nothing else.
  if (options.import == Options::Import::json) terminal.annotations = Annotations::off;
  DiskFileSystem project(options.root);
  Diagnostics diagnostics;
  const auto registry = load_registry(project, diagnostics);
  if (registry.classes.size() == 0 && registry.codes.size() == 0) {
    diagnostics.error({"content/registry"}, "there are no classes and no codes, and so nothing tells what a code is",
                      "name the folder that holds content/ with --root");
    print_diagnostics(diagnostics, options, terminal);
    return ExitStatus::environment;
  }
  const CodeReader codes(registry);
  const auto result = read_all(options, codes, diagnostics);
  print_diagnostics(diagnostics, options, terminal);
  if (result.entries.empty()) return ExitStatus::environment;
  auto status = diagnostics.has_errors() ? ExitStatus::faults : ExitStatus::success;
  if (options.import == Options::Import::json) {
    terminal.out << format_entries_as_json(result);
    return status;
  }
  terminal.out << format_report(result, codes);
  if (options.import == Options::Import::report) return status;
  const auto beside = options.import == Options::Import::write_beside ? Beside::yes : Beside::no;
  Diagnostics in_settings;  // which the check tells
  const auto settings = load_settings(project, in_settings);
  terminal.out << format_drafts(write_drafts(result, codes, settings, beside, project));
  const auto checked = run_check(options, terminal);
  return status == ExitStatus::success ? checked : status;
}

}  // namespace statusbook
