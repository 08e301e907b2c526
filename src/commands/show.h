// `statusbook show`: an entry of the book in the terminal, or as JSON.
#pragma once

#include "commands/options.h"

namespace statusbook {

ExitStatus run_show(const Options& options, Terminal& terminal);

}  // namespace statusbook
