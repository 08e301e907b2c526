#include "base/nearest.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::size_t longest_word = 64;  // bytes

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const auto columns = b.size() + 1;
  if (std::abs(static_cast<long>(a.size()) - static_cast<long>(b.size())) > limit) return limit + 1;
  std::vector<int> rows(3 * columns);
  const auto row = [&](std::size_t i) { return std::span(rows).subspan(i * columns, columns); };
  auto before = row(0), previous = row(1), current = row(2);
  for (std::size_t j = 0; j < columns; ++j) previous[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<int>(i);
    int best = current[0];
    for (std::size_t j = 1; j < columns; ++j) {
      const bool same = to_lower(a[i - 1]) == to_lower(b[j - 1]);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && to_lower(a[i - 1]) == to_lower(b[j - 2]) && to_lower(a[i - 2]) == to_lower(b[j - 1]);
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
      best = std::min(best, current[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return std::min(previous.back(), limit + 1);
}

std::string_view nearest(std::string_view word, std::span<const std::string> candidates) {
  // Slips are rarer in the first letter: of two equally near names, the one that shares it wins.
  const auto first_differs = [&](std::string_view name) {
    return name.empty() || word.empty() || to_lower(name.front()) != to_lower(word.front());
  };
  if (word.size() > longest_word) return {};
  const int limit = std::max(1, static_cast<int>(word.size()) / 3);
  std::string_view match;
  int best = 2 * limit + 2;
  for (const auto& candidate : candidates.first(std::min(candidates.size(), most_candidates))) {
    if (candidate.size() > longest_word) continue;
    const int distance = edit_distance(word, candidate, limit);
    const int rank = 2 * distance + (first_differs(candidate) ? 1 : 0);
    if (distance > limit || rank >= best) continue;
    match = candidate;
    best = rank;
  }
  return match;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto match = nearest(word, candidates);
  return match.empty() ? std::string() : " (did you mean '" + std::string(match) + "'?)";
}

}  // namespace statusbook
