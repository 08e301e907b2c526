// The parts of an http or https address that an audit goes by: whom it asks, and for what.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace statusbook {

struct WebAddress {
  std::string host;  ///< in lower case, without user and port
  std::string path;  ///< begins with "/"; without query and fragment
};

/// nullopt for anything else than http and https.
std::optional<WebAddress> read_web_address(std::string_view url);

/// Whether a name may be found by everybody: it has a dot and is neither an IP address nor below a name that is kept
/// for machines of one's own or for examples. Others are not asked, since books are written by many.
bool is_public_host(std::string_view host);

std::string_view without_fragment(std::string_view url);

}  // namespace statusbook
