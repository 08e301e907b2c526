// What goes into each output, as a fingerprint, so that it is not made again from the same. A page is made from the
// facts (settings and registry), from what pages show of each other, from its own prose and from the theme; its
// Markdown copy from the same but the theme. What is not known to be made from less is made from everything: a new kind
// of output costs time here until it is, but is never stale.
#pragma once

#include <vector>

#include "base/memo.h"
#include "model/book.h"
#include "model/output.h"
#include "site/output.h"

namespace statusbook {

struct MadeOutput {
  OutputFile file;
  Diagnostics diagnostics;
};

/// Outputs of earlier times. `facts` stands for the settings and the registry, `look` for the theme.
struct SiteReuse {
  Memo<MadeOutput>& outputs;
  Fingerprint facts;
  Fingerprint look;
};

std::vector<Fingerprint> find_inputs(const Outputs& outputs, const Book& book, const SiteReuse& reuse);

}  // namespace statusbook
