// What makes a published site an application that a reader can keep: manifest.webmanifest, which names it and its
// icons, and, if the theme has an assets/worker.js, that service worker and offline.json, the addresses that it keeps.
//
// Browsers look for a worker at the root, by its name, and take it for a new one if its bytes differ. So it has no
// fingerprint, and begins with a line that holds a hash of all files that it keeps: const version = "…".
#pragma once

#include "model/book.h"
#include "model/output.h"
#include "model/theme.h"
#include "site/output.h"
#include "site/site_part.h"

namespace statusbook {

void add_offline_outputs(const Book& book, const Theme& theme, Outputs& outputs);

/// Whether it waits for complete_offline_files().
bool is_completed_last(const Address& address);

/// Completes the worker and its list, which it returns, when all other files are made.
std::vector<OutputFile*> complete_offline_files(const SiteParts& parts, Site& site);

}  // namespace statusbook
