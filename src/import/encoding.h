// Bytes of a document from elsewhere, as UTF-8 text: UTF-8 with or without byte order mark, UTF-16 with one,
// Windows-1252, mixtures of the first and the last, and mojibake (UTF-8 that was once read as Windows-1252).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

/// Characters that were put back, such as “â€™” to “’”.
struct TextRepair {
  int line = 0;
  std::string from;
  std::string to;
};

struct DecodedText {
  std::string text;  ///< lines end in "\n"; no byte order mark, no control characters but tab and line end
  std::vector<TextRepair> repairs;
  std::vector<int> guessed;  ///< lines with bytes that are no UTF-8 and were read as Windows-1252, one for each byte
  std::vector<int> lost;     ///< lines with characters that nothing tells any more; they are U+FFFD
};

/// nullopt where the bytes are no text.
std::optional<DecodedText> decode_text(std::string_view bytes);

}  // namespace statusbook
