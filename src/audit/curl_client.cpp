#include "audit/curl_client.h"

#include <curl/curl.h>
#ifdef STATUSBOOK_LOAD_CURL
#include <dlfcn.h>
#endif

#include <memory>
#include <thread>

#include "base/file_system.h"

namespace statusbook {

namespace {

/// What is used of libcurl.
struct Curl {
  decltype(&curl_global_init) global_init;
  decltype(&curl_easy_init) easy_init;
  decltype(&curl_easy_cleanup) easy_cleanup;
  decltype(&curl_easy_setopt) easy_setopt;
  decltype(&curl_easy_perform) easy_perform;
  decltype(&curl_easy_getinfo) easy_getinfo;
  decltype(&curl_easy_strerror) easy_strerror;
};

#ifdef STATUSBOOK_LOAD_CURL
// A program that runs on many systems takes the system's libcurl, with its certificates and its security updates, and
// only `audit` misses it. Its interface has been the same since 2006.
template <typename Function>
void find_function(void* library, const char* name, Function& function) {
  auto* const found = dlsym(library, name);
  if (found == nullptr) throw EnvironmentError(std::string("libcurl lacks ") + name + "; --offline tests no link");
  function = reinterpret_cast<Function>(found);
}

Curl load_curl() {
  void* library = dlopen("libcurl.so.4", RTLD_NOW);
  if (library == nullptr) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW);
  if (library == nullptr) {
    throw EnvironmentError("libcurl.so.4 is needed to test links: install libcurl, or leave links out with --offline");
  }
  Curl curl{};
  find_function(library, "curl_global_init", curl.global_init);
  find_function(library, "curl_easy_init", curl.easy_init);
  find_function(library, "curl_easy_cleanup", curl.easy_cleanup);
  find_function(library, "curl_easy_setopt", curl.easy_setopt);
  find_function(library, "curl_easy_perform", curl.easy_perform);
  find_function(library, "curl_easy_getinfo", curl.easy_getinfo);
  find_function(library, "curl_easy_strerror", curl.easy_strerror);
  return curl;
}
#else
Curl load_curl() {
  return {curl_global_init,  curl_easy_init,    curl_easy_cleanup, curl_easy_setopt,
          curl_easy_perform, curl_easy_getinfo, curl_easy_strerror};
}
#endif

const Curl& curl() {
  static const Curl functions = load_curl();
  return functions;
}

struct CloseHandle {
  void operator()(CURL* handle) const { curl().easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

/// Content is not wanted: its first bytes end the transfer, when status and fields are known.
std::size_t refuse_content(char* /*bytes*/, std::size_t /*size*/, std::size_t /*count*/, void* /*unused*/) { return 0; }

void allow_web_only(CURL* handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl().easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl().easy_setopt(handle, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

Handle make_request(const std::string& url, LinkMethod method, LinkClient::Milliseconds limit,
                    const std::string& agent) {
  Handle handle(curl().easy_init());
  if (!handle) return handle;
  auto* const request = handle.get();
  allow_web_only(request);
  curl().easy_setopt(request, CURLOPT_URL, url.c_str());
  curl().easy_setopt(request, CURLOPT_USERAGENT, agent.c_str());
  curl().easy_setopt(request, CURLOPT_NOBODY, method == LinkMethod::head ? 1L : 0L);
  curl().easy_setopt(request, CURLOPT_WRITEFUNCTION, refuse_content);
  curl().easy_setopt(request, CURLOPT_FOLLOWLOCATION, 0L);
  curl().easy_setopt(request, CURLOPT_FORBID_REUSE, 1L);
  curl().easy_setopt(request, CURLOPT_NOSIGNAL, 1L);  // there are other threads
  curl().easy_setopt(request, CURLOPT_TIMEOUT_MS, static_cast<long>(limit.count()));
  return handle;
}

}  // namespace

CurlClient::CurlClient(std::string agent) : agent_(std::move(agent)) {
  static const auto started = curl().global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK)
    throw EnvironmentError("cannot use libcurl, and so not test links; --offline leaves them out");
}

LinkAnswer CurlClient::ask(const std::string& url, LinkMethod method, Milliseconds limit) {
  const auto handle = make_request(url, method, limit, agent_);
  if (!handle) return {0, "", "out of memory"};
  const auto outcome = curl().easy_perform(handle.get());
  long status = 0;
  curl().easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  const bool is_complete = outcome == CURLE_OK || outcome == CURLE_WRITE_ERROR;  // content came, and was refused
  if (!is_complete || status == 0) return {0, "", curl().easy_strerror(outcome)};
  const char* location = nullptr;
  curl().easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &location);
  return {static_cast<int>(status), location == nullptr ? "" : location, ""};
}

LinkClient::Milliseconds CurlClient::now() const {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void CurlClient::wait(Milliseconds time) { std::this_thread::sleep_for(time); }

}  // namespace statusbook
