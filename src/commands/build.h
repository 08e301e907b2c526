// `statusbook build` and `statusbook check`, which is all of build but the writing.
#pragma once

#include "commands/options.h"

namespace statusbook {

ExitStatus run_build(const Options& options, Terminal& terminal);
ExitStatus run_check(const Options& options, Terminal& terminal);
/// `statusbook published`: which addresses of the site content/published.txt does not list yet; with --update, it does.
ExitStatus run_published(const Options& options, Terminal& terminal);

}  // namespace statusbook
