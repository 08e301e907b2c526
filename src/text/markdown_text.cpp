#include "text/markdown_text.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

bool is_inline_mark(char c) {
  switch (c) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '>':
    case '&':
    case '~': return true;
    default: return false;
  }
}

/// "snake_case" is left alone: an underscore within a word emphasizes nothing.
bool is_within_word(std::string_view text, std::size_t i) {
  return i > 0 && i + 1 < text.size() && is_alphanumeric(text[i - 1]) && is_alphanumeric(text[i + 1]);
}

/// Where a character opens a block, if the text is the first of a line: "#", "+ ", "1." and the like; else npos.
std::size_t find_block_mark(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  if (std::string_view("#+-=|:").find(text.front()) != std::string_view::npos) return 0;
  const auto mark = text.find_first_not_of("0123456789");
  const bool is_item = mark != 0 && mark != std::string_view::npos && (text[mark] == '.' || text[mark] == ')');
  return is_item && (mark + 1 == text.size() || text[mark + 1] == ' ') ? mark : std::string_view::npos;
}

/// In angle brackets where parentheses or spaces would end the address.
void add_target(std::string_view url, std::string& text) {
  const auto ends_address = [](char c) { return c == ' ' || c == '(' || c == ')' || c == '<' || c == '>'; };
  const bool is_plain = !url.empty() && std::none_of(url.begin(), url.end(), ends_address);
  if (!is_plain) text += '<';
  text += url;
  if (!is_plain) text += '>';
}

}  // namespace

std::string escape_markdown(std::string_view raw) {
  const auto text = collapse_whitespace(raw);
  const auto block_mark = find_block_mark(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_special = is_inline_mark(text[i]) || (text[i] == '_' && !is_within_word(text, i));
    if (is_special || i == block_mark) result += '\\';
    result += text[i];
  }
  return result;
}

bool opens_block(std::string_view text) { return find_block_mark(text) != std::string_view::npos; }

std::string markdown_link(std::string_view text, std::string_view url) {
  auto link = "[" + escape_markdown(text) + "](";
  add_target(url, link);
  return link + ")";
}

void add_markdown_definition(std::string_view label, std::string_view url, std::string& text) {
  text.append("[").append(label).append("]: ");
  add_target(url, text);
  text += '\n';
}

}  // namespace statusbook
