#include "link/abbreviations.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// A hyphen belongs to a word, so that the parts of a field's name are none.
constexpr bool is_of_word(char c) { return is_alphanumeric(c) || c == '-' || c == '_'; }

}  // namespace

Abbreviations::Abbreviations(const Meanings& meanings, std::string_view document)
    : meanings_(meanings), document_(document) {
  for (const auto& [word, meaning] : meanings) first_bytes_.set(static_cast<unsigned char>(word.front()));
}

bool Abbreviations::is_new(std::string_view word, std::string_view meaning) {
  if (std::find(seen_.begin(), seen_.end(), word) != seen_.end()) return false;
  if (lower_document_.empty()) lower_document_ = to_lower(document_);
  seen_.push_back(word);
  return lower_document_.find(to_lower(meaning)) == std::string::npos;
}

std::vector<AbbreviationMatch> Abbreviations::find(std::string_view text) {
  std::vector<AbbreviationMatch> matches;
  if (meanings_.empty()) return matches;
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), is_of_word);
    at = std::find_if_not(begin, text.end(), is_of_word);
    const std::string_view word(begin, at);
    if (word.empty() || !first_bytes_.test(static_cast<unsigned char>(word.front()))) continue;
    const auto found = meanings_.find(word);
    if (found == meanings_.end() || !is_new(found->first, found->second)) continue;
    matches.push_back({static_cast<std::size_t>(begin - text.begin()), word.size(), found->second});
  }
  return matches;
}

}  // namespace statusbook
