// Links are tested politely: against servers that only exist here, with a clock of their own, and against a real one on
// this machine.
#include "audit/check_links.h"

#include <httplib.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>

#include "audit/curl_client.h"
#include "audit/known_links.h"
#include "audit/web_address.h"
#include "catch.h"

using namespace statusbook;
using namespace std::chrono_literals;

namespace {

/// Answers from a table by "METHOD URL", else by URL, and takes note of who was asked when.
class FakeClient : public LinkClient {
 public:
  explicit FakeClient(std::map<std::string, LinkAnswer> answers) : answers_(std::move(answers)) {}

  LinkAnswer ask(const std::string& url, LinkMethod method, Milliseconds limit) override {
    const auto host = read_web_address(url)->host;
    if (++busy(host) > 1) is_impolite = true;
    const auto line = (method == LinkMethod::head ? "HEAD " : "GET ") + url;
    const auto answer = find(line, url);
    {
      const std::scoped_lock lock(mutex_);
      asked.push_back(line);
      asked_at.push_back(time_);
      limits.push_back(limit);
      time_ += 100ms;
    }
    std::this_thread::yield();
    --busy(host);
    return answer;
  }
  [[nodiscard]] Milliseconds now() const override {
    const std::scoped_lock lock(mutex_);
    return time_;
  }
  void wait(Milliseconds time) override {
    const std::scoped_lock lock(mutex_);
    time_ += time;
  }

  std::vector<std::string> asked;
  std::vector<Milliseconds> asked_at, limits;
  std::atomic<bool> is_impolite = false;

 private:
  std::atomic<int>& busy(const std::string& host) {
    const std::scoped_lock lock(mutex_);
    return busy_[host];
  }
  [[nodiscard]] LinkAnswer find(const std::string& line, const std::string& url) const {
    if (const auto found = answers_.find(line); found != answers_.end()) return found->second;
    const auto found = answers_.find(url);
    return found == answers_.end() ? LinkAnswer{0, "", "no such host"} : found->second;
  }

  std::map<std::string, LinkAnswer> answers_;
  std::map<std::string, std::atomic<int>> busy_;
  mutable std::mutex mutex_;
  Milliseconds time_{0};
};

const LinkRules one_by_one{1000ms, 20000ms, 600000ms, 1};

LinkResult test_one(FakeClient& client, const std::string& url) { return check_links({url}, client, one_by_one)[0]; }

LinkResult test_one(std::map<std::string, LinkAnswer> answers, const std::string& url = "https://a.org/") {
  FakeClient client(std::move(answers));
  return test_one(client, url);
}

}  // namespace

TEST_CASE("a link that answers HEAD is good, and nobody is asked for content", "[check-links]") {
  FakeClient client({{"https://a.org/", {200, "", ""}}});
  CHECK(test_one(client, "https://a.org/").outcome == LinkOutcome::good);
  CHECK(client.asked == std::vector<std::string>{"HEAD https://a.org/"});
}

TEST_CASE("what HEAD does not find is asked for with GET", "[check-links]") {
  CHECK(test_one({{"HEAD https://a.org/", {405, "", ""}}, {"https://a.org/", {200, "", ""}}}).outcome ==
        LinkOutcome::good);
  CHECK(test_one({{"HEAD https://a.org/", {0, "", "cut"}}, {"https://a.org/", {200, "", ""}}}).outcome ==
        LinkOutcome::good);
  const auto result = test_one({{"https://a.org/", {404, "", ""}}});
  CHECK(result.outcome == LinkOutcome::broken);
  CHECK(result.detail == "answers 404");
}

TEST_CASE("what HEAD does not find is not broken, if no time is left to ask again", "[check-links]") {
  FakeClient client({{"https://a.org/", {404, "", ""}}});
  auto rules = one_by_one;
  rules.whole_limit = 500ms;
  CHECK(check_links({"https://a.org/"}, client, rules)[0].outcome == LinkOutcome::untested);
  CHECK(client.asked.size() == 1);
}

TEST_CASE("a server that refuses or fails says nothing about the link", "[check-links]") {
  for (const int status : {401, 403, 500, 503, 999}) {
    INFO(status);
    CHECK(test_one({{"https://a.org/", {status, "", ""}}}).outcome == LinkOutcome::unclear);
  }
  CHECK(test_one(std::map<std::string, LinkAnswer>{}).detail == "does not answer: no such host");
}

