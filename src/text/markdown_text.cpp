#include "text/markdown_text.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace statusbook {

namespace {

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
std::string target(std::string_view url) {
  const bool is_plain = !url.empty() && url.find_first_of(" ()<>") == std::string_view::npos;
  return is_plain ? std::string(url) : fmt::format("<{}>", url);
}

}  // namespace

std::string escape_markdown(std::string_view raw) {
  const auto text = collapse_whitespace(raw);
  const auto block_mark = find_block_mark(text);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_special = std::string_view("\\`*[]<>&~").find(text[i]) != std::string_view::npos ||
                            (text[i] == '_' && !is_within_word(text, i));
    if (is_special || i == block_mark) result += '\\';
    result += text[i];
  }
  return result;
}

bool opens_block(std::string_view text) { return find_block_mark(text) != std::string_view::npos; }

std::string markdown_link(std::string_view text, std::string_view url) {
  return fmt::format("[{}]({})", escape_markdown(text), target(url));
}

std::string markdown_definition(std::string_view label, std::string_view url) {
  std::string definition;
  return definition.append("[").append(label).append("]: ").append(target(url));
}

}  // namespace statusbook
