#include "site/search_terms.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::size_t longest_name = 48;

constexpr bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr bool is_word_byte(char c) { return is_alphanumeric(c) || is_beyond_ascii(c); }

/// General punctuation, such as dashes and typographic quotes: U+2000 to U+206F.
bool is_punctuation_at(std::string_view text, std::size_t i) {
  return i + 2 < text.size() && text[i] == '\xE2' && (text[i + 1] == '\x80' || text[i + 1] == '\x81');
}

/// Whether a new word begins between two letters or digits.
bool is_boundary(std::string_view text, std::size_t i) {
  const char before = text[i - 1];
  const char here = text[i];
  if (is_digit(before) != is_digit(here)) return true;
  if (!is_upper(here)) return false;
  const bool opens_word = is_upper(before) && i + 1 < text.size() && is_letter(text[i + 1]) && !is_upper(text[i + 1]);
  return opens_word || (is_letter(before) && !is_upper(before));
}

std::string unescape(std::string_view html) {
  std::string text(html);
  if (text.find('&') == std::string::npos) return text;
  text = replace_all(replace_all(std::move(text), "&lt;", "<"), "&gt;", ">");
  return replace_all(replace_all(std::move(text), "&quot;", "\""), "&amp;", "&");
}

/// Text in code, but not in blocks of it, with the entities that link() writes.
template <typename Visit>
void visit_code(std::string_view html, Visit visit) {
  int code = 0;
  int block = 0;
  std::size_t at = 0;
  while (at < html.size()) {
    if (html[at] != '<') {
      const auto end = std::min(html.find('<', at), html.size());
      if (block == 0 && code > 0) visit(unescape(html.substr(at, end - at)));
      at = end;
      continue;
    }
    const auto tag = html.substr(at, std::min(html.find('>', at), html.size() - 1) - at + 1);
    if (tag.starts_with("<code")) ++code;
    if (tag == "</code>") --code;
    if (tag.starts_with("<pre")) ++block;
    if (tag == "</pre>") --block;
    at += tag.size();
  }
}

/// "_", "-", "." or a capital inside, or capitals only: no word of prose.
bool is_code_name(std::string_view text) {
  if (text.size() < 4 || text.size() > longest_name || is_digit(text.front())) return false;
  if (!std::all_of(text.begin(), text.end(), [](char c) {
        return is_alphanumeric(c) || std::string_view("_-.:$@/+").find(c) != std::string_view::npos;
      })) {
    return false;
  }
  if (!std::any_of(text.begin(), text.end(), is_letter)) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '_' || text[i] == '-' || text[i] == '.' || is_upper(text[i])) return true;
  }
  return false;
}

/// "<requestLimits>" is named without brackets, "fetch()" without parentheses.
std::string_view without_brackets(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  if (text.ends_with("()")) text.remove_suffix(2);
  return text;
}

void add_once(std::vector<std::string>& list, std::string_view text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.emplace_back(text);
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool is_inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_punctuation_at(text, i)) {
      i += 2;
      is_inside = false;
    } else if (text[i] == '\'') {
      continue;  // "don't" is one word
    } else if (!is_word_byte(text[i])) {
      is_inside = false;
    } else {
      if (!is_inside || is_boundary(text, i)) words.emplace_back();
      words.back() += to_lower(text[i]);
      is_inside = true;
    }
  }
  return words;
}

std::vector<std::string> find_code_names(std::string_view html) {
  std::vector<std::string> names;
  visit_code(html, [&](std::string_view text) {
    const auto name = without_brackets(text);
    if (is_code_name(name) || name.size() != text.size()) add_once(names, name);
  });
  return names;
}

std::string bare_name(std::string_view constant) {
  const auto last = constant.find_last_of(".:");
  return std::string(last == std::string_view::npos ? constant : constant.substr(last + 1));
}

std::vector<std::string> names_in_remark(std::string_view remark) {
  std::vector<std::string> names;
  for (const auto part : split(remark, ' ')) {
    const auto inner = trim(part);
    const bool is_symbol = inner.starts_with(':');
    if (is_symbol || is_code_name(inner)) {
      auto name = bare_name(inner);
      while (!name.empty() && !is_alphanumeric(name.back())) name.pop_back();
      if (!name.empty()) names.push_back(std::move(name));
    }
  }
  return names;
}

std::set<std::string> find_common_words(const Registry& registry) {
  std::set<std::string> common;
  for (const auto& library : registry.libraries) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const auto& constant : library.constants) {
      auto words = words_of(bare_name(constant.name));
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (auto& word : words) ++counts[std::move(word)];
    }
    for (const auto& [word, count] : counts) {
      if (library.constants.size() > 3 && count * 2 > library.constants.size()) common.insert(word);
    }
  }
  return common;
}

std::vector<std::string> find_spellings(const Registry& registry, const Code& code) {
  std::vector<std::string> spellings;
  for (const auto& [library, place] : code.constants) {
    const auto& constant = registry.libraries[library].constants[place];
    add_once(spellings, bare_name(constant.name));
    for (const auto& name : names_in_remark(constant.alias)) add_once(spellings, name);
  }
  return spellings;
}

bool NewNames::take(std::string_view name) {
  std::string key;
  for (const auto& word : words_of(name)) {
    if (!common_.contains(word) && word != code_) key += word;
  }
  return seen_.insert(key).second;
}

}  // namespace statusbook
