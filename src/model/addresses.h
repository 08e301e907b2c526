// Where everything is on the site. How an address is written, relative or absolute, is the business of whoever renders
// a page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/address.h"
#include "model/measurements.h"
#include "model/registry.h"

namespace statusbook {

namespace addresses {

inline const Address home{"", ""};
inline const Address notes{"notes/", ""};
inline const Address facts{"facts/", ""};
inline const Address fields{"fields/", ""};
inline const Address specs{"specs/", ""};
inline const Address sources{"sources/", ""};
inline const Address unofficial{"unofficial/", ""};
inline const Address libraries{"libraries/", ""};
inline const Address field_uses{"fields-by-code/", ""};
inline const Address index{"index/", ""};
inline const Address search{"search.js", ""};
inline const Address app_manifest{"manifest.webmanifest", ""};
inline const Address worker{"worker.js", ""};
inline const Address kept_offline{"offline.json", ""};
inline const Address not_found{"404.html", ""};  // the name that hosts look for
inline const Address codes_json{"codes.json", ""};
inline const Address codes_short{"codes.min.json", ""};
inline const Address codes_csv{"codes.csv", ""};
inline const Address observations_json{"observations.json", ""};
inline const Address observations_csv{"observations.csv", ""};
inline const Address code_schema{"schema/code.json", ""};
inline const Address codes_schema{"schema/codes.json", ""};
inline const Address codes_short_schema{"schema/codes.min.json", ""};
inline const Address sitemap{"sitemap.xml", ""};
inline const Address feed{"feed.xml", ""};
inline const Address robots{"robots.txt", ""};
inline const Address llms{"llms.txt", ""};

}  // namespace addresses

Address address_of(const Code& code);
Address json_of(const Code& code);
/// The page of all settings that have to do with the code.
Address address_of_settings(const Code& code);
/// The page of all observations that concern the code.
Address address_of_observations(const Code& code);
/// The page of all observations of a program.
Address address_of(const Subject& subject);
/// The page of all observations of a topic's actions.
Address address_of(const Topic& topic);
Address address_of(const CodeClass& item);
Address address_of(const Field& field);
Address address_of(const Spec& spec);
Address address_of_note(std::string_view id);
/// Of one of the book's own pages.
Address address_of_own(std::string_view id);
/// The page of the sources whose publishers begin with a letter.
Address address_of_sources(std::string_view letter);

/// The Markdown copy of a page, or the same place in it: "404.md" of "404/".
Address markdown_of(const Address& page);

/// Whether Windows has a device of this name, which no file or folder can have there: "NUL", "con.png".
bool is_device_name(std::string_view path);

/// "image-svg-xml" from "image/svg+xml", "NUL-" from "NUL": a code as part of an address, and as the name of a file.
/// The registry refuses codes that would share one.
std::string path_of_code(std::string_view id);

/// "rfc-9110" from "RFC 9110": an id as part of an address.
std::string path_of(std::string_view id);

/// "assets/style.9c0f1a2b3d.css" for "assets/style.css": browsers may keep a file whose name has a fingerprint of its
/// bytes for good, and still get a new one with a new page.
std::string marked_path(std::string_view path, std::string_view bytes);

/// The file that holds the page: "404/index.html" for "404/".
std::string file_of(const Address& address);

/// Writes addresses as a page needs them.
class AddressWriter {
 public:
  /// Relative to the page, so that the site works under any path.
  static AddressWriter from(const Address& page);
  /// Absolute below the base URL, for a page that is shown at any depth; without base URL, as from the home page.
  static AddressWriter at_any_depth(std::string base_url);

  /// An address that begins with "../" is outside of the site's root; see shared_address().
  [[nodiscard]] std::string operator()(const Address& to) const;

 private:
  std::optional<std::string> page_;  ///< that the addresses stand on; nullopt where they may stand on any
  std::string root_;                 ///< what leads from there to the site's root
};

}  // namespace statusbook
