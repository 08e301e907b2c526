// Who relies on each source: pages that cite it, and tables of the registry that were taken from it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/book.h"

namespace statusbook {

/// A place that relies on a source.
struct Reliance {
  std::string title;
  std::optional<Address> address;  ///< nullopt for a table of the registry
};

/// By source id.
using SourceUses = std::map<std::string, std::vector<Reliance>, std::less<>>;

/// A page that relies on a source in several places is listed once.
SourceUses find_source_uses(const Book& book);

}  // namespace statusbook
