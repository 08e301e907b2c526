// A page as the server shows it: with the script that listens for changes. The published bytes stay as they are; what
// is added is in what goes over the wire only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/snapshot.h"

namespace statusbook {

/// The addresses that the server adds to the site, below its base path. No file of a site begins so.
inline const std::string own_folder = ".statusbook/";
inline const std::string live_script_path = own_folder + "live.js";
inline const std::string events_path = own_folder + "events";

/// What can change about a page while it is open.
struct PageState {
  std::string mark;                      ///< differs where the page has to be loaded again
  std::vector<std::string> stylesheets;  ///< paths on the site, with fingerprints; to be swapped in the open page
};

PageState state_of(std::string_view html, const Site& site);

/// "assets/style.css" from "assets/style.0123456789.css": an asset whatever its content.
std::string without_fingerprint(std::string_view path);

/// The page with the script in its head, and with a policy that lets the script work and no service worker in.
std::string make_live(std::string_view html, std::string_view mark, const ServedPlace& place);

/// The policy with what the script needs. It never gains more than the server's own address.
std::string admit_live_script(std::string_view policy);

/// A page in place of those that are not there before the first good build.
std::string waiting_page();

}  // namespace statusbook
