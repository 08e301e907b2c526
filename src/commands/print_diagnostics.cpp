#include "commands/print_diagnostics.h"

#include <algorithm>
#include <optional>
#include <ostream>

#include "base/diagnostic_text.h"
#include "base/disk_file_system.h"
#include "base/strings.h"
#include "commands/places.h"

namespace statusbook {

namespace {

constexpr std::size_t most_printed = 20;  // so that the first ones are seen

std::size_t most_of(const Options& options) { return options.all_faults ? all_diagnostics : most_printed; }

/// Diagnostics name the content's files from the root; people and CI want to open them from where they are.
std::vector<Diagnostic> seen_from_here(const Diagnostics& diagnostics, const Options& options) {
  auto list = diagnostics.sorted();
  const auto first_other =
      std::find_if_not(list.begin(), list.end(), [&](const auto& d) { return diagnostics.is_cause(d); });
  for (auto& diagnostic : list) {
    const auto& file = diagnostic.at.file.str();
    if (file == "content" || file.starts_with("content/")) diagnostic.at.file = below_root(options, file);
  }
  const auto by_file = [](const Diagnostic& a, const Diagnostic& b) { return a.at.file < b.at.file; };
  std::stable_sort(list.begin(), first_other, by_file);
  std::stable_sort(first_other, list.end(), by_file);
  return list;
}

}  // namespace

std::string format_diagnostics(const Diagnostics& diagnostics, const Options& options, Color color) {
  const SourceLookup source = [](const std::string& file) -> std::optional<std::string> {
    const auto [folder, name] = place_of(file);
    return is_plain_path(name) ? folder.read(name) : std::nullopt;
  };
  return format_for_people(seen_from_here(diagnostics, options), source, color, most_of(options));
}

void print_diagnostics(const Diagnostics& diagnostics, const Options& options, Terminal& terminal) {
  if (diagnostics.empty()) return;
  const bool annotates = options.annotations || terminal.annotations == Annotations::github;
  auto text = format_diagnostics(diagnostics, options, terminal.color);
  // GitHub's runner takes "##[" for a command wherever it stands in a line, and the line may quote a page.
  if (annotates) text = replace_all(std::move(text), "##[", "## [");
  terminal.err << text;
  if (annotates) terminal.out << format_for_github(seen_from_here(diagnostics, options), most_of(options));
}

}  // namespace statusbook
