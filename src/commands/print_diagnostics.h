// Diagnostics as a command shows them.
#pragma once

#include "base/diagnostic.h"
#include "commands/options.h"

namespace statusbook {

/// To the terminal, files named as seen from the current folder; where annotations are wanted, these to standard
/// output.
void print_diagnostics(const Diagnostics& diagnostics, const Options& options, Terminal& terminal);

}  // namespace statusbook
