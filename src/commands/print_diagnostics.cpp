#include "commands/print_diagnostics.h"

#include <algorithm>
#include <optional>
#include <ostream>

#include "base/diagnostic_text.h"
#include "base/disk_file_system.h"
#include "commands/places.h"

namespace statusbook {

namespace {

/// Diagnostics name the content's files from the root; people and CI want to open them from where they are.
std::vector<Diagnostic> seen_from_here(std::vector<Diagnostic> diagnostics, const Options& options) {
  for (auto& diagnostic : diagnostics) {
    const auto& file = diagnostic.at.file.str();
    if (file == "content" || file.starts_with("content/")) diagnostic.at.file = below_root(options, file);
  }
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.at.file < b.at.file; });
  return diagnostics;
}

}  // namespace

std::string format_diagnostics(const Diagnostics& diagnostics, const Options& options, Color color) {
  const SourceLookup source = [](const std::string& file) -> std::optional<std::string> {
    const auto [folder, name] = place_of(file);
    return is_plain_path(name) ? folder.read(name) : std::nullopt;
  };
  return format_for_people(seen_from_here(diagnostics.sorted(), options), source, color);
}

void print_diagnostics(const Diagnostics& diagnostics, const Options& options, Terminal& terminal) {
  if (diagnostics.empty()) return;
  terminal.err << format_diagnostics(diagnostics, options, terminal.color);
  if (terminal.annotations == Annotations::github) {
    terminal.out << format_for_github(seen_from_here(diagnostics.sorted(), options));
  }
}

}  // namespace statusbook
