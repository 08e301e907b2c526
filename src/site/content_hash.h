// A hash that tells versions of files apart, and guards nothing: FNV-1a with 64 bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace statusbook {

class ContentHash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      hash_ ^= static_cast<unsigned char>(c);
      hash_ *= 0x100000001b3U;
    }
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace statusbook
