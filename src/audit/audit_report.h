// An audit as people and as programs read it. Findings are listed by kind, each with the first of its places.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/find_links.h"
#include "audit/finding.h"
#include "audit/known_links.h"

namespace statusbook {

struct Audit {
  std::vector<Finding> findings;
  std::string oldest;                           ///< ISO date; what was checked or read before it is old
  std::size_t undated = 0;                      ///< sources that say no day on which they were read
  std::size_t links = 0;                        ///< addresses of other sites
  std::size_t known = 0;                        ///< tested some days ago
  std::map<std::string, std::size_t> untested;  ///< among the rest, by reason

  [[nodiscard]] std::size_t tasks() const;
};

/// Findings of what tests of links have shown; those that lead where they should make none.
std::vector<Finding> find_faulty(const std::vector<LinkResult>& results, const LinkPlaces& links);

/// The name of a file as it is to be printed.
using NameFile = std::function<std::string(const std::string&)>;

std::string report_text(const Audit& audit, const NameFile& name);
std::string report_json(const Audit& audit, const NameFile& name);

}  // namespace statusbook
