// Entries in the order in which they were added, found by id. Ids are unique: add() refuses a second one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace statusbook {

template <typename Entry>
class Catalog {
 public:
  /// False, and nothing added, where the id is taken.
  bool add(Entry entry) {
    if (!index_.try_emplace(entry.id, entries_.size()).second) return false;
    entries_.push_back(std::move(entry));
    return true;
  }

  [[nodiscard]] const Entry* find(std::string_view id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &entries_[found->second];
  }
  [[nodiscard]] Entry* find(std::string_view id) {
    return const_cast<Entry*>(static_cast<const Catalog*>(this)->find(id));  // NOLINT: one search for both
  }

  [[nodiscard]] const Entry& operator[](std::size_t place) const { return entries_[place]; }
  /// Of an entry of this catalog.
  [[nodiscard]] std::size_t place_of(const Entry& entry) const {
    return static_cast<std::size_t>(&entry - entries_.data());
  }

  template <typename Less>
  void sort(Less less) {
    std::stable_sort(entries_.begin(), entries_.end(), less);
    for (std::size_t i = 0; i < entries_.size(); ++i) index_.find(entries_[i].id)->second = i;
  }

  /// All ids, or the first `most`.
  [[nodiscard]] std::vector<std::string> ids(std::size_t most = static_cast<std::size_t>(-1)) const {
    std::vector<std::string> result;
    result.reserve(std::min(most, entries_.size()));
    for (const auto& entry : entries_) {
      if (result.size() == most) break;
      result.push_back(entry.id);
    }
    return result;
  }

  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  [[nodiscard]] auto begin() { return entries_.begin(); }
  [[nodiscard]] auto end() { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
  };

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> index_;
};

}  // namespace statusbook
