#include <algorithm>

#include "base/strings.h"
#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr int most_words_of_class_line = 8;

void move_all(Blocks& from, Blocks& to) { std::move(from.begin(), from.end(), std::back_inserter(to)); }

/// A line cut at its pipes; a pipe that leads it opens no cell.
std::vector<Runs> cut_at_pipes(const Runs& runs) {
  std::vector<Runs> cells(1);
  for (const auto& run : runs) {
    const auto parts = split(run.text, '|');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) cells.emplace_back();
      if (!parts[i].empty()) cells.back().push_back({std::string(parts[i]), run.style, run.target, run.line});
    }
  }
  for (auto& cell : cells) cell = trimmed(std::move(cell));
  return cells;
}

/// Whether a line opens a row: its first cell is a code or a class, or it is a line of a class.
bool opens_row(std::vector<Runs>& cells, const CodeReader& codes) {
  if (cells.size() > 2 && cells.front().empty()) cells.erase(cells.begin());  // a pipe leads the line
  const auto text = plain_text(cells.front());
  const auto head = read_head(cells.front(), Place::title, codes);
  const bool is_class = head && !head->class_id.empty() && count_words(text) <= most_words_of_class_line;
  const bool is_code = head && head->class_id.empty() && (head->weight >= Weight::fair || text == head->code.code);
  return is_class || (is_code && cells.size() > 1);
}

bool holds_row(const Block& block, const CodeReader& codes) {
  const auto lines = block.kind == BlockKind::paragraph ? split_lines(block.runs) : std::vector<Runs>();
  return std::any_of(lines.begin(), lines.end(), [&](const Runs& line) {
    auto cells = cut_at_pipes(line);
    return opens_row(cells, codes);
  });
}

/// A line goes on with the cell that the one before it ended with.
void add_line(std::vector<Runs>& cells, const Block& paragraph, bool is_first, Block& row) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0 || row.children.empty()) row.children.push_back(make_block(BlockKind::cell, row.line));
    auto& blocks = row.children.back().children;
    if (cells[i].empty()) continue;
    if (blocks.empty() || blocks.back().kind != BlockKind::paragraph || is_first) {
      blocks.push_back(make_paragraph(std::move(cells[i]), paragraph.line));
    } else {
      blocks.back().runs.push_back({"\n", 0, {}, cells[i].front().line});
      std::move(cells[i].begin(), cells[i].end(), std::back_inserter(blocks.back().runs));
    }
  }
}

/// Gives rows as many cells as half of them have, at least; what is in other cells is left over.
void even_out(Block& table, Blocks& rest) {
  std::vector<std::size_t> sizes;
  for (auto& row : table.children) {
    if (row.children.back().children.empty()) row.children.pop_back();  // behind the pipe that ends the row
    sizes.push_back(row.children.size());
  }
  const auto middle = sizes.begin() + static_cast<long>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (auto& row : table.children) {
    for (auto i = *middle; i < row.children.size(); ++i) move_all(row.children[i].children, rest);
    row.children.resize(*middle, make_block(BlockKind::cell, row.line));
  }
}

/// The blocks with a table in the place of its lines, where there is one. The last row ends with its paragraph.
Blocks read_flattened(Blocks blocks, const CodeReader& codes) {
  const auto end =
      std::find_if(blocks.rbegin(), blocks.rend(), [&](const Block& block) { return holds_row(block, codes); }).base();
  Blocks result;
  auto table = make_block(BlockKind::table, 0);
  auto& rows = table.children;
  for (auto block = blocks.begin(); block != end; ++block) {
    if (block->kind != BlockKind::paragraph) {
      (rows.empty() ? result : rows.back().children.back().children).push_back(std::move(*block));
      continue;
    }
    bool is_first = true;
    for (auto& line : split_lines(block->runs)) {
      auto cells = cut_at_pipes(line);
      if (opens_row(cells, codes)) rows.push_back(make_block(BlockKind::row, cells.front().front().line));
      if (rows.empty()) {
        result.push_back(make_paragraph(trimmed(std::move(line)), block->line));
      } else {
        add_line(cells, *block, is_first, rows.back());
      }
      is_first = false;
    }
  }
  if (!rows.empty()) {
    even_out(table, result);
    result.push_back(std::move(table));
  }
  blocks.erase(blocks.begin(), end);
  move_all(blocks, result);
  return result;
}

bool has_pipe(const Block& block) {
  return block.kind == BlockKind::paragraph && plain_text(block.runs).find('|') != std::string::npos;
}

bool goes_on_flattened(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list || block.kind == BlockKind::code ||
         block.kind == BlockKind::quote;
}

void read_flattened_tables(Blocks& blocks, const CodeReader& codes) {
  Blocks result;
  for (auto block = blocks.begin(); block != blocks.end();) {
    const auto end = has_pipe(*block) ? std::find_if_not(block, blocks.end(), goes_on_flattened) : block + 1;
    Blocks some(std::make_move_iterator(block), std::make_move_iterator(end));
    if (has_pipe(some.front())) some = read_flattened(std::move(some), codes);
    move_all(some, result);
    block = end;
  }
  blocks = std::move(result);
}

/// Its lines that are not empty, if there are several: as paragraphs, and those of code as items.
Blocks lines_of(const Block& block) {
  Blocks lines;
  for (auto& runs : split_lines(block.runs)) {
    runs = trimmed(std::move(runs));
    if (runs.empty()) continue;
    lines.push_back(make_paragraph(std::move(runs), block.line));
    if (block.kind != BlockKind::code) continue;
    auto item = make_block(BlockKind::item, lines.back().line);
    item.children.push_back(std::move(lines.back()));
    lines.back() = std::move(item);
  }
  return lines.size() < 2 ? Blocks() : lines;
}

}  // namespace

void read_lines(Blocks& blocks, const CodeReader& codes) {
  for (auto& block : blocks) read_lines(block.children, codes);
  read_flattened_tables(blocks, codes);
  for (auto& block : blocks) {
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::code) block.lines = lines_of(block);
  }
}

}  // namespace statusbook
