#include "support/message_fuzz_target.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "support/page_fuzz_target.h"
#include "text/http_message.h"

void read_any_message(std::string_view bytes) {
  const auto exchange = statusbook::parse_http_exchange(bytes);
  const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
  for (const auto& fault : exchange.faults) {
    if (fault.message.empty() || fault.at.line < 0 || fault.at.line > lines) std::abort();
  }
  build_any_page("```http\n" + std::string(bytes) + "\n```\n");
}