TEST_CASE("a redirect for good names the new address, up to the first one that is for now", "[check-links]") {
  const auto good = LinkAnswer{200, "", ""};
  const auto moved = test_one({{"https://a.org/", {301, "https://b.org/", ""}},
                               {"https://b.org/", {308, "https://b.org/x", ""}},
                               {"https://b.org/x", {302, "https://b.org/y", ""}},
                               {"https://b.org/y", good}});
  CHECK(moved.outcome == LinkOutcome::moved);
  CHECK(moved.target == "https://b.org/x");
  const auto redirected = test_one({{"https://a.org/", {302, "https://b.org/", ""}},
                                    {"https://b.org/", {301, "https://b.org/x", ""}},
                                    {"https://b.org/x", good}});
  CHECK(redirected.outcome == LinkOutcome::redirected);
  CHECK(redirected.target == "https://b.org/x");
}

TEST_CASE("a redirect to nothing or into a private network is broken, and one in circles unclear", "[check-links]") {
  CHECK(test_one({{"https://a.org/", {301, "https://b.org/", ""}}, {"https://b.org/", {404, "", ""}}}).detail ==
        "leads to https://b.org/, which answers 404");
  FakeClient circle({{"https://a.org/", {302, "https://a.org/", ""}}});
  CHECK(test_one(circle, "https://a.org/").outcome == LinkOutcome::unclear);
  CHECK(circle.asked.size() == 11);
  for (const auto* target : {"http://169.254.169.254/latest", "http://localhost/", "ftp://b.org/"}) {
    FakeClient client({{"https://a.org/", {302, target, ""}}});
    CHECK(test_one(client, "https://a.org/").outcome == LinkOutcome::broken);
    CHECK(client.asked.size() == 1);
  }
}

TEST_CASE("polite: between two requests to a host is a pause, between two hosts is none", "[check-links]") {
  FakeClient client({{"https://a.org/1", {200, "", ""}},
                     {"https://a.org/2", {302, "https://b.org/", ""}},
                     {"https://b.org/", {200, "", ""}}});
  check_links({"https://a.org/1", "https://a.org/2"}, client, one_by_one);
  REQUIRE(client.asked_at.size() == 3);
  CHECK(client.asked_at[1] == 100ms + 1000ms);
  CHECK(client.asked_at[2] == 1200ms);
}

TEST_CASE("polite: a host has one request at a time, also where redirects lead to it", "[check-links]") {
  std::map<std::string, LinkAnswer> answers;
  std::vector<std::string> urls;
  for (int i = 0; i < 200; ++i) {
    const auto target = "https://shared.org/" + std::to_string(i);
    urls.push_back("https://h" + std::to_string(i % 16) + ".org/" + std::to_string(i));
    answers[urls.back()] = {302, target, ""};
    answers[target] = {200, "", ""};
  }
  FakeClient client(std::move(answers));
  auto rules = one_by_one;
  rules.pause = 0ms;
  rules.hosts_at_once = 8;
  for (const auto& result : check_links(urls, client, rules)) CHECK(result.outcome == LinkOutcome::redirected);
  CHECK_FALSE(client.is_impolite);
  CHECK(client.asked.size() == 400);
}

TEST_CASE("polite: a host that asks for fewer requests, or that is silent, is left alone", "[check-links]") {
  FakeClient busy({{"https://a.org/1", {429, "", ""}}});
  const auto results = check_links({"https://a.org/1", "https://a.org/2", "https://a.org/3"}, busy, one_by_one);
  CHECK(busy.asked.size() == 1);
  CHECK(results[0].detail == "answers 429");
  CHECK(results[2].outcome == LinkOutcome::untested);
  FakeClient silent({});
  const auto untold = check_links({"https://a.org/1", "https://a.org/2", "https://a.org/3"}, silent, one_by_one);
  CHECK(silent.asked.size() == 3);
  CHECK(untold[0].outcome == LinkOutcome::broken);
  CHECK(untold[2].detail == "the host did not answer before: no such host");
}

TEST_CASE("all ends in time, the last request with what is left of it", "[check-links]") {
  std::map<std::string, LinkAnswer> answers;
  std::vector<std::string> urls;
  for (int i = 0; i < 9; ++i) {
    urls.push_back("https://a.org/" + std::to_string(i));
    answers[urls.back()] = {200, "", ""};
  }
  FakeClient client(std::move(answers));
  auto rules = one_by_one;
  rules.whole_limit = 3500ms;
  const auto results = check_links(urls, client, rules);
  CHECK(client.asked.size() == 4);
  CHECK(client.limits.back() == 200ms);
  CHECK(results[3].outcome == LinkOutcome::good);
  CHECK(results[4].outcome == LinkOutcome::untested);
  CHECK(results[4].detail == "the time was up");
}

