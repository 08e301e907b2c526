// A hash that tells versions of files apart, and guards nothing: FNV-1a with 64 bits, but over words of eight bytes, as
// every rebuild of a served site hashes all of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace statusbook {

class ContentHash {
 public:
  void add(std::string_view bytes) {
    mix(bytes.size());
    while (!bytes.empty()) {
      const auto word = bytes.substr(0, 8);
      std::uint64_t number = 0;  // the same on machines of either byte order
      for (std::size_t i = 0; i < word.size(); ++i) {
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << (8 * i);
      }
      mix(number);
      bytes.remove_prefix(word.size());
    }
  }
  void add(std::uint64_t other) { mix(other); }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  void mix(std::uint64_t number) {
    hash_ = (hash_ ^ number) * 0x100000001b3U;
    hash_ ^= hash_ >> 32U;  // a product hands bits upwards only
  }

  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace statusbook
