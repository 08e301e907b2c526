#include "link/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

bool is_word(char c) { return is_alphanumeric(c) || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80; }

// Every character of all prose is looked at.
enum class InId : char { no, yes, may_end_path };  ///< the last: what comes after it may be a code, too

constexpr auto id_characters = [] {
  std::array<InId, 256> table{};
  for (const char c : code_marks) table[static_cast<unsigned char>(c)] = InId::yes;
  for (int c = 0; c < 0x80; ++c) {
    if (is_alphanumeric(static_cast<char>(c))) table[static_cast<std::size_t>(c)] = InId::yes;
  }
  for (const char c : {'/', '+', '_'}) table[static_cast<unsigned char>(c)] = InId::may_end_path;
  table[' '] = InId::no;
  return table;
}();

InId in_id(char c) { return id_characters[static_cast<unsigned char>(c)]; }

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

}  // namespace

PhraseIndex::PhraseIndex(const Registry& registry) : registry_(registry) {
  for (const auto& code : registry.codes) first_bytes_[static_cast<unsigned char>(code.id.front())] = true;
  for (std::size_t i = 0; i < registry.codes.size(); ++i) {
    if (!registry.codes[i].parent.empty()) continue;
    for (const auto& phrase : registry.codes[i].phrases) {
      owners_.emplace(phrase, i);
      longest_ = std::max(longest_, phrase.size());
    }
  }
}

/// The phrase that the text gives the code in error; "" where it gives none.
std::string_view PhraseIndex::wrong_phrase(std::string_view text, const Code& code) const {
  if (text.empty() || !is_upper(text.front()) || match_any(text, code.phrases) > 0) return {};
  for (const auto& phrase : code.phrases) {
    const auto words = take_words(text, phrase);
    const int limit = std::max(1, static_cast<int>(phrase.size()) / 5);
    if (words.empty() || phrase.size() <= 3) continue;
    if (edit_distance(collapse_whitespace(words), phrase, limit) <= limit) return words;
  }
  return phrase_of_another(text, code);
}

/// What the text begins with, if it is a phrase of another code: of several codes, of the first; of its, the longest.
std::string_view PhraseIndex::phrase_of_another(std::string_view text, const Code& code) const {
  std::string words;
  auto owner = registry_.codes.size();
  std::size_t length = 0;
  for (std::size_t end = 1; end <= std::min(text.size(), longest_); ++end) {
    words += is_space(text[end - 1]) ? ' ' : text[end - 1];
    if (end < text.size() && is_word(text[end - 1]) && is_word(text[end])) continue;
    const auto found = owners_.find(words);
    if (found == owners_.end() || found->second > owner || registry_.codes[found->second].id == code.id) continue;
    owner = found->second;
    length = end;
  }
  return text.substr(0, length);
}

bool has_phrase(const Code& code, std::string_view phrase) {
  if (code.main().phrase.empty()) return true;  // the registry has no phrase to contradict, and that is reported
  return std::find(code.phrases.begin(), code.phrases.end(), phrase) != code.phrases.end();
}

std::string contradiction(const Code& code, std::string_view phrase) {
  return fmt::format("the registry calls {} '{}', not '{}'", code.id, code.main().phrase, collapse_whitespace(phrase));
}

/// The code that a word is, or that stands behind the last mark in it: 404 in "/404".
const Code* PhraseIndex::find_code(std::string_view word, std::size_t behind_mark) const {
  const auto known = [&](std::string_view id) {
    const bool may_be_code = !id.empty() && first_bytes_[static_cast<unsigned char>(id.front())];
    return may_be_code ? registry_.codes.find(id) : nullptr;
  };
  if (const auto* code = known(word)) return code;
  return behind_mark == 0 ? nullptr : known(word.substr(behind_mark));
}

std::vector<PhraseMatch> PhraseIndex::find(std::string_view text) const {
  std::vector<PhraseMatch> matches;
  const auto may_begin_code = [&](char c) { return first_bytes_[static_cast<unsigned char>(c)]; };
  if (std::none_of(text.begin(), text.end(), may_begin_code)) return matches;  // most texts, where codes are numbers
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    std::size_t behind_mark = at;
    for (auto in = InId::yes; end < text.size() && (in = in_id(text[end])) != InId::no; ++end) {
      if (in == InId::may_end_path) behind_mark = end + 1;
    }
    if (end == at) {
      ++at;
      continue;
    }
    const bool spaced = end + 1 < text.size() && is_space(text[end]);
    const auto* code = spaced ? find_code(text.substr(at, end - at), behind_mark - at) : nullptr;
    if (code != nullptr) at = end - code->id.size();
    if (code != nullptr) {
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
      } else if (const auto wrong = wrong_phrase(rest.substr(in_parentheses ? 1 : 0), *code); !wrong.empty()) {
        const auto wrong_end = static_cast<std::size_t>(wrong.data() + wrong.size() - text.data());
        matches.push_back({at, wrong_end - at, code, contradiction(*code, wrong)});
      }
    }
    at = end;
  }
  return matches;
}

}  // namespace statusbook
