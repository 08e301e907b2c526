#include "audit/polite_client.h"

#include <algorithm>

namespace statusbook {

namespace {

constexpr int most_silences = 3;
const char* const time_is_up = "the time was up";

}  // namespace

PoliteClient::Host& PoliteClient::find(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  auto& host = hosts_[name];
  if (!host) host = std::make_unique<Host>();
  return *host;
}

void PoliteClient::note(Host& host, const LinkAnswer& answer) const {
  host.free_at = client_.now() + rules_.pause;
  host.silences = answer.status == 0 ? host.silences + 1 : 0;
  if (answer.status == too_many_requests) host.closed = "the host asks for fewer requests";
  if (host.silences == most_silences) host.closed = "the host did not answer before: " + answer.failure;
}

PoliteClient::Reply PoliteClient::ask(const std::string& name, const std::string& url, LinkMethod method) {
  auto& host = find(name);
  const std::scoped_lock turn(host.turn);
  if (!host.closed.empty()) return {std::nullopt, host.closed};
  const auto start = std::max(client_.now(), host.free_at.value_or(client_.now()));
  if (start >= end_) return {std::nullopt, time_is_up};
  if (const auto rest = start - client_.now(); rest.count() > 0) client_.wait(rest);
  const auto limit = std::min(rules_.request_limit, end_ - client_.now());
  if (limit.count() <= 0) return {std::nullopt, time_is_up};
  const auto answer = client_.ask(url, method, limit);
  note(host, answer);
  // What the end of the whole cut short says nothing about the host.
  if (answer.status == 0 && client_.now() >= end_) return {std::nullopt, time_is_up};
  return {answer, ""};
}

}  // namespace statusbook
