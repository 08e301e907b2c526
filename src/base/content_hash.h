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
    for (; bytes.size() >= word; bytes.remove_prefix(word)) mix(word_of(bytes));
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) rest |= byte_of(bytes, i);
    if (!bytes.empty()) mix(rest);
  }
  void add(std::uint64_t other) { mix(other); }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  static constexpr std::size_t word = 8;

  // The same on machines of either byte order.
  static std::uint64_t byte_of(std::string_view bytes, std::size_t i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  /// Written out, it is one instruction to a compiler, and no loop.
  static std::uint64_t word_of(std::string_view b) {
    return byte_of(b, 0) | byte_of(b, 1) | byte_of(b, 2) | byte_of(b, 3) | byte_of(b, 4) | byte_of(b, 5) |
           byte_of(b, 6) | byte_of(b, 7);
  }

  void mix(std::uint64_t number) {
    hash_ = (hash_ ^ number) * 0x100000001b3U;
    hash_ ^= hash_ >> 32U;  // a product hands bits upwards only
  }

  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace statusbook
