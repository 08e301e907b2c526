// What a request is answered with: a pure function of the request and of the site in memory. Nothing here reads a disk,
// so that no path, however it is written, leads out of the site.
//
// Whoever may ask: a page of another site must not read this one, whether it asks across origins, by a name that it
// lets lead to this machine, or for the events. So hosts are checked, the events' origin is, and no field allows
// sharing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/snapshot.h"

namespace statusbook {

using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";  ///< as the request line has it
  HttpFields fields;
};

struct HttpResponse {
  int status = 200;
  HttpFields fields;
  std::string content;  ///< also of HEAD; whoever sends the response leaves it out there
  /// The path of the page that asks to be told what changes; then events follow, without an end, in place of content.
  std::optional<std::string> events_for;
};

HttpResponse respond(const HttpRequest& request, const Snapshot& snapshot, const ServedPlace& place);

/// The value of a field; "" where there is none or more than one.
std::string_view find_field(const HttpFields& fields, std::string_view name);

/// What an event tells a page of the path: its state, its stylesheets, and what is wrong, as JSON on one line.
std::string event_for(const std::string& path, const Snapshot& snapshot, const ServedPlace& place);

}  // namespace statusbook
