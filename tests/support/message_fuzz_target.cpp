#include "support/message_fuzz_target.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "support/page_fuzz_target.h"
#include "text/message.h"

void read_any_message(std::string_view bytes) {
  const auto pattern = [](std::string_view source) { return statusbook::parse_line_pattern(source).pattern; };
  const statusbook::MessageGrammar grammar{
      "http", {pattern("HTTP/{version} {code} {phrase}")}, {pattern("{method} {target} HTTP/{version}")}, true};
  const auto exchange = statusbook::parse_exchange(bytes, grammar);
  const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
  for (const auto& fault : exchange.faults) {
    if (fault.message.empty() || fault.at.line < 0 || fault.at.line > lines) std::abort();
  }
  build_any_page("```http\n" + std::string(bytes) + "\n```\n");
}
