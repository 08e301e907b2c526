// Turns each page's Markdown into HTML whose links lead to their pages; tells every page who refers to it.
#pragma once

#include "base/diagnostic.h"
#include "base/memo.h"
#include "model/book.h"

namespace statusbook {

/// What a page's document makes of the page.
struct LinkedPage {
  LinkedText text;
  std::string title;  ///< of a document that has its own
  bool is_refused = false;
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

/// Of a linked book. A page is told once of each that refers to it, with the reason that the registry gives, if it
/// does. Nothing else of the book is changed.
void find_referrers(Book& book);

}  // namespace statusbook
