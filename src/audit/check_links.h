// Asks servers whether addresses still lead somewhere, politely: one request a host at a time with a pause between two,
// HEAD before GET, redirects followed by the same rules, nobody asked again who asks to be left alone, and all of it
// within a time limit. The network is behind LinkClient; what is known from before is the caller's business.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace statusbook {

enum class LinkMethod { head, get };

/// What came of one request.
struct LinkAnswer {
  int status = 0;        ///< 0: no response
  std::string location;  ///< where a redirect leads, absolute; empty where it leads nowhere
  std::string failure;   ///< why there is no response
};

/// Sends single requests, and tells the time. Called by several threads at once.
class LinkClient {
 public:
  using Milliseconds = std::chrono::milliseconds;

  virtual ~LinkClient() = default;

  /// One request, no redirect followed; gives up after `limit`.
  virtual LinkAnswer ask(const std::string& url, LinkMethod method, Milliseconds limit) = 0;
  /// Since some point in the past.
  [[nodiscard]] virtual Milliseconds now() const = 0;
  virtual void wait(Milliseconds time) = 0;
};

enum class LinkOutcome {
  good,
  redirected,  ///< for now: the address itself is to be used further
  moved,       ///< for good
  broken,
  unclear,  ///< a server refuses to tell, or fails
  untested  ///< the time was up, or the host asked for a rest
};

struct LinkResult {
  std::string url;
  LinkOutcome outcome = LinkOutcome::untested;
  std::string target;      ///< where a redirect leads
  std::string detail;      ///< why it is broken, unclear or untested, as a clause
  bool is_silent = false;  ///< nobody has answered
};

struct LinkRules {
  std::chrono::milliseconds pause{1000};           ///< between the end of a request to a host and the next one
  std::chrono::milliseconds request_limit{20000};  ///< for one request
  std::chrono::milliseconds whole_limit{600000};   ///< for all of them
  int hosts_at_once = 16;
};

/// In the order of the addresses.
std::vector<LinkResult> check_links(const std::vector<std::string>& urls, LinkClient& client, const LinkRules& rules);

/// Whether there was silence only. That says nothing about the links: there may be no network.
bool is_all_silence(const std::vector<LinkResult>& results);

}  // namespace statusbook
