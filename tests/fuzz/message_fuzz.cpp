// Feeds blocks of any bytes to the reader of HTTP messages, and to the page that shows them. Built with
// -DSTATUSBOOK_FUZZ=ON and clang, which brings libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/message_fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_any_message(text);
  return 0;
}
