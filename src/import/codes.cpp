#include "import/codes.h"

#include <utf8.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/outline.h"

namespace statusbook {

namespace {

constexpr std::size_t most_subcode_digits = 4;
constexpr std::size_t longest_code = 20;
constexpr std::size_t longest_word = 100;      // of what may be a code that the registry has
constexpr std::size_t longest_range_mark = 9;  // "400 through 499"
constexpr int most_title_words = 8;
constexpr std::string_view curly = "\u2019";

// The blocks of Unicode that hold punctuation, signs and pictures: the first and the last of each.
constexpr std::array<char32_t, 18> symbols{0x80,   0xBF,   0xD7,   0xD7,   0xF7,   0xF7,   0x2000, 0x2BFF,  0x3000,
                                           0x303F, 0xFE00, 0xFE6F, 0xFF00, 0xFF0F, 0xFF1A, 0xFF20, 0x1F000, 0x10FFFF};

std::string_view first_word(std::string_view text) {
  return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_alphanumeric) - text.begin()));
}

std::string with_placeholders_as(std::string pattern, char digit) {
  std::ranges::replace(pattern, 'x', digit);
  return pattern;
}

/// The bytes at the front that say a class by its pattern: "4xx", "4XX"; 0 for none.
std::size_t pattern_length(std::string_view text, std::string_view pattern) {
  const auto at = pattern.size();
  if (!equal_ignoring_case(text.substr(0, at), pattern)) return 0;
  return at == text.size() || !is_alphanumeric(text[at]) ? at : 0;
}

/// The same for its first and last code: "400-499", "400 to 499".
std::size_t range_length(std::string_view text, const std::string& pattern) {
  if (!text.starts_with(with_placeholders_as(pattern, '0'))) return 0;
  const auto last = with_placeholders_as(pattern, '9');
  const auto at = text.substr(0, 2 * pattern.size() + longest_range_mark).find(last, pattern.size() + 1);
  if (at == std::string_view::npos || first_word(text.substr(at)) != last) return 0;
  const auto mark = text.substr(pattern.size(), at - pattern.size());
  return std::ranges::none_of(mark, is_digit) ? at + last.size() : 0;
}

/// How many bytes at the front of the text say the phrase, up to the end of a word; 0 where they do not.
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
  const auto rest = text.substr(at);
  const bool joins = rest.size() > 1 && rest.front() == '-' && !is_space(rest[1]) && symbol_length(rest.substr(1)) == 0;
  return joins || (!rest.empty() && is_alphanumeric(rest.front())) ? 0 : at;
}

std::vector<KnownName> known_names(const Registry& registry, const Code& code) {
  std::vector<KnownName> names;
  // Programs are told where no document has the name.
  const auto add = [&](const std::string& phrase, const std::string& by, bool is_program = false) {
    if (phrase.empty()) return;
    const auto found = std::ranges::find_if(
        names, [&](const KnownName& name) { return comparable(name.phrase) == comparable(phrase); });
    if (found == names.end()) {
      names.push_back({phrase, by, is_program});
    } else if (!found->by.empty() && found->is_program == is_program &&
               (", " + found->by + ",").find(", " + by + ",") == std::string::npos) {
      found->by += ", " + by;
    }
  };
  for (const auto& meaning : code.meanings) add(meaning.phrase, "");
  for (const auto& meaning : code.meanings) {
    for (const auto& earlier : meaning.earlier) add(earlier.phrase, earlier.by.id);
  }
  for (const auto& edition : registry.editions) {
    if (const auto* phrase = find_phrase(edition, code.id))
      add(*phrase, edition.id, edition.kind != Edition::Kind::spec);
  }
  return names;
}

}  // namespace

/// A pattern of one place says nothing of how long codes are.
bool CodeReader::Pattern::matches(std::string_view word) const {
  const bool fits = id.size() == 1 ? !word.empty() && word.size() <= longest_code : word.size() == id.size();
  if (!fits || !matches_pattern(word, id)) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_free = i >= id.size() || id[i] == 'x';
    if (is_free && !is_digit(word[i]) && (digits_only || !is_upper(word[i]))) return false;
  }
  return true;
}

CodeReader::CodeReader(const Registry& registry) : registry_(&registry) {
  for (const auto& item : registry.classes) {
    for (const auto& member : item.members) {
      if (auto rule = parse_member_rule(member.text); rule.kind == MemberRule::Kind::range) ranges_.push_back(rule);
    }
    if (!item.members.empty()) continue;
    // A class of one place whose registry is only begun does not tell yet.
    patterns_.push_back({item.id, item.id.size() > 1 || registry.codes.size() > 0});
    auto& pattern = patterns_.back();
    for (const auto& code : registry.codes) {
      if (code.parent.empty() && Pattern{item.id, false}.matches(code.id))
        pattern.digits_only &= pattern.matches(code.id);
    }
  }
  for (const auto& code : registry.codes) names_[code.id] = known_names(registry, code);
}

