#include "audit/curl_client.h"

#include <curl/curl.h>

#include <memory>
#include <thread>

#include "base/file_system.h"

namespace statusbook {

namespace {

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

/// Content is not wanted: its first bytes end the transfer, when status and fields are known.
std::size_t refuse_content(char* /*bytes*/, std::size_t /*size*/, std::size_t /*count*/, void* /*unused*/) { return 0; }

void allow_web_only(CURL* handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

Handle make_request(const std::string& url, LinkMethod method, LinkClient::Milliseconds limit,
                    const std::string& agent) {
  Handle handle(curl_easy_init());
  if (!handle) return handle;
  auto* const request = handle.get();
  allow_web_only(request);
  curl_easy_setopt(request, CURLOPT_URL, url.c_str());
  curl_easy_setopt(request, CURLOPT_USERAGENT, agent.c_str());
  curl_easy_setopt(request, CURLOPT_NOBODY, method == LinkMethod::head ? 1L : 0L);
  curl_easy_setopt(request, CURLOPT_WRITEFUNCTION, refuse_content);
  curl_easy_setopt(request, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(request, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(request, CURLOPT_NOSIGNAL, 1L);  // there are other threads
  curl_easy_setopt(request, CURLOPT_TIMEOUT_MS, static_cast<long>(limit.count()));
  return handle;
}

}  // namespace

CurlClient::CurlClient(std::string agent) : agent_(std::move(agent)) {
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK)
    throw EnvironmentError("cannot use libcurl, and so not test links; --offline leaves them out");
}

LinkAnswer CurlClient::ask(const std::string& url, LinkMethod method, Milliseconds limit) {
  const auto handle = make_request(url, method, limit, agent_);
  if (!handle) return {0, "", "out of memory"};
  const auto outcome = curl_easy_perform(handle.get());
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  const bool is_complete = outcome == CURLE_OK || outcome == CURLE_WRITE_ERROR;  // content came, and was refused
  if (!is_complete || status == 0) return {0, "", curl_easy_strerror(outcome)};
  const char* location = nullptr;
  curl_easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &location);
  return {static_cast<int>(status), location == nullptr ? "" : location, ""};
}

LinkClient::Milliseconds CurlClient::now() const {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void CurlClient::wait(Milliseconds time) { std::this_thread::sleep_for(time); }

}  // namespace statusbook