TEST_CASE("what was good is not asked for again for some days, and what was broken is", "[check-links]") {
  KnownLinks known;
  const std::vector<std::string> urls{"https://a.org/", "https://b.org/", "https://c.org/"};
  const std::map<std::string, LinkAnswer> answers{{"https://a.org/", {200, "", ""}},
                                                  {"https://b.org/", {301, "https://a.org/", ""}},
                                                  {"https://c.org/", {404, "", ""}}};
  FakeClient first(answers);
  test_links(urls, known, first, one_by_one, "2026-11-01");
  FakeClient second(answers);
  auto kept = read_known_links(text_of(known), "2026-11-08");
  const auto tests = test_links(urls, kept, second, one_by_one, "2026-11-08");
  CHECK(second.asked == std::vector<std::string>{"HEAD https://c.org/", "GET https://c.org/"});
  CHECK(tests.known == 2);
  CHECK(tests.results[1].outcome == LinkOutcome::moved);
  CHECK(tests.results[1].target == "https://a.org/");
  CHECK(tests.results[2].outcome == LinkOutcome::broken);
  CHECK(kept.at("https://a.org/").tested == "2026-11-01");
  CHECK(read_known_links(text_of(known), "2026-11-09").empty());
  CHECK(read_known_links(text_of(known), "2026-10-31").empty());
}

TEST_CASE("a cache that no audit has written knows nothing", "[check-links]") {
  for (const auto* text : {"", "{", "[]", "null", "{\"https://a.org/\": 1}", "{\"https://a.org/\": {}}",
                           "{\"https://a.org/\": {\"outcome\": \"good\", \"tested\": 3}}",
                           "{\"https://a.org/\": {\"outcome\": \"broken\", \"tested\": \"2026-11-01\"}}"}) {
    INFO(text);
    CHECK(read_known_links(text, "2026-11-01").empty());
  }
}

TEST_CASE("without a network nothing is tested, which one known link may tell from a dead host", "[check-links]") {
  FakeClient nobody({});
  KnownLinks known;
  const auto without = test_links({"https://a.org/", "https://b.org/"}, known, nobody, one_by_one, "2026-11-01");
  CHECK_FALSE(without.has_network);
  CHECK(without.results[0].outcome == LinkOutcome::untested);
  CHECK(without.results[1].detail == "there is no network");
  known["https://good.org/"] = {LinkOutcome::good, "", "2026-11-01"};
  FakeClient some({{"https://good.org/", {200, "", ""}}});
  const auto with = test_links({"https://a.org/"}, known, some, one_by_one, "2026-11-01");
  CHECK(with.has_network);
  CHECK(with.results[0].outcome == LinkOutcome::broken);
}

namespace {

/// A server on this machine, for one test.
class LoopbackServer {
 public:
  LoopbackServer() {
    setenv("no_proxy", "127.0.0.1", 1);  // libcurl heeds the proxies that the environment names
    server_.Get("/good", [this](const auto& request, auto& response) {
      const std::scoped_lock lock(mutex_);
      agent_ = request.get_header_value("User-Agent");
      response.set_content("text that nobody reads", "text/plain");
    });
    server_.Get("/old", [](const auto&, auto& response) { response.set_redirect("/good", 301); });
    server_.Get("/get-only", [](const auto& request, auto& response) {
      response.status = request.method == "HEAD" ? 405 : 200;
      response.set_content(std::string(1'000'000, 'x'), "text/plain");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~LoopbackServer() {
    server_.stop();
    thread_.join();
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  [[nodiscard]] std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  [[nodiscard]] std::string agent() {
    const std::scoped_lock lock(mutex_);
    return agent_;
  }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::mutex mutex_;
  std::string agent_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a real server is asked by libcurl, under the tool's name", "[check-links]") {
  LoopbackServer server;
  CurlClient client("statusbook-tests/1");
  auto rules = one_by_one;
  rules.pause = 0ms;
  const auto results = check_links(
      {server.url("/good"), server.url("/old"), server.url("/get-only"), server.url("/nothing")}, client, rules);
  CHECK(results[0].outcome == LinkOutcome::good);
  CHECK(results[1].outcome == LinkOutcome::moved);
  CHECK(results[1].target == server.url("/good"));
  CHECK(results[2].outcome == LinkOutcome::good);
  CHECK(results[3].detail == "answers 404");
  CHECK(server.agent() == "statusbook-tests/1");
}

TEST_CASE("libcurl asks for nothing but web addresses, and tells why there is no answer", "[check-links]") {
  setenv("no_proxy", "127.0.0.1", 1);
  CurlClient client("statusbook-tests/1");
  for (const auto* url : {"file:///etc/passwd", "ftp://127.0.0.1/", "http://127.0.0.1:1/"}) {
    const auto answer = client.ask(url, LinkMethod::get, 5000ms);
    CHECK(answer.status == 0);
    CHECK_FALSE(answer.failure.empty());
  }
}
