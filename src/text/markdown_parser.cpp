#include "text/markdown_parser.h"

#include <cmark-gfm-core-extensions.h>

#include <cstdlib>
#include <mutex>

namespace statusbook {

MarkdownTree parse_markdown(std::string_view text, int options, std::span<const char* const> extensions) {
  // cmark-gfm keeps the characters that extensions make special in a global table, changed during each parse.
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  cmark_gfm_core_extensions_ensure_registered();
  MarkdownTree tree;
  tree.parser.reset(cmark_parser_new(options));
  for (const auto* name : extensions) {
    cmark_parser_attach_syntax_extension(tree.parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(tree.parser.get(), text.data(), text.size());
  tree.root.reset(cmark_parser_finish(tree.parser.get()));
  return tree;
}

std::string render_html(const MarkdownTree& tree, int options) { return render_html(tree, tree.root.get(), options); }

std::string render_html(const MarkdownTree& tree, cmark_node* node, int options) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(node, options, cmark_parser_get_syntax_extensions(tree.parser.get())), &std::free);
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
