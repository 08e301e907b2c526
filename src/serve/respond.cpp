#include "serve/respond.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "model/addresses.h"
#include "serve/live_page.h"
#include "serve/live_script.h"
#include "serve/media_type.h"
#include "serve/request_parts.h"

namespace statusbook {

namespace {

HttpResponse make_response(int status, std::string_view type, std::string content) {
  return {status,
          {{"Content-Type", std::string(type)},
           {"Cache-Control", "no-cache"},
           {"X-Content-Type-Options", "nosniff"},
           {"Cross-Origin-Resource-Policy", "same-origin"}},
          std::move(content),
          std::nullopt};
}

HttpResponse refuse(int status, std::string_view reason) {
  return make_response(status, "text/plain; charset=utf-8", std::string(reason) + "\n");
}

HttpResponse redirect(const std::string& path, std::string_view query) {
  auto response = refuse(302, "The page has a slash at its end.");
  response.fields.emplace_back("Location", encode_path(path) + std::string(query));
  return response;
}

/// What a path of the server leads to.
struct Found {
  const OutputFile* file = nullptr;  ///< null where there is nothing; then the site's page for that is shown
  bool is_missing = false;
  std::string redirect;  ///< not empty: the page is there
};

Found find(const std::string& path, const Snapshot& snapshot, const ServedPlace& place) {
  const Found missing{find_file(snapshot, file_of(addresses::not_found)), true, ""};
  const auto& base = place.base_path;
  if (path == "/" && base != "/") return {nullptr, false, base};
  if (path + "/" == base) return {nullptr, false, base};
  if (!path.starts_with(base)) return missing;
  const auto rest = path.substr(base.size());
  if (const auto* file = find_file(snapshot, file_of({rest, ""}))) return {file, false, ""};
  if (!rest.empty() && !rest.ends_with('/') && find_file(snapshot, file_of({rest + "/", ""}))) {
    return {nullptr, false, path + "/"};
  }
  return missing;
}

/// The page for what is not there stands at any depth, so its addresses are absolute; here they lead to this server.
std::string localize(const std::string& html, const ServedPlace& place) {
  return place.base_url.empty() ? html : replace_all(html, "\"" + place.base_url, "\"" + place.base_path);
}

std::string etag_of(std::string_view content) {
  return fmt::format("\"{:x}-{:x}\"", content.size(), std::hash<std::string_view>()(content));
}

/// Takes part of the content where the request asks for it, and none where the client has it.
HttpResponse meet_conditions(HttpResponse response, const HttpRequest& request) {
  const auto etag = etag_of(response.content);
  response.fields.emplace_back("ETag", etag);
  response.fields.emplace_back("Accept-Ranges", "bytes");
  if (names_etag(find_field(request.fields, "If-None-Match"), etag)) {
    response.status = 304;
    response.content.clear();
    return response;
  }
  const auto condition = find_field(request.fields, "If-Range");
  const auto range = find_field(request.fields, "Range");
  if (request.method != "GET" || range.empty() || (!condition.empty() && condition != etag)) return response;
  const auto size = response.content.size();
  const auto part = parse_range(range, size);
  if (!part) return response;
  if (part->length == 0) {
    auto refusal = refuse(416, "The content has no such part.");
    refusal.fields.emplace_back("Content-Range", fmt::format("bytes */{}", size));
    return refusal;
  }
  response.status = 206;
  response.fields.emplace_back("Content-Range",
                               fmt::format("bytes {}-{}/{}", part->first, part->first + part->length - 1, size));
  response.content = response.content.substr(part->first, part->length);
  return response;
}

HttpResponse show_file(const OutputFile& file, const HttpRequest& request, const Snapshot& snapshot,
                       const ServedPlace& place) {
  const auto type = media_type_of(file.path);
  if (!file.path.ends_with(".html")) return meet_conditions(make_response(200, type, file.bytes), request);
  const auto state = state_of(file.bytes, *snapshot.site);
  return meet_conditions(make_response(200, type, make_live(file.bytes, state.mark, place)), request);
}

HttpResponse show_missing(const OutputFile* page, const Snapshot& snapshot, const ServedPlace& place) {
  constexpr std::string_view type = "text/html; charset=utf-8";
  if (!snapshot.site) return make_response(503, type, make_live(waiting_page(), "", place));
  if (page == nullptr) return refuse(404, "There is nothing here.");
  const auto state = state_of(page->bytes, *snapshot.site);
  return make_response(404, type, make_live(localize(page->bytes, place), state.mark, place));
}

/// A browser tells whose page asks for events, unless it is of this very origin.
bool is_own_page(const HttpFields& fields) {
  const auto count = std::count_if(fields.begin(), fields.end(),
                                   [](const auto& field) { return equal_ignoring_case(field.first, "Origin"); });
  const auto site = find_field(fields, "Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  return count == 0 || find_field(fields, "Origin") == "http://" + std::string(find_field(fields, "Host"));
}

HttpResponse open_events(const HttpRequest& request, std::string_view query) {
  if (!is_own_page(request.fields)) return refuse(403, "Only pages of this server are told what changes.");
  auto response = make_response(200, "text/event-stream", "");
  response.fields[1].second = "no-store";
  if (request.method == "GET")
    response.events_for = decode_path(find_parameter(query, "page").value_or("/")).value_or("/");
  return response;
}

}  // namespace

std::string_view find_field(const HttpFields& fields, std::string_view name) {
  std::string_view value;
  int count = 0;
  for (const auto& field : fields) {
    if (!equal_ignoring_case(field.first, name)) continue;
    value = field.second;
    ++count;
  }
  return count == 1 ? value : std::string_view();
}

HttpResponse respond(const HttpRequest& request, const Snapshot& snapshot, const ServedPlace& place) {
  if (!is_allowed_host(find_field(request.fields, "Host"), place)) {
    return refuse(403, "This server does not answer for that host. To let it, name it with --host.");
  }
  if (request.method != "GET" && request.method != "HEAD") {
    auto response = refuse(405, "This server only shows the site.");
    response.fields.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const auto mark = request.target.find('?');
  const auto path = decode_path(request.target.substr(0, mark));
  if (!path) return refuse(400, "The target of the request is not a path.");
  const auto query = mark == std::string::npos ? std::string_view() : std::string_view(request.target).substr(mark);
  if (find_field(request.fields, "Service-Worker") == "script") {
    return make_response(200, media_type_of("worker.js"), std::string(retiring_worker));
  }
  if (*path == place.base_path + live_script_path) {
    return meet_conditions(make_response(200, media_type_of(*path), std::string(live_script)), request);
  }
  if (*path == place.base_path + events_path) return open_events(request, query);
  const auto found = find(*path, snapshot, place);
  if (!found.redirect.empty()) return redirect(found.redirect, query);
  if (found.is_missing) return show_missing(found.file, snapshot, place);
  return show_file(*found.file, request, snapshot, place);
}

std::string event_for(const std::string& path, const Snapshot& snapshot, const ServedPlace& place) {
  const auto found = find(path, snapshot, place);
  const auto state = found.file == nullptr ? PageState() : state_of(found.file->bytes, *snapshot.site);
  auto stylesheets = nlohmann::ordered_json::array();
  for (const auto& stylesheet : state.stylesheets) stylesheets.push_back(place.base_path + stylesheet);
  const nlohmann::ordered_json event{
      {"page", state.mark}, {"stylesheets", std::move(stylesheets)}, {"faults", snapshot.faults}};
  return event.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace statusbook
