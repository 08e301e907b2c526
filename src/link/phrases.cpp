#include "link/phrases.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

bool is_word(char c) { return is_alphanumeric(c) || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80; }
bool is_id(char c) { return is_alphanumeric(c) || c == '.' || c == '-'; }

/// How many bytes of `text` the phrase covers, white space being equal to white space; 0 where it does not begin so or
/// goes on within a word.
std::size_t match_phrase(std::string_view text, std::string_view phrase) {
  std::size_t at = 0;
  for (const char c : phrase) {
    if (at == text.size() || (c == ' ' ? !is_space(text[at]) : text[at] != c)) return 0;
    ++at;
  }
  return at < text.size() && is_word(phrase.back()) && is_word(text[at]) ? 0 : at;
}

std::size_t match_any(std::string_view text, const std::vector<std::string>& phrases) {
  std::size_t longest = 0;
  for (const auto& phrase : phrases) longest = std::max(longest, match_phrase(text, phrase));
  return longest;
}

/// As many words from the front of the text as the phrase has.
std::string_view take_words(std::string_view text, std::string_view phrase) {
  auto words = std::count(phrase.begin(), phrase.end(), ' ') + 1;
  std::size_t at = 0;
  for (; words > 0; --words) {
    const auto start = at;
    while (at < text.size() && is_word(text[at])) ++at;
    if (at == start) return {};
    if (words > 1 && at < text.size() && is_space(text[at])) ++at;
  }
  return text.substr(0, at);
}

/// The phrase that the text gives the code in error; "" where it gives none.
std::string_view wrong_phrase(std::string_view text, const Code& code, const Registry& registry) {
  if (text.empty() || !is_upper(text.front()) || match_any(text, code.phrases) > 0) return {};
  for (const auto& phrase : code.phrases) {
    const auto words = take_words(text, phrase);
    const int limit = std::max(1, static_cast<int>(phrase.size()) / 5);
    if (words.empty() || phrase.size() <= 3) continue;
    if (edit_distance(collapse_whitespace(words), phrase, limit) <= limit) return words;
  }
  for (const auto& other : registry.codes) {
    if (other.id == code.id || !other.parent.empty()) continue;
    if (const auto length = match_any(text, other.phrases)) return text.substr(0, length);
  }
  return {};
}

}  // namespace

bool has_phrase(const Code& code, std::string_view phrase) {
  if (code.main().phrase.empty()) return true;  // the registry has no phrase to contradict, and that is reported
  return std::find(code.phrases.begin(), code.phrases.end(), phrase) != code.phrases.end();
}

std::string contradiction(const Code& code, std::string_view phrase) {
  return fmt::format("the registry calls {} '{}', not '{}'", code.id, code.main().phrase, collapse_whitespace(phrase));
}

std::vector<PhraseMatch> find_phrases(std::string_view text, const Registry& registry) {
  std::vector<PhraseMatch> matches;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_id(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_id(text[end])) ++end;
    const auto* code = registry.codes.find(text.substr(at, end - at));
    const bool spaced = end + 1 < text.size() && is_space(text[end]);
    if (code != nullptr && spaced) {
      const auto rest = text.substr(end + 1);
      const bool in_parentheses = rest.front() == '(';
      auto length = match_any(rest, code->phrases);
      if (length == 0 && in_parentheses) {
        length = match_any(rest.substr(1), code->phrases);
        length = length > 0 && rest.substr(1 + length).starts_with(')') ? length + 2 : 0;
      }
      if (length > 0) {
        matches.push_back({at, end + 1 + length - at, code, ""});
        end += 1 + length;
      } else if (const auto wrong = wrong_phrase(rest.substr(in_parentheses ? 1 : 0), *code, registry);
                 !wrong.empty()) {
        const auto wrong_end = static_cast<std::size_t>(wrong.data() + wrong.size() - text.data());
        matches.push_back({at, wrong_end - at, code, contradiction(*code, wrong)});
      }
    }
    at = end;
  }
  return matches;
}

}  // namespace statusbook
