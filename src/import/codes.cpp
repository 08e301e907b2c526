#include "import/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::size_t most_subcode_digits = 4;
constexpr std::size_t longest_code = 20;
constexpr int fewest_shared_letters = 5;
constexpr std::size_t most_words_of_name = 6;

/// Words that make a heading such as "500 errors" one about a class.
constexpr std::array class_words{"class",  "codes", "errors",    "family", "group",   "level",
                                 "levels", "range", "responses", "series", "statuses"};
constexpr std::array range_marks{"-", "\u2010", "\u2011", "\u2012",  "\u2013", "\u2014",
                                 "~", "/",      "to",     "through", "till",   "..."};

template <typename List>
bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string_view first_word(std::string_view text) {
  return text.substr(
      0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_alphanumeric) - text.begin()));
}

/// The length of a placeholder for a digit at the front, as in "4xx"; 0 for none.
std::size_t placeholder(std::string_view text) {
  constexpr std::string_view times = "\u00D7";
  if (text.starts_with(times)) return times.size();
  return !text.empty() && (to_lower(text.front()) == 'x' || text.front() == '*' || text.front() == '?') ? 1 : 0;
}

std::string with_placeholders_as(std::string pattern, char digit) {
  std::replace(pattern.begin(), pattern.end(), 'x', digit);
  return pattern;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto word = first_word(text.substr(at));
    if (!word.empty() && is_letter(word.front())) words.push_back(to_lower(word));
    at += std::max<std::size_t>(1, word.size());
  }
  return words;
}

/// "errors" and "error", "success" and "successful": as good as one word.
bool are_kin(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const bool singular = (x == a.end() && b.substr(a.size()) == "s") || (y == b.end() && a.substr(b.size()) == "s");
  return a == b || singular || x - a.begin() >= fewest_shared_letters;
}

/// A pattern of one place says nothing of how long codes are.
bool matches(std::string_view word, std::string_view pattern, bool digits_only) {
  const bool fits = pattern.size() == 1 ? !word.empty() && word.size() <= longest_code : word.size() == pattern.size();
  if (!fits || !matches_pattern(word, pattern)) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_free = i >= pattern.size() || pattern[i] == 'x';
    if (is_free && !is_digit(word[i]) && (digits_only || !is_upper(word[i]))) return false;
  }
  return true;
}

std::vector<KnownName> known_names(const Registry& registry, const Code& code) {
  std::vector<KnownName> names;
  std::vector<Edition::Kind> kinds;
  // Programs are told where no document has the name.
  const auto add = [&](const std::string& phrase, const std::string& by, Edition::Kind kind, bool is_current) {
    if (phrase.empty()) return;
    const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& name) {
      return comparable(name.phrase) == comparable(phrase);
    });
    if (found == names.end()) {
      names.push_back({phrase, by, is_current});
      kinds.push_back(kind);
    } else if (!found->is_current && kind == kinds[static_cast<std::size_t>(found - names.begin())] &&
               (", " + found->by + ",").find(", " + by + ",") == std::string::npos) {
      found->by += ", " + by;
    }
  };
  for (const auto& meaning : code.meanings) add(meaning.phrase, "", Edition::Kind::spec, true);
  for (const auto& meaning : code.meanings) {
    for (const auto& earlier : meaning.earlier) add(earlier.phrase, earlier.by.id, Edition::Kind::spec, false);
  }
  for (const auto& edition : registry.editions) {
    if (const auto* phrase = find_phrase(edition, code.id)) add(*phrase, edition.id, edition.kind, false);
  }
  return names;
}

}  // namespace

CodeReader::CodeReader(const Registry& registry) : registry_(&registry) {
  for (const auto& item : registry.classes) {
    bool has_codes = false;
    Pattern pattern{item.id};
    for (const auto& code : registry.codes) {
      if (!code.parent.empty() || !matches(code.id, item.id, false)) continue;
      has_codes = true;
      if (!matches(code.id, item.id, true)) pattern.digits_only = false;
    }
    // A registry that is only begun does not tell yet.
    if (!has_codes && item.id.size() == 1) pattern.digits_only = false;
    patterns_.push_back(std::move(pattern));
  }
  for (const auto& code : registry.codes) names_[code.id] = known_names(registry, code);
}

const std::vector<KnownName>& CodeReader::names_of(const std::string& code) const {
  static const std::vector<KnownName> none;
  const auto found = names_.find(code);
  return found == names_.end() ? none : found->second;
}

bool CodeReader::is_vague(std::string_view word) const {
  if (registry_->codes.find(word) != nullptr) return false;
  return std::all_of(patterns_.begin(), patterns_.end(), [&](const Pattern& pattern) {
    return !matches(word, pattern.id, pattern.digits_only) || pattern.id.find_first_not_of('x') == std::string::npos;
  });
}

