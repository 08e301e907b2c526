// What an image is and how large, from its bytes: PNG, JPEG, GIF or WebP. The bytes are untrusted; none is looked at
// more often than a few times, and nothing is decoded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace statusbook {

enum class ImageFormat { png, jpeg, gif, webp };

struct ImageHead {
  std::optional<ImageFormat> format;  ///< nullopt: none of these
  std::uint32_t width = 0;  ///< pixels, as it is shown; 0 where the file is damaged or cut off, as is the height
  std::uint32_t height = 0;
};

ImageHead read_image_head(std::string_view bytes);

}  // namespace statusbook
