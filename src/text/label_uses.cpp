#include "text/label_uses.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include "base/strings.h"

namespace statusbook {

LabelUses::LabelUses(const MarkdownSource& source) : uses_(source.find_labels()) {
  keys_.reserve(uses_.size());
  for (const auto& use : uses_) keys_.push_back(to_lower(use.label));
  sorted_.resize(uses_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0);
  std::stable_sort(sorted_.begin(), sorted_.end(), [&](std::size_t a, std::size_t b) { return keys_[a] < keys_[b]; });
  free_.resize(uses_.size() + 1);
  std::iota(free_.begin(), free_.end(), 0);
  std::vector<bool> is_first(uses_.size());
  for (std::size_t i = 0; i < sorted_.size(); ++i) {
    is_first[sorted_[i]] = i == 0 || keys_[sorted_[i]] != keys_[sorted_[i - 1]];
  }
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (is_first[i]) define(uses_[i].label, std::to_string(i));
  }
  // There in any case, so that an open fence at the end of the text is seen by what it swallows.
  define(scheme, "");
}

void LabelUses::define(std::string_view label, std::string_view number) {
  definitions_.append("[").append(label).append("]: <").append(scheme).append(number).append(">\n");
}

std::optional<std::string> LabelUses::label_at(std::string_view url) const {
  if (!url.starts_with(scheme)) return std::nullopt;
  std::size_t index = uses_.size();
  std::from_chars(url.data() + scheme.size(), url.data() + url.size(), index);
  return index < uses_.size() ? std::optional(uses_[index].label) : std::nullopt;
}

Location LabelUses::locate(std::string_view label, Location at) {
  const auto key = to_lower(label);
  const auto is_before = [&](std::size_t use, int line) {
    return std::tie(keys_[use], uses_[use].last_line) < std::tie(key, line);
  };
  const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), at.line, is_before);
  const auto place = find_free(static_cast<std::size_t>(found - sorted_.begin()));
  if (place == sorted_.size() || keys_[sorted_[place]] != key) return at;
  free_[place] = place + 1;
  const auto& use = uses_[sorted_[place]];
  return {at.file, use.line, use.column, use.length};
}

std::size_t LabelUses::find_free(std::size_t place) {
  while (free_[place] != place) {
    free_[place] = free_[free_[place]];  // later searches take shorter ways
    place = free_[place];
  }
  return place;
}

}  // namespace statusbook
