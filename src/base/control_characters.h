// Whether text holds control characters, asked of every file that is read.
#pragma once

#include <string_view>

namespace statusbook {

/// Control characters of ASCII but tabs and line feeds; so true of text with CR LF. Looks at all of the text, since
/// that way many bytes are looked at at a time.
inline bool has_control_characters(std::string_view text) {
  unsigned found = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    found |= static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(c != '\t') & static_cast<unsigned>(c != '\n');
    found |= static_cast<unsigned>(byte == 0x7F);
  }
  return found != 0;
}

}  // namespace statusbook