const std::vector<KnownName>& CodeReader::names_of(const std::string& code) const {
  static const std::vector<KnownName> none;
  return names_.contains(code) ? names_.at(code) : none;
}

std::optional<CodeToken> CodeReader::read_code(std::string_view text) const {
  const auto word = first_word(text.substr(0, longest_word + 1));
  const auto fits = [&](const auto& rule) { return rule.matches(word); };
  const bool is_known = std::ranges::any_of(patterns_, fits) || std::ranges::any_of(ranges_, fits) ||
                        registry_->codes.find(word) != nullptr;
  if (!is_known) return std::nullopt;
  CodeToken token{std::string(word), {}, word.size()};
  const auto rest = text.substr(word.size());
  if (!rest.starts_with('.') && !rest.starts_with(':')) return token;
  const auto part = first_word(rest.substr(1));
  const bool is_number = !part.empty() && std::ranges::all_of(part, is_digit) && part.size() <= most_subcode_digits &&
                         (part.size() == 1 || part.front() != '0');
  if (!is_number) return token;
  token.parent = token.code;
  token.code += "." + std::string(part);
  token.length += 1 + part.size();
  return token;
}

std::optional<CodeToken> CodeReader::read_class(std::string_view text) const {
  for (const auto& [id, digits_only] : patterns_) {
    if (id.size() < 2 || id.find('x') == std::string::npos) continue;
    const auto length = std::max(pattern_length(text, id), range_length(text, id));
    if (length > 0) return CodeToken{id, {}, length};
  }
  return std::nullopt;
}

std::string CodeReader::find_class(std::string_view heading) const {
  for (std::size_t at = 0; at < heading.size(); ++at) {
    if (at > 0 && is_alphanumeric(heading[at - 1])) continue;
    if (const auto token = read_class(heading.substr(at))) return token->code;
  }
  const auto words = to_lower(heading);
  for (const auto& item : registry_->classes) {
    const auto name = to_lower(item.name);
    const bool says_more = count_words(heading) > count_words(name) + 2 || !find_codes(heading).empty();
    if (!name.empty() && words.find(name) != std::string::npos && !says_more) return item.id;
  }
  return {};
}

std::size_t CodeReader::match_phrase(std::string_view text, const std::string& code) const {
  std::size_t longest = 0;
  for (const auto& name : names_of(code)) {
    longest = std::max(longest, match_words(text, name.phrase));
    longest = std::max(longest, match_words(text, without_parentheses(name.phrase)));
  }
  return longest;
}

std::vector<std::string> CodeReader::find_codes(std::string_view text) const {
  std::vector<std::string> codes;
  for (std::size_t at = 0; at < text.size();) {
    const bool starts = at == 0 || !(is_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ':');
    const auto token = starts ? read_code(text.substr(at)) : std::nullopt;
    if (token && std::ranges::find(codes, token->code) == codes.end()) codes.push_back(token->code);
    at += token ? token->length : 1;
  }
  return codes;
}

bool CodeReader::names_other_code(std::string_view text, const CodeToken& known) const {
  const auto codes = find_codes(text);
  return std::ranges::any_of(
      codes, [&](const auto& code) { return code != known.code && code != known.parent && is_registered(code); });
}

// --- phrases ---

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
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
  for (std::size_t length = 1; length > 0; at += length) {
    at = skip_spaces(text, at);
    length = symbol_length(text.substr(std::min(at, text.size())));
  }
  return at;
}

std::string_view without_parentheses(std::string_view phrase) {
  const bool wrapped = phrase.size() > 2 && phrase.starts_with('(') && phrase.find(')') == phrase.size() - 1;
  return wrapped ? phrase.substr(1, phrase.size() - 2) : phrase;
}

std::pair<std::string, std::string> split_annotation(std::string_view phrase) {
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
  const auto plain = replace_all(replace_all(std::string(phrase), curly, "'"), "_", " ");
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
    const bool is_long = std::ranges::count_if(word, is_letter) >= 4;
    long_words += is_long ? 1 : 0;
    capital += is_long && is_upper(word[word.find_first_not_of("(\"'")]) ? 1 : 0;
  }
  return long_words == 0 || 2 * capital >= long_words;
}

std::string clean_phrase(std::string_view raw) {
  const auto collapsed = collapse_whitespace(raw);
  auto text = without_last_symbols(collapsed);
  for (auto length = symbol_length(text); length > 0 && !text.starts_with('('); length = symbol_length(text))
    text = trim(text.substr(length));
  return std::string(without_last_symbols(text));
}

}  // namespace statusbook
