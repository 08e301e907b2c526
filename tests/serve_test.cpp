// What the preview server answers, without sockets. The cases under "safe" are advisories of other preview servers:
// GHSA-67mh-4wv8-2f99 (any site may read), CVE-2025-24010 (foreign hosts and origins), CVE-2025-30208 (files outside of
// the site), and DNS rebinding.
#include "serve/respond.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "serve/live_page.h"
#include "serve/live_script.h"
#include "serve/media_type.h"
#include "serve/request_parts.h"
#include "site/asset_outputs.h"

using namespace statusbook;

namespace {

const std::string head = "<!DOCTYPE html><html><head><title>T</title></head>";

Snapshot make_snapshot(std::vector<OutputFile> files, std::string faults = "") {
  Site site{std::move(files), 1, {}};
  std::sort(site.files.begin(), site.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return {std::make_shared<const Site>(std::move(site)), std::move(faults)};
}

Snapshot small_site() {
  return make_snapshot({{"index.html", head + "home"},
                        {"404/index.html", head + "not found, explained"},
                        {"404.html", head + "<a href=\"https://example.org/repo/404/\">nothing here</a>"},
                        {"codes.json", "0123456789"},
                        {"assets/style.0123456789.css", "body {}"}});
}

const ServedPlace at_root{};
const ServedPlace below_path{"https://example.org/repo/", "/repo/", "", false};

HttpResponse get(const std::string& target, HttpFields fields = {}, const ServedPlace& place = at_root,
                 const std::string& method = "GET") {
  const bool has_host =
      std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.first == "Host"; });
  if (!has_host) fields.emplace_back("Host", "localhost:8000");
  return respond({method, target, std::move(fields)}, small_site(), place);
}

std::string field(const HttpResponse& response, std::string_view name) {
  return std::string(find_field(response.fields, name));
}

int status_for_host(const std::string& host, const ServedPlace& place = at_root) {
  return get("/", {{"Host", host}}, place).status;
}

nlohmann::json event(const std::string& path, const Snapshot& snapshot, const ServedPlace& place = at_root) {
  return nlohmann::json::parse(event_for(path, snapshot, place));
}

}  // namespace

TEST_CASE("a page is found by its folder, and other files by their path", "[serve]") {
  CHECK(get("/").content.ends_with("home"));
  CHECK(get("/404/").content.ends_with("explained"));
  CHECK(get("/404/?from=search#x").status == 200);
  CHECK(get("/index.html").status == 200);
  const auto json = get("/codes.json");
  CHECK(json.content == "0123456789");
  CHECK(field(json, "Content-Type") == "application/json");
  CHECK(field(get("/"), "Content-Type") == "text/html; charset=utf-8");
}

TEST_CASE("a folder without its slash leads to the page", "[serve]") {
  const auto response = get("/404?from=search");
  CHECK(response.status == 302);
  CHECK(field(response, "Location") == "/404/?from=search");
}

TEST_CASE("a site with a path is served below it, as on its host", "[serve]") {
  CHECK(get("/repo/404/", {}, below_path).content.ends_with("explained"));
  CHECK(field(get("/", {}, below_path), "Location") == "/repo/");
  CHECK(field(get("/repo", {}, below_path), "Location") == "/repo/");
  CHECK(field(get("/repo/404", {}, below_path), "Location") == "/repo/404/");
  CHECK(get("/404/", {}, below_path).status == 404);
  CHECK(get("/repository/404/", {}, below_path).status == 404);
}

TEST_CASE("what is not there is answered with the site's page for that, whose links lead here", "[serve]") {
  const auto response = get("/repo/no/such/page/", {}, below_path);
  CHECK(response.status == 404);
  CHECK(response.content.find("<a href=\"/repo/404/\">nothing here</a>") != std::string::npos);
  CHECK(get("/no").content.find("https://example.org/repo/404/") != std::string::npos);
  const HttpRequest request{"GET", "/no", {{"Host", "localhost"}}};
  CHECK(respond(request, make_snapshot({{"index.html", head}}), at_root).status == 404);
}

