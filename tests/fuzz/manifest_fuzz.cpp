// Feeds manifests of any bytes to publishing: what is not the tool's stays as it is. Built with
// -DSTATUSBOOK_FUZZ=ON and clang, which brings libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/manifest_fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  publish_over_any_manifest(text);
  return 0;
}
