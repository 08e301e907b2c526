#include "import/codes.h"

#include <algorithm>

#include "base/strings.h"
#include "import/outline.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::size_t most_subcode_digits = 4;
constexpr std::size_t longest_code = 20;
constexpr std::size_t longest_range_mark = 9;  // "400 through 499"

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

/// The bytes at the front that say a class by its pattern: "4xx", "4XXs"; 0 for none.
std::size_t pattern_length(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  for (const char place : pattern) {
    const auto rest = text.substr(at);
    const auto length = place == 'x' ? placeholder(rest) : (rest.starts_with(place) ? 1U : 0U);
    if (length == 0) return 0;
    at += length;
  }
  if (text.substr(at).starts_with('s')) ++at;
  return at == text.size() || !is_alphanumeric(text[at]) ? at : 0;
}

/// The same for its first and last code: "400-499", "400 to 499".
std::size_t range_length(std::string_view text, const std::string& pattern) {
  if (!text.starts_with(with_placeholders_as(pattern, '0'))) return 0;
  const auto last = with_placeholders_as(pattern, '9');
  const auto at = text.substr(0, 2 * pattern.size() + longest_range_mark).find(last, pattern.size() + 1);
  if (at == std::string_view::npos || first_word(text.substr(at)) != last) return 0;
  const auto mark = text.substr(pattern.size(), at - pattern.size());
  return std::none_of(mark.begin(), mark.end(), is_digit) ? at + last.size() : 0;
}

std::vector<KnownName> known_names(const Registry& registry, const Code& code) {
  std::vector<KnownName> names;
  // Programs are told where no document has the name.
  const auto add = [&](const std::string& phrase, const std::string& by, bool is_program = false) {
    if (phrase.empty()) return;
    const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& name) {
      return comparable(name.phrase) == comparable(phrase);
    });
    if (found == names.end()) {
      names.push_back({phrase, by, by.empty(), is_program});
    } else if (!found->is_current && found->is_program == is_program &&
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
  const auto word = first_word(text);
  const bool is_known =
      std::any_of(patterns_.begin(), patterns_.end(), [&](const Pattern& item) { return item.matches(word); });
  if (!is_known) return std::nullopt;
  CodeToken token{std::string(word), {}, word.size()};
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
  for (const auto& [id, digits_only] : patterns_) {
    if (id.size() < 2 || id.find('x') == std::string::npos) continue;
    const auto length = std::max(pattern_length(text, id), range_length(text, id));
    if (length > 0) return ClassToken{id, length};
  }
  return std::nullopt;
}

std::string CodeReader::find_class(std::string_view heading) const {
  for (std::size_t at = 0; at < heading.size(); ++at) {
    if (at > 0 && is_alphanumeric(heading[at - 1])) continue;
    if (const auto token = read_class(heading.substr(at))) return token->id;
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
    if (token && std::find(codes.begin(), codes.end(), token->code) == codes.end()) codes.push_back(token->code);
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
