// Feeds bytes to the reader of images' heads. Built with -DSTATUSBOOK_FUZZ=ON and clang, which brings libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/image_fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_any_image(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
