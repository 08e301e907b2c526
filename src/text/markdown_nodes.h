// Small works on cmark-gfm's trees: for the files of text/ that read Markdown.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/markdown_parser.h"

namespace statusbook {

/// The text of a node and what it holds, without markup.
std::string plain_text(cmark_node* node);

/// The node's line, or the nearest one around it that the parser knows.
int line_of(cmark_node* node);

/// The fence of a code block; empty where an indent makes it one.
std::string fence_of(cmark_node* code_block);

/// Running text with a space for each line end, so that no page depends on where its source is wrapped.
std::string join_lines(std::string_view text);

/// Moves the children of one node to the end of another.
void move_children(cmark_node* from, cmark_node* to);

/// Puts a node with HTML of our own in another's place; the caller has taken over the children it wants.
cmark_node* replace_with_custom(cmark_node* node, cmark_node_type type, const std::string& before,
                                const std::string& after);

/// Makes a bullet list of which each item begins with strong text and a colon a list of terms.
void make_terms(cmark_node* list);

/// A block of code that the keyboard reaches, since it may scroll. The language is the first word of `info`.
std::string code_html(std::string_view info, std::string_view text, std::string_view name);

/// The lines of places in a text, asked for in order.
class LineCounter {
 public:
  LineCounter(std::string_view text, int first) : rest_(text), line_(first) {}

  int line_of(std::size_t offset) {
    const auto passed = rest_.substr(0, offset - passed_);
    line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    rest_.remove_prefix(passed.size());
    passed_ = offset;
    return line_;
  }

 private:
  std::string_view rest_;
  std::size_t passed_ = 0;
  int line_;
};

}  // namespace statusbook
