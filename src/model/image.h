// A picture of the content that pages show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/shared_text.h"
#include "model/address.h"

namespace statusbook {

/// The folder of images, and what prose writes before the name of one.
inline constexpr std::string_view images_folder = "content/images";
inline constexpr std::string_view images_prefix = "images/";

struct Image {
  std::string name;             ///< "queue.png"
  std::string from;             ///< in the content, as diagnostics name it
  Address address;              ///< on the site
  std::string_view media_type;  ///< "image/png"
  std::uint32_t width = 0;      ///< pixels, as it is shown
  std::uint32_t height = 0;
  SharedText bytes;
  bool is_refused = false;  ///< there is a file that could not be taken, so that nobody knows what it shows
};

}  // namespace statusbook
