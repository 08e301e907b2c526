// What there is to be served at one moment: the last site that was built without errors, and what is wrong since.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/output.h"

namespace statusbook {

struct Snapshot {
  std::shared_ptr<const Site> site;  ///< null before the first good build
  std::string faults;                ///< of the latest build, as the terminal shows them; empty where it was good
};

/// Where the site stands on the server, as it will on its host.
struct ServedPlace {
  std::string base_url;         ///< that the site was built for; may be empty
  std::string base_path = "/";  ///< of it; begins and ends with "/"
  std::string host;             ///< what the server was told to listen on; empty: this machine only
  bool open_to_others = false;  ///< listens on more than this machine's loopback address
};

/// The path of a base URL: "/repo/" of "https://example.org/repo/"; "/" of an empty one.
std::string path_of_url(std::string_view url);

/// The file of the site; null where there is none.
const OutputFile* find_file(const Snapshot& snapshot, std::string_view path);

}  // namespace statusbook
