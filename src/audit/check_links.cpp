#include "audit/check_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "audit/polite_client.h"
#include "audit/web_address.h"
#include "base/parallel_for.h"

namespace statusbook {

namespace {

constexpr int most_redirects = 10;

bool is_redirect(const LinkAnswer& answer) {
  return answer.status >= 300 && answer.status < 400 && !answer.location.empty();
}

bool is_permanent(int status) { return status == 301 || status == 308; }

/// Whether a status says that there is nothing, rather than that the server will not or cannot tell.
bool is_absence(int status) { return status == 400 || status == 404 || status == 405 || status == 410; }

bool is_doubtful(int status) { return status == 0 || (status >= 400 && status != too_many_requests); }

/// One link: its redirects, and what is at their end.
class LinkTest {
 public:
  LinkTest(const std::string& url, PoliteClient& client) : client_(client), current_(url) { result_.url = url; }

  LinkResult run() {
    for (int redirects = 0; redirects <= most_redirects; ++redirects) {
      const auto answer = ask();
      if (!answer) return result_;
      if (!is_redirect(*answer)) return finish(*answer);
      if (!follow(*answer)) return result_;
    }
    // Some sites do so to whoever keeps no cookies.
    return end(LinkOutcome::unclear, fmt::format("leads to more than {} redirects", most_redirects));
  }

 private:
  /// Some servers know no HEAD, or answer it wrongly; what is no success is asked for again.
  std::optional<LinkAnswer> ask() {
    const auto address = read_web_address(current_);
    if (!address) {
      end(LinkOutcome::broken, "leads to " + current_);
      return std::nullopt;
    }
    auto reply = client_.ask(address->host, current_, LinkMethod::head);
    if (reply.answer && is_doubtful(reply.answer->status)) {
      reply = client_.ask(address->host, current_, LinkMethod::get);
    }
    if (!reply.answer) end(LinkOutcome::untested, reply.reason);
    return reply.answer;
  }

  bool follow(const LinkAnswer& answer) {
    const auto from = read_web_address(current_);
    const auto to = read_web_address(answer.location);
    const bool leads_inside = to && to->host != from->host && !is_public_host(to->host);
    if (!to || leads_inside) {
      end(LinkOutcome::broken, "leads to " + answer.location);
      return false;
    }
    // Up to the first redirect that is for now, the new address is the one to use.
    is_permanent_so_far_ = is_permanent_so_far_ && is_permanent(answer.status);
    if (is_permanent_so_far_) new_address_ = answer.location;
    current_ = answer.location;
    return true;
  }

  LinkResult finish(const LinkAnswer& answer) {
    const bool has_moved = current_ != result_.url;
    const auto way = has_moved ? fmt::format("leads to {}, which ", current_) : std::string();
    if (answer.status == 0) {
      result_.is_silent = !has_moved;
      return end(LinkOutcome::broken, fmt::format("{}does not answer: {}", way, answer.failure));
    }
    if (is_absence(answer.status)) return end(LinkOutcome::broken, fmt::format("{}answers {}", way, answer.status));
    if (answer.status >= 300) return end(LinkOutcome::unclear, fmt::format("{}answers {}", way, answer.status));
    if (!has_moved) return end(LinkOutcome::good, "");
    result_.target = new_address_.empty() ? current_ : new_address_;
    return end(new_address_.empty() ? LinkOutcome::redirected : LinkOutcome::moved, "");
  }

  LinkResult end(LinkOutcome outcome, std::string detail) {
    result_.outcome = outcome;
    result_.detail = std::move(detail);
    return result_;
  }

  PoliteClient& client_;
  std::string current_;
  std::string new_address_;
  bool is_permanent_so_far_ = true;
  LinkResult result_;
};

/// Places of addresses by host, the host with the most first, since it takes longest.
std::vector<std::vector<std::size_t>> group_by_host(const std::vector<std::string>& urls) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < urls.size(); ++i) {
    const auto address = read_web_address(urls[i]);
    places[address ? address->host : std::string()].push_back(i);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [host, group] : places) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return groups;
}

}  // namespace

std::vector<LinkResult> check_links(const std::vector<std::string>& urls, LinkClient& client, const LinkRules& rules) {
  PoliteClient polite(client, rules);
  const auto groups = group_by_host(urls);
  std::vector<LinkResult> results(urls.size());
  parallel_for(groups.size(), rules.hosts_at_once, [&](std::size_t group) {
    for (const auto place : groups[group]) results[place] = LinkTest(urls[place], polite).run();
  });
  return results;
}

bool is_all_silence(const std::vector<LinkResult>& results) {
  const auto is_silent = [](const LinkResult& result) { return result.is_silent; };
  return std::any_of(results.begin(), results.end(), is_silent) &&
         std::all_of(results.begin(), results.end(),
                     [&](const auto& result) { return is_silent(result) || result.outcome == LinkOutcome::untested; });
}

}  // namespace statusbook
