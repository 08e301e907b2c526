// Diagnostics as a command shows them.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "commands/options.h"

namespace statusbook {

/// As text, files named as seen from the current folder.
std::string format_diagnostics(const Diagnostics& diagnostics, const Options& options, Color color);

/// To the terminal, files named as seen from the current folder; where annotations are wanted, these to standard
/// output.
void print_diagnostics(const Diagnostics& diagnostics, const Options& options, Terminal& terminal);

}  // namespace statusbook
