// `statusbook audit`: what in the book has to be looked at again, by its dates and by asking other sites. Changes
// nothing in the book.
#pragma once

#include "commands/options.h"

namespace statusbook {

/// Faults where there is something to do.
ExitStatus run_audit(const Options& options, Terminal& terminal);

}  // namespace statusbook
