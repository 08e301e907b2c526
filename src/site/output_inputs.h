// What goes into each output, as a fingerprint, so that it is not made again from the same. A page is made from the
// facts (settings and registry), from what pages show of each other, from its own prose and from the theme; its
// Markdown copy from the same but the theme. What is not known to be made from less is made from everything: a new kind
// of output costs time here until it is, but is never stale.
#pragma once

#include "site/output.h"
#include "site/site_part.h"

namespace statusbook {

/// Fills Output::inputs of outputs of the part, whose addresses are still those of a site by itself.
void find_inputs(Outputs& outputs, const SitePart& part);

}  // namespace statusbook
