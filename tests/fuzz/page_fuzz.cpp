// Feeds pages of any bytes to the whole build: whatever they are, it ends, and what it says and writes is text. Built
// with -DSTATUSBOOK_FUZZ=ON and clang, which brings libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/page_fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  build_any_page(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
