// Turns each page's Markdown into HTML whose links lead to their pages, and tells every page who refers to it.
#pragma once

#include "base/diagnostic.h"
#include "base/memo.h"
#include "model/book.h"

namespace statusbook {

/// A page as its document makes it, before other pages refer to it.
struct LinkedPage {
  Page page;
  Diagnostics diagnostics;
};

/// Pages of earlier times. `facts` stands for the settings and the registry, which say what labels mean.
struct LinkReuse {
  Memo<LinkedPage>& pages;
  Fingerprint facts;
};

/// Untranslated pages are linked already. `jobs` as for parallel_for(). With `reuse`, pages whose documents are the
/// same are not rendered again.
void link(Book& book, int jobs, Diagnostics& diagnostics, LinkReuse* reuse = nullptr);

}  // namespace statusbook
