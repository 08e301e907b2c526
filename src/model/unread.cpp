#include "model/unread.h"

#include "base/strings.h"

namespace statusbook {

namespace {

/// Calls `take` with each part between any of the separators, trimmed.
template <typename Take>
void for_each_part(std::string_view text, std::string_view separators, const Take& take) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find_first_of(separators, begin), text.size());
    if (const auto part = trim(text.substr(begin, end - begin)); !part.empty()) take(part);
    begin = end + 1;
  }
}

}  // namespace

void Unread::add(std::string_view text) {
  const auto take = [&](std::string_view name) { names_.insert(to_lower(name)); };
  for_each_part(text, "\"'\n", [&](std::string_view quoted) {
    take(quoted);
    for_each_part(quoted, "=,[]{}#", take);
  });
}

void Unread::append(const Unread& other) {
  names_.insert(other.names_.begin(), other.names_.end());
  everything_ = everything_ || other.everything_;
}

bool Unread::may_define(std::string_view name) const { return everything_ || names_.contains(to_lower(name)); }

}  // namespace statusbook