TEST_CASE("safe: other methods than GET and HEAD are refused", "[serve]") {
  for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get"}) {
    const auto response = get("/", {}, at_root, method);
    CHECK(response.status == 405);
    CHECK(field(response, "Allow") == "GET, HEAD");
  }
  CHECK(get("/", {}, at_root, "HEAD").status == 200);
}

TEST_CASE("safe: only names of this machine are answered, so that no other name can lead here", "[serve]") {
  for (const auto* host : {"localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1:8000", "127.1.2.3", "[::1]:8000"}) {
    INFO(host);
    CHECK(status_for_host(host) == 200);
  }
  for (const auto* host : {"evil.example", "evil.example:8000", "localhost.evil.example", "evil.example#localhost",
                           "localhost@evil.example", "127.0.0.1.evil.example", "127.0.0.1.nip.io", "192.168.1.2",
                           "[fe80::1]", "0.0.0.0", "", ":8000", "localhost:", "localhost:80x", "[::1", "[::1]x",
                           "127.0.0", "127.0.0.256", "localhost localhost"}) {
    INFO(host);
    CHECK(status_for_host(host) == 403);
  }
  CHECK(respond({"GET", "/", {}}, small_site(), at_root).status == 403);
  CHECK(get("/", {{"Host", "localhost"}, {"Host", "evil.example"}}).status == 403);
}

TEST_CASE("safe: a server for others answers by address, and by the name that it was given", "[serve]") {
  const ServedPlace open{"", "/", "desk.example", true};
  CHECK(status_for_host("desk.example:8000", open) == 200);
  CHECK(status_for_host("192.168.1.2:8000", open) == 200);
  CHECK(status_for_host("[fe80::1]:8000", open) == 200);
  CHECK(status_for_host("localhost", open) == 200);
  CHECK(status_for_host("evil.example", open) == 403);
}

TEST_CASE("safe: no path leads out of the site", "[serve]") {
  for (const auto* target :
       {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/@fs/etc/passwd?raw??",
        "/@fs/etc/passwd?import&raw??", "/assets/../../content/book.toml", "/content/book.toml", "//etc/passwd",
        "/C:%5cWindows%5cwin.ini", "/.git/config", "/./index.html", "/404//index.html"}) {
    INFO(target);
    CHECK(get(target).status == 404);
  }
  for (const auto* target :
       {"", "etc/passwd", "*", "http://localhost/", "/%", "/%zz", "/%0", "/%00", "/%ff", "/a%0d%0ab"}) {
    INFO(target);
    CHECK(get(target).status == 400);
  }
}

TEST_CASE("safe: a redirect stays on this server", "[serve]") {
  CHECK(get("//evil.example").status == 404);
  CHECK(get("//404").status == 404);
  CHECK(get("/\\evil.example").status == 404);
}

