#include "text/plain_text.h"

#include <array>
#include <cstdlib>

#include "base/strings.h"
#include "text/markdown_parser.h"

namespace statusbook {

namespace {

constexpr std::array<const char*, 4> extensions{"table", "strikethrough", "autolink", "tagfilter"};
constexpr std::string_view code_indent = "    ";

std::string render_plain(cmark_node* node, int width) {
  const std::unique_ptr<char, decltype(&std::free)> rendered(cmark_render_plaintext(node, CMARK_OPT_DEFAULT, width),
                                                             &std::free);
  std::string_view text = rendered.get();
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

/// "text" from "[text][label]": a label that has a text of its own says nothing here.
std::string drop_labels(std::string text) {
  for (auto middle = text.find("]["); middle != std::string::npos; middle = text.find("][", middle)) {
    const auto start = text.rfind('[', middle);
    const auto end = text.find(']', middle + 2);
    if (start == std::string::npos || end == std::string::npos) break;
    text.erase(middle, end + 1 - middle);
    text.erase(start, 1);
  }
  return text;
}

std::string indent_lines(const std::string& text) {
  std::string result;
  for (const auto line : split_lines(text)) {
    if (!line.empty()) result.append(code_indent).append(line);
    result += '\n';
  }
  if (!result.empty()) result.pop_back();
  return result;
}

std::string block_text(cmark_node* block, int width) {
  if (cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK) return indent_lines(literal_of(block));
  return drop_labels(render_plain(block, width));
}

}  // namespace

std::vector<PlainPart> to_plain_text(std::string_view markdown, int width) {
  const auto tree = parse_markdown(markdown, page_options, extensions);
  std::vector<PlainPart> parts(1);
  for (auto* block = cmark_node_first_child(tree.root.get()); block != nullptr; block = cmark_node_next(block)) {
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING) {
      parts.push_back({render_plain(block, 0), cmark_node_get_heading_level(block), ""});
      continue;
    }
    auto& text = parts.back().text;
    if (!text.empty()) text += "\n\n";
    text += block_text(block, width);
  }
  return parts;
}

std::string wrap(std::string_view text, int width, int indent) {
  std::string result;
  int column = indent;
  const auto whole = collapse_whitespace(text);
  for (const auto word : split(whole, ' ')) {
    const int length = code_points(word);
    if (column > indent && column + 1 + length > width) {
      result += '\n';
      result.append(static_cast<std::size_t>(indent), ' ');
      column = indent;
    } else if (column > indent) {
      result += ' ';
      ++column;
    }
    result += word;
    column += length;
  }
  return result;
}

}  // namespace statusbook
