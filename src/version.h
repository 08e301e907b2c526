// The version of the program, as the build found it (cmake/version.cmake).
#pragma once

#include <string_view>

namespace statusbook {

extern const std::string_view version_number;

}  // namespace statusbook
