// Who relies on each source: pages that cite it, and tables of the registry that were taken from it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// A place that relies on a source.
struct Reliance {
  std::string title;
  std::string url;       ///< of the page, from the site's root; empty for a table of the registry
  std::string fragment;  ///< of the element on it
};

/// By source id; a page that relies on a source in several places is listed once.
std::map<std::string, std::vector<Reliance>> find_source_uses(const Book& book);

/// Warns of sources that nothing relies on.
void check_source_uses(const Book& book, Diagnostics& diagnostics);

}  // namespace statusbook
