#include "text/markdown_nodes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// The strong text that a list item begins with, where a colon follows; nullptr where there is none.
cmark_node* term_of(cmark_node* item) {
  auto* paragraph = cmark_node_first_child(item);
  if (paragraph == nullptr || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return nullptr;
  auto* strong = cmark_node_first_child(paragraph);
  if (strong == nullptr || cmark_node_get_type(strong) != CMARK_NODE_STRONG) return nullptr;
  auto* after = cmark_node_next(strong);
  if (after == nullptr || cmark_node_get_type(after) != CMARK_NODE_TEXT) return nullptr;
  const auto text = literal_of(after);
  return text.size() > 1 && text[0] == ':' && is_space(text[1]) ? strong : nullptr;
}

}  // namespace

std::string plain_text(cmark_node* node) {
  std::string text;
  const MarkdownIteratorPointer iterator(cmark_iter_new(node));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    auto* current = cmark_iter_get_node(iterator.get());
    const auto type = cmark_node_get_type(current);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) text += literal_of(current);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) text += ' ';
  }
  return text;
}

std::string join_lines(std::string_view text) {
  std::string joined(text);
  std::replace(joined.begin(), joined.end(), '\n', ' ');
  return joined;
}

void move_children(cmark_node* from, cmark_node* to) {
  while (auto* child = cmark_node_first_child(from)) {
    cmark_node_unlink(child);
    cmark_node_append_child(to, child);
  }
}

cmark_node* replace_with_custom(cmark_node* node, cmark_node_type type, const std::string& before,
                                const std::string& after) {
  auto* custom = new_node(type);
  cmark_node_set_on_enter(custom, before.c_str());
  cmark_node_set_on_exit(custom, after.c_str());
  cmark_node_replace(node, custom);
  return custom;
}

int line_of(cmark_node* node) {
  while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
  return node == nullptr ? 0 : cmark_node_get_start_line(node);
}

std::string fence_of(cmark_node* code_block) {
  int length = 0;
  int offset = 0;
  char character = 0;
  if (cmark_node_get_fenced(code_block, &length, &offset, &character) == 0) return {};
  return std::string(static_cast<std::size_t>(length), character);
}

void make_terms(cmark_node* list) {
  if (cmark_node_get_list_type(list) != CMARK_BULLET_LIST) return;
  for (auto* item = cmark_node_first_child(list); item != nullptr; item = cmark_node_next(item)) {
    if (term_of(item) == nullptr) return;
  }
  auto* terms = replace_with_custom(list, CMARK_NODE_CUSTOM_BLOCK, "<dl class=\"terms\">", "</dl>");
  while (auto* item = cmark_node_first_child(list)) {
    auto* strong = term_of(item);
    auto* text = cmark_node_next(strong);
    cmark_node_set_literal(text, literal_of(text).substr(2).c_str());
    auto* term = new_node(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(term, "<div><dt>");
    cmark_node_set_on_exit(term, "</dt>");
    move_children(strong, term);
    cmark_node_unlink(strong);
    auto* description = new_node(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(description, "<dd>");
    cmark_node_set_on_exit(description, "</dd></div>");
    move_children(item, description);
    cmark_node_append_child(terms, term);
    cmark_node_append_child(terms, description);
    cmark_node_unlink(item);
  }
  cmark_node_unlink(list);
}

std::string code_html(std::string_view info, std::string_view text, std::string_view name) {
  const auto language = escape_html(info.substr(0, info.find_first_of(" \t")));
  const auto css_class = language.empty() ? "" : fmt::format(" class=\"language-{}\"", language);
  return fmt::format("<pre tabindex=\"0\" role=\"group\" aria-label=\"{}\"><code{}>{}</code></pre>", escape_html(name),
                     css_class, escape_html(text));
}

}  // namespace statusbook
