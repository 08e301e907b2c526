// cmark-gfm's trees, owned. For the files of text/ that read Markdown; nobody else sees cmark-gfm.
#pragma once

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "text/markdown_memory.h"

namespace statusbook {

// What is in a MarkdownMemory ends with it.
struct MarkdownParserDeleter {
  void operator()(cmark_parser* parser) const {
    if (!MarkdownMemory::is_in_use()) cmark_parser_free(parser);
  }
};
struct MarkdownNodeDeleter {
  void operator()(cmark_node* node) const {
    if (!MarkdownMemory::is_in_use()) cmark_node_free(node);
  }
};
struct MarkdownIteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using MarkdownParserPointer = std::unique_ptr<cmark_parser, MarkdownParserDeleter>;
using MarkdownNodePointer = std::unique_ptr<cmark_node, MarkdownNodeDeleter>;
using MarkdownIteratorPointer = std::unique_ptr<cmark_iter, MarkdownIteratorDeleter>;

struct MarkdownTree {
  MarkdownNodePointer root;
  MarkdownParserPointer parser;  // owns the extension list that rendering needs
};

/// How pages are read and written.
constexpr int page_options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

/// Parses with cmark-gfm's options and its extensions of these names.
MarkdownTree parse_markdown(std::string_view text, int options, std::span<const char* const> extensions);

/// A node for a tree, in the same memory.
cmark_node* new_node(cmark_node_type type);

/// The tree as HTML, with cmark-gfm's options.
std::string render_html(const MarkdownTree& tree, int options);
/// The same of a node that was parsed with it.
std::string render_html(const MarkdownTree& tree, cmark_node* node, int options);

std::string literal_of(cmark_node* node);

/// Whether the node is a block whose lines the parser knows.
bool is_block(cmark_node* node);

}  // namespace statusbook
