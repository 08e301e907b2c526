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

// The blocks of Unicode that hold punctuation, signs and pictures.
constexpr std::array<std::pair<char32_t, char32_t>, 8> symbols{{{0x80, 0xBF},
                                                                {0xD7, 0xD7},
                                                                {0xF7, 0xF7},
                                                                {0x2000, 0x2BFF},
                                                                {0x3000, 0x303F},
                                                                {0xFE00, 0xFE6F},
                                                                {0xFF00, 0xFF0F},
                                                                {0xFF1A, 0xFF20}}};
constexpr char32_t first_picture = 0x1F000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> quotes{
    {{"\"", "\""}, {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"'", "'"}, {"\u00AB", "\u00BB"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> typography{{{"\u2018", "'"},
                                                                                    {curly, "'"},
                                                                                    {"\u201C", "\""},
                                                                                    {"\u201D", "\""},
                                                                                    {"\u2010", "-"},
                                                                                    {"\u2011", "-"},
                                                                                    {"\u2013", "-"},
                                                                                    {"\u2014", "-"},
                                                                                    {"_", " "},
                                                                                    {fixed_space, " "}}};

bool is_word(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

std::size_t space_length(std::string_view text) {
  return text.starts_with(fixed_space) ? fixed_space.size() : !text.empty() && is_space(text.front()) ? 1 : 0;
}

std::string_view unquoted(std::string_view text) {
  for (const auto& [open, close] : quotes) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close)) {
      return text.substr(open.size(), text.size() - open.size() - close.size());
    }
  }
  return text;
}

bool begins_with_quote(std::string_view text) {
  return std::any_of(quotes.begin(), quotes.end(), [&](const auto& pair) { return text.starts_with(pair.first); });
}

/// The size of the text without the symbol at its end, unless that belongs to the phrase.
std::size_t size_without_last_symbol(std::string_view text) {
  auto at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  at -= at > 0 ? 1 : 0;
  const auto last = text.substr(at);
  const bool belongs = last.empty() || std::string_view(")!?\"'%").find(last) != std::string_view::npos ||
                       last == "\u201D" || last == curly || last == "\u00BB";
  return belongs || symbol_length(last) != last.size() ? text.size() : at;
}

}  // namespace

std::size_t symbol_length(std::string_view text) {
  if (text.empty() || is_word(text.front()) == is_alphanumeric(text.front())) {
    return text.empty() || is_alphanumeric(text.front()) || is_space(text.front()) ? 0 : 1;
  }
  const auto size = utf8_sequence_length(text);
  if (size == 0) return 0;
  const char32_t c = utf8::peek_next(text.begin(), text.end());
  const bool is_symbol = c >= first_picture || std::any_of(symbols.begin(), symbols.end(), [&](const auto& range) {
                           return c >= range.first && c <= range.second;
                         });
  return is_symbol ? size : 0;
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
      for (auto length = space_length(rest); length > 0; length = space_length(text.substr(at))) at += length;
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

std::string comparable(std::string_view phrase) {
  std::string plain(phrase);
  for (const auto& [from, to] : typography) plain = replace_all(std::move(plain), from, to);
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
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    if (at - start >= 4) {
      ++long_words;
      if (is_upper(text[start])) ++capital;
    }
    at = std::max(at, start + 1);
  }
  return long_words == 0 || 2 * capital >= long_words;
}

std::string clean_phrase(std::string_view raw) {
  const auto collapsed = collapse_whitespace(replace_all(std::string(raw), fixed_space, " "));
  std::string_view text = collapsed;
  for (auto before = text.size() + 1; text.size() != before;) {
    before = text.size();
    text = trim(text);
    if (!text.starts_with('(') && !begins_with_quote(text)) text.remove_prefix(symbol_length(text));
    // "[edit]" and the like
    if (text.ends_with(']') && text.find('[') != std::string_view::npos) text = text.substr(0, text.rfind('['));
    text = text.substr(0, size_without_last_symbol(text));
    text = unquoted(trim(text));
  }
  // A parenthesis that was opened before the phrase, as in "(404) Not Found)".
  if (text.ends_with(')') && text.find('(') == std::string_view::npos) text.remove_suffix(1);
  return std::string(trim(text));
}

}  // namespace statusbook
