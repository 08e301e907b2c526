// The address of a site's root, as the book and the command line give it.
#pragma once

#include <string_view>

namespace statusbook {

/// Why the addresses of pages cannot begin with such a URL: "must begin with https:// or http://"; empty where they
/// can.
std::string_view fault_in_base_url(std::string_view url);

}  // namespace statusbook