std::optional<CodeToken> CodeReader::read_code(std::string_view text) const {
  const auto word = first_word(text);
  const bool known = !word.empty() && std::any_of(patterns_.begin(), patterns_.end(), [&](const Pattern& pattern) {
    return matches(word, pattern.id, pattern.digits_only);
  });
  if (!known) return std::nullopt;
  CodeToken token{std::string(word), {}, word.size(), is_vague(word)};
  const auto rest = text.substr(word.size());
  if (rest.size() < 2 || (rest[0] != '.' && rest[0] != ':') || !is_alphanumeric(rest[1])) return token;
  const auto part = first_word(rest.substr(1));
  const auto behind = rest.substr(1 + part.size());
  const bool is_number = std::all_of(part.begin(), part.end(), is_digit) && part.size() <= most_subcode_digits &&
                         (part.size() == 1 || part.front() != '0');
  // "404.html" and "200.1.2.3" are names of other things.
  if (!is_number || (behind.size() > 1 && behind[0] == '.' && is_alphanumeric(behind[1]))) return std::nullopt;
  token.parent = token.code;
  token.code += "." + std::string(part);
  token.length += 1 + part.size();
  return token;
}

std::optional<CodeToken> CodeReader::whole_code(std::string_view text) const {
  auto token = read_code(text);
  return token && token->length == text.size() ? token : std::nullopt;
}

std::optional<ClassToken> CodeReader::read_class(std::string_view text) const {
  for (const auto& pattern : patterns_) {
    std::size_t at = 0;
    bool fits = pattern.id.find('x') != std::string::npos && pattern.id.size() > 1;
    for (std::size_t i = 0; i < pattern.id.size() && fits; ++i) {
      const auto rest = text.substr(std::min(at, text.size()));
      const auto length = pattern.id[i] == 'x' ? placeholder(rest) : (rest.starts_with(pattern.id[i]) ? 1U : 0U);
      fits = length > 0;
      at += length;
    }
    if (!fits) continue;
    if (text.substr(at).starts_with("'s")) at += 2;
    if (text.substr(at, 1) == "s") ++at;
    if (at == text.size() || !is_alphanumeric(text[at])) return ClassToken{pattern.id, at};
  }
  return read_range(text);
}

std::optional<ClassToken> CodeReader::read_range(std::string_view text) const {
  for (const auto& pattern : patterns_) {
    const auto first = with_placeholders_as(pattern.id, '0');
    const auto last = with_placeholders_as(pattern.id, '9');
    if (first == last || first.size() == 1 || !text.starts_with(first)) continue;
    auto rest = text.substr(first.size());
    if (first_word(rest) == "s") return ClassToken{pattern.id, first.size() + 1};
    const auto skip_spaces = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n"), rest.size())); };
    skip_spaces();
    for (const std::string_view mark : range_marks) {
      if (!rest.starts_with(mark)) continue;
      rest.remove_prefix(mark.size());
      break;
    }
    skip_spaces();
    if (first_word(rest) == last) return ClassToken{pattern.id, text.size() - rest.size() + last.size()};
  }
  return std::nullopt;
}

std::string CodeReader::find_class(std::string_view heading) const {
  for (std::size_t at = 0; at < heading.size(); ++at) {
    if (at > 0 && is_alphanumeric(heading[at - 1])) continue;
    if (const auto token = read_class(heading.substr(at))) return token->id;
  }
  const auto words = words_of(heading);
  const bool is_plural =
      std::any_of(words.begin(), words.end(), [](const auto& word) { return contains(class_words, word); });
  for (const auto& pattern : patterns_) {
    const auto first = with_placeholders_as(pattern.id, '0');
    const auto at = heading.find(first);
    const bool stands = at != std::string_view::npos && first_word(heading.substr(at)) == first && first.size() > 1;
    if (is_plural && stands) return pattern.id;
  }
  return class_by_name(heading);
}

std::string CodeReader::class_by_name(std::string_view heading) const {
  const auto words = words_of(heading);
  if (words.empty() || words.size() > most_words_of_name || !find_codes(heading).empty()) return {};
  for (const auto& item : registry_->classes) {
    const auto name = words_of(item.name);
    const bool named = !name.empty() && std::all_of(name.begin(), name.end(), [&](const auto& part) {
      return std::any_of(words.begin(), words.end(), [&](const auto& word) { return are_kin(word, part); });
    });
    if (named) return item.id;
  }
  return {};
}

bool CodeReader::resembles_code(std::string_view text) const {
  const auto word = first_word(text);
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_digit) || read_code(text)) return false;
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const auto& p) { return p.id.size() == word.size(); });
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
    if (token && !contains(codes, token->code)) codes.push_back(token->code);
    at += token ? token->length : 1;
  }
  return codes;
}

bool CodeReader::names_other_code(std::string_view text, const CodeToken& known) const {
  const auto codes = find_codes(text);
  return std::any_of(codes.begin(), codes.end(), [&](const auto& code) {
    return code != known.code && code != known.parent && is_registered(code);
  });
}

}  // namespace statusbook
