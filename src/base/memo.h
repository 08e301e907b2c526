// What was computed before, for use where all that it was computed from is the same. There is one value a place, with
// the fingerprint of what went into it; a place is any name. Nothing is ever marked as out of date: a value is right
// for its fingerprint, and of no use for another.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "base/fingerprint.h"

namespace statusbook {

template <typename Value>
class Memo {
 public:
  /// The value of the place, if it was made from the same; else null.
  [[nodiscard]] std::shared_ptr<const Value> find(const std::string& place, const Fingerprint& inputs) const {
    const auto found = entries_.find(place);
    return found == entries_.end() || !(found->second.inputs == inputs) ? nullptr : found->second.value;
  }
  void keep(const std::string& place, const Fingerprint& inputs, std::shared_ptr<const Value> value) {
    entries_[place] = {inputs, std::move(value)};
  }

 private:
  struct Entry {
    Fingerprint inputs;
    std::shared_ptr<const Value> value;
  };

  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace statusbook
