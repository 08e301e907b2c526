// The addresses of other sites that a book links to: in prose, and in the tables of specs, sources and origins. Each
// is listed once, with every place that names it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/finding.h"
#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// Places by address; addresses are without fragment, since that is not what a server is asked for.
using LinkPlaces = std::map<std::string, std::vector<Location>, std::less<>>;

/// The book is linked.
LinkPlaces find_links(const Book& book);

/// Those that lead to a file on a branch, and so to another text one day.
std::vector<Finding> find_moving(const LinkPlaces& links);

}  // namespace statusbook
