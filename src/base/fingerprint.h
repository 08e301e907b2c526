// A number that stands for what was put into it: equal input gives equal numbers, as long as it is the same build of
// the program with the same libraries that counts, and two that differ by chance are as good as impossible. Guards
// nothing against people who look for them.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace statusbook {

class Fingerprint {
 public:
  Fingerprint& add(std::string_view text) { return mix(text.size()).mix(std::hash<std::string_view>()(text)); }
  Fingerprint& add(const Fingerprint& other) { return mix(other.value_); }
  Fingerprint& mix(std::uint64_t number) {
    value_ = (value_ ^ number) * 0x9ddfea08eb382d69U;
    value_ ^= value_ >> 47U;
    value_ *= 0x9ddfea08eb382d69U;
    value_ ^= value_ >> 44U;
    return *this;
  }

  // For whoever keeps it.
  [[nodiscard]] std::uint64_t value() const { return value_; }
  static Fingerprint of_value(std::uint64_t value) {
    Fingerprint result;
    result.value_ = value;
    return result;
  }

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;

 private:
  std::uint64_t value_ = 0x2545f4914f6cdd1dU;
};

}  // namespace statusbook
