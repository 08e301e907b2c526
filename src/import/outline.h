// A document from elsewhere as a plain tree, whatever it was written in: blocks, and runs of text in them.
//
// Text keeps the white space and the line ends of its source, since those may tell what belongs together; writing
// collapses them. Lines count from 1 in the source; 0 where the line is not known.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/shared_text.h"

namespace statusbook {

/// How a run of text is set; several may hold at once.
namespace style {
constexpr unsigned strong = 1, emphasis = 2, strike = 4, code = 8;
constexpr unsigned image = 16;       ///< the text is its alternative text, the target its address
constexpr unsigned label = 32;       ///< the target is a code or a class, and not an address
constexpr unsigned line_break = 64;  ///< the text is a line end that shows
}  // namespace style

struct Run {
  std::string text;
  unsigned style = 0;
  SharedText target;  ///< of a link
  int line = 0;

  [[nodiscard]] bool is_link() const { return target.size() > 0; }
  [[nodiscard]] bool has(unsigned bit) const { return (style & bit) != 0; }
};
using Runs = std::vector<Run>;

enum class BlockKind {
  paragraph,
  heading,
  list,  ///< children: items
  item,
  table,  ///< children: rows, each with as many cells as the table has columns
  row,
  cell,
  code,
  quote,
  rule,
  frame  ///< a part of a page that is around its content, in which nothing is an entry
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int line = 0;
  int level = 0;               ///< of a heading, 1 to 6
  int number = 0;              ///< of an ordered list's first item; 0: the list is not ordered
  bool is_header = false;      ///< of a cell
  bool is_mismatched = false;  ///< the end tag is another element's, or is missing
  std::string info;            ///< the language of code
  Runs runs;                   ///< of paragraphs, headings and code
  std::vector<Block> children;
  bool is_line = false;  ///< of a paragraph: it is a line of the one before, unless it begins an entry

  int piece = -1;            ///< index of the piece that was made of the block
  bool holds_entry = false;  ///< a piece in it is an entry or a class
};
using Blocks = std::vector<Block>;

std::string plain_text(const Runs& runs);
/// The same for a block or several and all in them, with a line end after each part.
std::string plain_text(const Block& block);
std::string plain_text(const Blocks& blocks);

/// How many words of text there are; punctuation alone is none.
int count_words(std::string_view text);

/// Splits runs at an offset into their plain text.
std::pair<Runs, Runs> split_at(Runs runs, std::size_t offset);
/// Without white space at either end; what holds no text is dropped.
Runs trimmed(Runs runs);
/// Neighbors that are set alike made one run.
Runs joined(const Runs& runs);
/// The lines of runs with their ends, empty ones too.
std::vector<Runs> split_lines(const Runs& runs);

/// Moves what another list has to the end of one.
template <typename Item>
void append(std::vector<Item>& items, std::vector<Item> more) {
  std::move(more.begin(), more.end(), std::back_inserter(items));
}

/// A block of the kind, at the line.
Block make_block(BlockKind kind, int line);
/// The line is that of the first run, where it has one.
Block make_paragraph(Runs runs, int line);

constexpr int unlimited_width = std::numeric_limits<int>::max();

/// Blocks as CommonMark with GFM's tables, in which a parser finds what they have and no more: whatever might be read
/// as markup is escaped. Headings begin at level 2 and skip none; lines have `width` columns where words allow that,
/// not counting their indent. Ends with a line end, unless there is nothing to write.
std::string write_markdown(const Blocks& blocks, int width = unlimited_width);

}  // namespace statusbook
