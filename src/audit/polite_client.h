// Requests under the rules of politeness: whoever wants to ask a host waits for its turn and for the pause. A host that
// asks to be left alone, or that keeps silent several times, is not asked again.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "audit/check_links.h"

namespace statusbook {

constexpr int too_many_requests = 429;

class PoliteClient {
 public:
  PoliteClient(LinkClient& client, const LinkRules& rules)
      : client_(client), rules_(rules), end_(client.now() + rules.whole_limit) {}

  struct Reply {
    std::optional<LinkAnswer> answer;  ///< nullopt where nobody was asked
    std::string reason;                ///< why not
  };

  Reply ask(const std::string& host, const std::string& url, LinkMethod method);

 private:
  struct Host {
    std::mutex turn;
    std::optional<LinkClient::Milliseconds> free_at;  ///< nullopt before the first request
    int silences = 0;                                 ///< requests in a row without a response
    std::string closed;                               ///< why it is not asked any more; empty where it is
  };

  Host& find(const std::string& name);
  void note(Host& host, const LinkAnswer& answer) const;

  LinkClient& client_;
  LinkRules rules_;
  LinkClient::Milliseconds end_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Host>> hosts_;
};

}  // namespace statusbook
