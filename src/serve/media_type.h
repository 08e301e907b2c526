// The media type that a static host gives a file, by the extension of its name.
#pragma once

#include <string_view>

namespace statusbook {

/// "application/octet-stream" for what is not known.
std::string_view media_type_of(std::string_view path);

}  // namespace statusbook
