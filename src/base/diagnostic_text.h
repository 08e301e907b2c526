// Diagnostics as text: for people, with the line and a caret; for GitHub Actions, as annotations.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace statusbook {

enum class Color { off, on };

/// Text that is safe to print: each control character a space, a tab too, so that a caret stays below its place.
std::string printable(std::string_view text);

/// Finds the text of a file that a diagnostic names; nullopt where it cannot be had, and then no line is shown.
using SourceLookup = std::function<std::optional<std::string>(const std::string& file)>;

constexpr std::size_t all_diagnostics = static_cast<std::size_t>(-1);

/// `file:line:column: error: message`, the source line, a caret, help; then one line that counts them. Of more than
/// `most`, the first are shown, errors before warnings, and a line says how many are not.
std::string format_for_people(std::span<const Diagnostic> diagnostics, const SourceLookup& source, Color color,
                              std::size_t most = all_diagnostics);

/// One `::error file=…,line=…,col=…::message` a diagnostic, escaped as GitHub's workflow commands want it.
std::string format_for_github(std::span<const Diagnostic> diagnostics, std::size_t most = all_diagnostics);

}  // namespace statusbook
