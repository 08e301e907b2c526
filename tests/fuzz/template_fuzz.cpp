// Feeds templates of any bytes to the template engine: whatever they are, rendering ends, says where faults are and
// keeps the rules that hold for all templates. Built with -DSTATUSBOOK_FUZZ=ON and clang, which brings libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/template_fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  render_any_bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
