// The network, by libcurl: one connection a request, http and https only, no content kept, proxies as the environment
// names them. Politeness is the caller's.
#pragma once

#include <string>

#include "audit/check_links.h"

namespace statusbook {

class CurlClient : public LinkClient {
 public:
  /// `agent` is what servers are told of the program. Throws EnvironmentError where libcurl can't be used.
  explicit CurlClient(std::string agent);

  LinkAnswer ask(const std::string& url, LinkMethod method, Milliseconds limit) override;
  [[nodiscard]] Milliseconds now() const override;
  void wait(Milliseconds time) override;

 private:
  std::string agent_;
};

}  // namespace statusbook
