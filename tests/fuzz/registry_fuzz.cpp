// Feeds files of any bytes to the build as the registry: whatever they are, it ends, and says what is wrong in text.
// Built with -DSTATUSBOOK_FUZZ=ON and clang, which brings libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/page_fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  build_any_registry(text);
  return 0;
}