TEST_CASE("safe: no other site may read what is served", "[serve]") {
  for (const auto* target : {"/", "/codes.json", "/404.html", "/no", "/.statusbook/live.js", "/.statusbook/events"}) {
    const auto response = get(target);
    for (const auto& [name, value] : response.fields) CHECK_FALSE(name.starts_with("Access-Control-"));
    CHECK(field(response, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(field(response, "X-Content-Type-Options") == "nosniff");
  }
}

TEST_CASE("safe: events are for pages of this server", "[serve]") {
  const std::string events = "/.statusbook/events?page=%2F404%2F";
  CHECK(get(events).events_for == "/404/");
  CHECK(field(get(events), "Content-Type") == "text/event-stream");
  CHECK(get(events, {{"Origin", "http://localhost:8000"}, {"Sec-Fetch-Site", "same-origin"}}).status == 200);
  CHECK(get("/.statusbook/events").events_for == "/");
  CHECK(get("/.statusbook/events?page=%25zz").events_for == "/");
  CHECK_FALSE(get(events, {}, at_root, "HEAD").events_for);
  const std::vector<HttpFields> refused{{{"Origin", "http://evil.example"}},
                                        {{"Origin", "null"}},
                                        {{"Origin", "http://localhost:9000"}},
                                        {{"Origin", "https://localhost:8000"}},
                                        {{"Origin", ""}},
                                        {{"Origin", "http://localhost:8000"}, {"Origin", "http://evil.example"}},
                                        {{"Sec-Fetch-Site", "cross-site"}},
                                        {{"Sec-Fetch-Site", "same-site"}}};
  for (const auto& fields : refused) {
    const auto response = get(events, fields);
    CHECK(response.status == 403);
    CHECK_FALSE(response.events_for);
  }
}

TEST_CASE("a client that has the content is not sent it again", "[serve]") {
  const auto etag = field(get("/codes.json"), "ETag");
  REQUIRE(etag.size() > 2);
  const auto same = get("/codes.json", {{"If-None-Match", "\"x\", W/" + etag}});
  CHECK(same.status == 304);
  CHECK(same.content.empty());
  CHECK(field(same, "ETag") == etag);
  CHECK(get("/codes.json", {{"If-None-Match", "*"}}).status == 304);
  CHECK(get("/codes.json", {{"If-None-Match", "\"x\""}}).status == 200);
  CHECK(field(get("/"), "ETag") != etag);
  CHECK(field(get("/"), "Cache-Control") == "no-cache");
}

TEST_CASE("a part of the content is served", "[serve]") {
  const auto part = [](const std::string& range) { return get("/codes.json", {{"Range", range}}); };
  CHECK(part("bytes=2-4").content == "234");
  CHECK(part("bytes=2-4").status == 206);
  CHECK(field(part("bytes=2-4"), "Content-Range") == "bytes 2-4/10");
  CHECK(part("bytes=8-").content == "89");
  CHECK(part("bytes=8-99").content == "89");
  CHECK(part("bytes=-3").content == "789");
  CHECK(part("bytes=-30").content == "0123456789");
  for (const auto* outside : {"bytes=10-", "bytes=10-12", "bytes=-0"}) {
    CHECK(part(outside).status == 416);
    CHECK(field(part(outside), "Content-Range") == "bytes */10");
  }
  for (const auto* other : {"bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "bytes=4-2", "bytes=a-b",
                            "bytes=0-99999999999999999999999", "bytes"}) {
    INFO(other);
    CHECK(part(other).status == 200);
    CHECK(part(other).content == "0123456789");
  }
  const auto etag = field(get("/codes.json"), "ETag");
  CHECK(get("/codes.json", {{"Range", "bytes=0-1"}, {"If-Range", etag}}).status == 206);
  CHECK(get("/codes.json", {{"Range", "bytes=0-1"}, {"If-Range", "\"x\""}}).status == 200);
  CHECK(get("/codes.json", {{"Range", "bytes=0-1"}}, at_root, "HEAD").status == 200);
}

TEST_CASE("a page gains the script in its head, and other files nothing", "[serve]") {
  const auto page = get("/repo/404/", {}, below_path).content;
  CHECK(page.starts_with("<!DOCTYPE html><html><head><script src=\"/repo/.statusbook/live.js\" data-page=\""));
  CHECK(page.ends_with("</script><title>T</title></head>not found, explained"));
  CHECK(get("/.statusbook/live.js").content == live_script);
  CHECK(make_live("<p>text", "1", at_root).ends_with("</script><p>text"));
  CHECK(make_live("<!doctype html><header>", "1", at_root).ends_with("</script><header>"));
}

TEST_CASE("a page's policy lets the script in, and nothing else", "[serve]") {
  const auto workers = std::string("; worker-src 'none'");
  CHECK(admit_live_script("default-src 'self'; object-src 'none'") ==
        "default-src 'self'; object-src 'none'" + workers);
  CHECK(admit_live_script("default-src 'none'; style-src 'self'") ==
        "default-src 'none'; style-src 'self'; script-src-elem 'self'; connect-src 'self'" + workers);
  CHECK(admit_live_script("script-src https://a.example; connect-src 'none'") ==
        "script-src https://a.example 'self'; connect-src 'self'" + workers);
  CHECK(admit_live_script("default-src &#39;self&#39;;worker-src 'self'") == "default-src 'self'; worker-src 'none'");
  CHECK(admit_live_script("") == "worker-src 'none'");
  const std::string meta = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"></head>";
  CHECK(make_live(meta, "1", at_root).find("content=\"default-src 'self'; worker-src 'none'\"") != std::string::npos);
  const std::string turned =
      "<head><meta content=\"default-src 'self'\" http-equiv=\"Content-Security-Policy\"></head>";
  CHECK(make_live(turned, "1", at_root).find("'self'; worker-src 'none'\" http-equiv") != std::string::npos);
}

TEST_CASE("a browser that asks for a service worker gets one that goes away", "[serve]") {
  CHECK(get("/worker.js", {{"Service-Worker", "script"}}).content == retiring_worker);
  CHECK(get("/worker.js").status == 404);
}

TEST_CASE("an open page is told that it has changed, and which stylesheets have", "[serve]") {
  const auto page_with = [](const std::string& text, const std::string& style) {
    const OutputFile asset{"assets/style.css", style};
    const auto path = published_path(asset);
    return make_snapshot({{"404/index.html", head + "<link href=\"../" + path + "\">" + text},
                          {"index.html", head + "home"},
                          {path, style}});
  };
  const auto before = event("/404/", page_with("one", "a {}"));
  const auto edited = event("/404/", page_with("two", "a {}"));
  CHECK(edited["page"] != before["page"]);
  CHECK(edited["stylesheets"] == before["stylesheets"]);
  const auto restyled = event("/404/", page_with("one", "b {}"));
  CHECK(restyled["page"] == before["page"]);
  CHECK(restyled["stylesheets"] != before["stylesheets"]);
  CHECK(restyled["stylesheets"].size() == 1);
  CHECK(event("/", page_with("two", "b {}")) == event("/", page_with("one", "a {}")));
  CHECK(event("/404/", make_snapshot({}))["page"] != before["page"]);
}

TEST_CASE("an event's page is the one that was served", "[serve]") {
  for (const auto* target : {"/", "/404/", "/no/such/page"}) {
    const auto mark = event(target, small_site())["page"].get<std::string>();
    CHECK(get(target).content.find("data-page=\"" + mark + "\"") != std::string::npos);
  }
}

TEST_CASE("faults are told as text on one line, whatever they hold", "[serve]") {
  const std::string faults = "a.md:1:2: error: <script>alert(1)</script>\n\"\r\n\xff\n";
  const auto text = event_for("/", make_snapshot({}, faults), at_root);
  CHECK(text.find('\n') == std::string::npos);
  CHECK(text.find('\r') == std::string::npos);
  CHECK(nlohmann::json::parse(text)["faults"] == "a.md:1:2: error: <script>alert(1)</script>\n\"\r\n\uFFFD\n");
  CHECK(live_script.find("innerHTML") == std::string_view::npos);
}

TEST_CASE("before the first good build, every page waits for it", "[serve]") {
  const Snapshot nothing{nullptr, "a.md: error: bad\n"};
  const auto response = respond({"GET", "/404/", {{"Host", "localhost"}}}, nothing, at_root);
  CHECK(response.status == 503);
  CHECK(response.content.find("data-page=\"\"") != std::string::npos);
  CHECK(event("/404/", nothing)["page"] == "");
  CHECK(event("/404/", nothing)["faults"] == "a.md: error: bad\n");
  CHECK(event("/404/", small_site())["page"] != "");
}

TEST_CASE("the path of a base URL is where the site is served", "[serve]") {
  CHECK(path_of_url("") == "/");
  CHECK(path_of_url("https://example.org") == "/");
  CHECK(path_of_url("https://example.org/") == "/");
  CHECK(path_of_url("https://example.org/repo/docs/") == "/repo/docs/");
  CHECK(path_of_url("https://example.org/repo?x/y") == "/repo/");
}

TEST_CASE("a fingerprint is told from the rest of a name", "[serve]") {
  CHECK(without_fingerprint(published_path({"assets/style.css", "x"})) == "assets/style.css");
  CHECK(without_fingerprint(published_path({"assets/LICENSE", "x"})) == published_path({"assets/LICENSE", "x"}));
  CHECK(without_fingerprint("a.min.css") == "a.min.css");
  CHECK(without_fingerprint("a") == "a");
}

TEST_CASE("files have the type that their name says", "[serve]") {
  CHECK(media_type_of("assets/style.0123456789.css") == "text/css; charset=utf-8");
  CHECK(media_type_of("a.html/b") == "application/octet-stream");
  CHECK(media_type_of(".nojekyll") == "application/octet-stream");
}
