#include "import/phrase.h"

#include <utf8.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/outline.h"

namespace statusbook {

namespace {

constexpr int most_title_words = 8;
constexpr std::string_view curly = "\u2019";
constexpr std::string_view fixed_space = "\u00A0";

// The blocks of Unicode that hold punctuation, signs and pictures: the first and the last of each.
constexpr std::array<char32_t, 18> symbols{0x80,   0xBF,   0xD7,   0xD7,   0xF7,   0xF7,   0x2000, 0x2BFF,  0x3000,
                                           0x303F, 0xFE00, 0xFE6F, 0xFF00, 0xFF0F, 0xFF1A, 0xFF20, 0x1F000, 0x10FFFF};

constexpr std::string_view lead_words[] = {"code",  "error",    "http",   "https", "message",
                                           "reply", "response", "status", "the"};

bool is_word(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

std::size_t space_length(std::string_view text) {
  return text.starts_with(fixed_space) ? fixed_space.size() : !text.empty() && is_space(text.front()) ? 1 : 0;
}

}  // namespace

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (const auto length = space_length(text.substr(std::min(at, text.size())))) at += length;
  return at;
}

std::size_t symbol_length(std::string_view text) {
  if (text.empty() || is_alphanumeric(text.front()) || is_space(text.front())) return 0;
  const auto size = utf8_sequence_length(text);
  if (size < 2) return size;
  const char32_t c = utf8::peek_next(text.begin(), text.end());
  std::size_t range = 0;
  while (range < symbols.size() && (c < symbols[range] || c > symbols[range + 1])) range += 2;
  return range < symbols.size() ? size : 0;
}

std::size_t skip_symbols(std::string_view text, std::size_t at) {
  for (;;) {
    const auto rest = text.substr(std::min(at, text.size()));
    const auto length = std::max(space_length(rest), symbol_length(rest));
    if (length == 0) return at;
    at += length;
  }
}

std::size_t match_words(std::string_view text, std::string_view phrase) {
  std::size_t at = 0;
  for (const char c : phrase) {
    const auto rest = text.substr(at);
    if (rest.empty()) return 0;
    if (c == ' ') {
      const auto begin = at;
      at = skip_spaces(text, at);
      if (at == begin && rest.front() == '_') ++at;  // of a constant
      if (at == begin) return 0;
    } else if (c == '\'' && rest.starts_with(curly)) {
      at += curly.size();
    } else {
      if (to_lower(rest.front()) != to_lower(c)) return 0;
      ++at;
    }
  }
  if (at == text.size() || phrase.empty() || !is_word(phrase.back())) return at;
  const bool goes_on = is_alphanumeric(text[at]) || (text[at] == '-' && at + 1 < text.size() && is_word(text[at + 1]));
  return goes_on ? 0 : at;
}

std::string_view without_parentheses(std::string_view phrase) {
  const bool wrapped = phrase.size() > 2 && phrase.starts_with('(') && phrase.find(')') == phrase.size() - 1;
  return wrapped ? phrase.substr(1, phrase.size() - 2) : phrase;
}

AnnotatedPhrase split_annotation(std::string_view phrase) {
  const auto open = phrase.rfind('(');
  if (!phrase.ends_with(')') || open == std::string_view::npos || trim(phrase.substr(0, open)).empty()) {
    return {std::string(phrase), {}};
  }
  return {std::string(trim(phrase.substr(0, open))), std::string(phrase.substr(open + 1, phrase.size() - open - 2))};
}

std::string_view without_last_symbols(std::string_view text) {
  for (;;) {
    text = trim(text);
    auto at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
    const auto last = text.substr(at - std::min<std::size_t>(at, 1));
    const bool belongs = last.empty() || std::string_view(")!?%").find(last) != std::string_view::npos;
    if (belongs || symbol_length(last) != last.size()) return text;
    text.remove_suffix(last.size());
  }
}

std::string comparable(std::string_view phrase) {
  std::string plain(phrase);
  const auto write = [&](std::initializer_list<std::string_view> marks, std::string_view as) {
    for (const auto mark : marks) plain = replace_all(std::move(plain), mark, as);
  };
  write({"\u2018", curly}, "'");
  write({"\u201C", "\u201D"}, "\"");
  write({"\u2010", "\u2011", "\u2013", "\u2014"}, "-");
  write({"_", fixed_space}, " ");
  auto text = to_lower(collapse_whitespace(plain));
  while (text.ends_with('.') || text.ends_with('!')) text.pop_back();
  return std::string(without_parentheses(text));
}

bool is_title(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.find(". ") != std::string_view::npos || text.back() == '.') return false;
  const bool starts = is_upper(text.front()) || text.front() == '(' || text.front() == '"' ||
                      static_cast<unsigned char>(text.front()) >= 0x80;
  const int words = count_words(text);
  if (!starts || words > most_title_words) return false;
  if (words <= 2) return true;
  int long_words = 0;
  int capital = 0;
  for (const auto word : split(text, ' ')) {
    const bool is_long = std::count_if(word.begin(), word.end(), is_letter) >= 4;
    long_words += is_long ? 1 : 0;
    capital += is_long && is_upper(word[word.find_first_not_of("(\"'")]) ? 1 : 0;
  }
  return long_words == 0 || 2 * capital >= long_words;
}

std::string clean_phrase(std::string_view raw) {
  const auto collapsed = collapse_whitespace(replace_all(std::string(raw), fixed_space, " "));
  auto text = without_last_symbols(collapsed);
  for (auto length = symbol_length(text); length > 0 && !text.starts_with('('); length = symbol_length(text))
    text = trim(text.substr(length));
  return std::string(without_last_symbols(text));
}

bool leads_to_code(std::string_view word) {
  return std::any_of(std::begin(lead_words), std::end(lead_words),
                     [&](auto item) { return equal_ignoring_case(item, word); });
}

}  // namespace statusbook
