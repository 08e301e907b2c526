// Parts of a request, each read strictly: what is not understood is refused or left out, never guessed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "serve/snapshot.h"

namespace statusbook {

/// The path of a target without its query, percent-decoded; nullopt where it is none.
std::optional<std::string> decode_path(std::string_view target);
/// A path as it stands in an address.
std::string encode_path(std::string_view path);
/// A parameter of a query that begins with "?", decoded.
std::optional<std::string> find_parameter(std::string_view query, std::string_view name);

/// Whether a request may call the server so. A page of another site cannot make a name of its own lead here and read
/// what it gets ("DNS rebinding"), since only names for this machine and what --host names are allowed; and, once
/// others may ask at all, addresses, which are no names.
bool is_allowed_host(std::string_view host, const ServedPlace& place);

/// Whether the value of If-None-Match names the entity tag.
bool names_etag(std::string_view value, std::string_view etag);

struct ByteRange {
  std::size_t first = 0;
  std::size_t length = 0;  ///< 0: the range lies outside of the content
};

/// The one range of the value of Range; nullopt where it has another form, or several, and is not heeded.
std::optional<ByteRange> parse_range(std::string_view value, std::size_t size);

}  // namespace statusbook
