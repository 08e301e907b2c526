// What earlier audits learned of addresses, so that servers are not asked each time. Only successes are known, and only
// for some days: what is broken is asked for until it is not. Kept as JSON, in a file that the caller has.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/check_links.h"

namespace statusbook {

struct KnownLink {
  LinkOutcome outcome = LinkOutcome::good;  ///< good, redirected or moved
  std::string target;
  std::string tested;  ///< ISO date
};

using KnownLinks = std::map<std::string, KnownLink, std::less<>>;

constexpr int days_known = 7;

/// Those that are still known today. A text that no audit has written holds none.
KnownLinks read_known_links(std::string_view json, std::string_view today);
std::string text_of(const KnownLinks& known);

struct LinkTests {
  std::vector<LinkResult> results;  ///< in the order of the addresses
  std::size_t known = 0;            ///< how many of them are from before
  bool has_network = true;
};

/// Tests what is not known, and adds what it learns. Where nobody answers, an address that was good before tells
/// whether there is a network; without one, nothing is tested.
LinkTests test_links(const std::vector<std::string>& urls, KnownLinks& known, LinkClient& client,
                     const LinkRules& rules, const std::string& today);

}  // namespace statusbook
