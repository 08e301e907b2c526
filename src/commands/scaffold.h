// `statusbook init` and `statusbook new`: a book, or an entry of one, to begin with.
#pragma once

#include "commands/options.h"

namespace statusbook {

ExitStatus run_init(const Options& options, Terminal& terminal);
ExitStatus run_new(const Options& options, Terminal& terminal);

}  // namespace statusbook
