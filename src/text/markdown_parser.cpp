#include "text/markdown_parser.h"

#include <cmark-gfm-core-extensions.h>

#include <mutex>

namespace statusbook {

MarkdownTree parse_markdown(std::string_view text, int options, std::span<const char* const> extensions) {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
  MarkdownTree tree;
  tree.parser.reset(cmark_parser_new_with_mem(options, MarkdownMemory::in_use()));
  for (const auto* name : extensions) {
    cmark_parser_attach_syntax_extension(tree.parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(tree.parser.get(), text.data(), text.size());
  // The blocks are known; what is in them is parsed at the end. Meanwhile, cmark-gfm keeps the characters that
  // extensions make special in a global table.
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  tree.root.reset(cmark_parser_finish(tree.parser.get()));
  return tree;
}

cmark_node* new_node(cmark_node_type type) { return cmark_node_new_with_mem(type, MarkdownMemory::in_use()); }

std::string render_html(const MarkdownTree& tree, int options) { return render_html(tree, tree.root.get(), options); }

std::string render_html(const MarkdownTree& tree, cmark_node* node, int options) {
  auto* memory = MarkdownMemory::in_use();
  const std::unique_ptr<char, void (*)(void*)> html(
      cmark_render_html_with_mem(node, options, cmark_parser_get_syntax_extensions(tree.parser.get()), memory),
      memory->free);
  return html.get();
}

std::string literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string() : std::string(literal);
}

bool is_block(cmark_node* node) {
  return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK &&
         cmark_node_get_start_line(node) > 0;
}

}  // namespace statusbook
