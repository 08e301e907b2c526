// `theme`: what helps with a theme of one's own.
#pragma once

#include "commands/options.h"

namespace statusbook {

/// Copies a template or an asset of the theme that the own one extends into it, to begin from; lists them where the
/// options name none.
ExitStatus run_eject(const Options& options, Terminal& terminal);

}  // namespace statusbook
