// `statusbook serve`: the site in a browser, and what is edited as soon as it is saved.
#pragma once

#include "commands/options.h"

namespace statusbook {

ExitStatus run_serve(const Options& options, Terminal& terminal);

}  // namespace statusbook
