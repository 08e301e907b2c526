// The nearest of several names to a misspelt one, for "did you mean".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace statusbook {

/// Of longer lists, nearest() looks at the first so many.
constexpr std::size_t most_candidates = 1000;

/// Edits (insert, delete, replace, swap neighbors) between two words, in bytes, letter case ignored; stops counting
/// above `limit` and then returns limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// The candidate with the fewest edits, the one with the same first letter of equals, else the first; "" where none is
/// within a third of the word's length. Long words have no slips that matter, and names in great numbers are no help:
/// words and candidates above 64 bytes, and candidates after the first most_candidates, are not looked at.
std::string_view nearest(std::string_view word, std::span<const std::string> candidates);

/// " (did you mean 'phrase'?)" where a candidate is near, else "".
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace statusbook
