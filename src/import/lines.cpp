#include "import/lines.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/strings.h"
#include "import/head.h"

namespace statusbook {

namespace {

/// A line of a paragraph, cut at its pipes; or a block between the lines.
struct Line {
  std::vector<Runs> cells;
  std::optional<Block> block;
  int number = 0;
  std::size_t from = 0;  // index of the block that it stands in

  [[nodiscard]] std::size_t pipes() const { return cells.empty() ? 0 : cells.size() - 1; }
  /// A pipe leads the line.
  [[nodiscard]] bool is_led() const { return cells.size() > 1 && trim(plain_text(cells.front())).empty(); }
};

std::vector<Runs> cut_at_pipes(const Runs& runs) {
  std::vector<Runs> cells(1);
  for (const auto& run : runs) {
    if (run.has(style::code)) {
      cells.back().push_back(run);
      continue;
    }
    const auto parts = split(run.text, '|');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) cells.emplace_back();
      if (!parts[i].empty()) cells.back().push_back({std::string(parts[i]), run.style, run.target, run.line});
    }
  }
  return cells;
}

std::vector<Line> cut_lines(Blocks& blocks) {
  std::vector<Line> lines;
  for (std::size_t from = 0; from < blocks.size(); ++from) {
    auto& block = blocks[from];
    if (block.kind != BlockKind::paragraph) {
      lines.push_back({{}, block, block.line, from});
      continue;
    }
    int number = block.line;
    for (auto& runs : split_lines(block.runs)) {
      if (!runs.empty() && runs.front().line > 0) number = runs.front().line;
      lines.push_back({cut_at_pipes(runs), std::nullopt, number++, from});
    }
  }
  return lines;
}

class FlattenedReader {
 public:
  FlattenedReader(Blocks blocks, const CodeReader& codes)
      : blocks_(std::move(blocks)), lines_(cut_lines(blocks_)), codes_(codes) {}

  /// The blocks with the table in the place of its lines, where there is one.
  Blocks run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (opens_row(lines_[i])) starts_.push_back(i);
    }
    if (starts_.empty() || (starts_.size() == 1 && lines_[starts_.front()].pipes() < 2)) return std::move(blocks_);
    measure();
    auto table = make_block(BlockKind::table, lines_[starts_.front()].number);
    const auto first = starts_.front();
    const bool headed = first > 0 && lines_[first - 1].pipes() > 0 && pipes_between(first - 1, first) + 1 >= columns_;
    for (std::size_t i = 0; i + (headed ? 1 : 0) < first; ++i) keep(lines_[i], 0);
    if (headed) add_row(first - 1, first, table);
    for (std::size_t row = 0; row < starts_.size(); ++row) add_row(starts_[row], end_of(row), table);
    const auto used = lines_[end_of(starts_.size() - 1) - 1].from + 1;
    kept_.push_back(std::move(table));
    std::move(blocks_.begin() + static_cast<long>(used), blocks_.end(), std::back_inserter(kept_));
    return std::move(kept_);
  }

 private:
  /// Whether the line's first cell is a code or a class.
  [[nodiscard]] bool opens_row(const Line& line) const {
    constexpr int most_words_of_class_line = 8;
    const std::size_t index = line.is_led() ? 1 : 0;
    if (line.pipes() == 0 && !line.block && count_words(plain_text(line.cells.front())) <= most_words_of_class_line) {
      const auto head = read_head(trimmed(line.cells.front()), Place::title, codes_);
      return head && !head->class_id.empty();
    }
    if (index + 1 >= line.cells.size()) return false;
    const auto cell = trimmed(line.cells[index]);
    const auto head = read_head(cell, Place::title, codes_);
    if (!head || !head->class_id.empty()) {
      const auto text = plain_text(cell);
      const auto token = codes_.read_class(text);
      return token && token->length == text.size();
    }
    return head->weight >= Weight::fair || plain_text(cell) == head->code.code;
  }

  [[nodiscard]] std::size_t pipes_between(std::size_t from, std::size_t to) const {
    std::size_t pipes = 0;
    for (auto i = from; i < to; ++i) pipes += lines_[i].pipes();
    return pipes - (lines_[from].is_led() ? 1 : 0);
  }

  [[nodiscard]] std::size_t end_of(std::size_t row) const {
    return row + 1 < starts_.size() ? starts_[row + 1] : end_of_last(starts_[row]);
  }

  /// How many cells rows have, and whether a pipe ends the last one.
  void measure() {
    std::map<std::size_t, int> counts;
    int closed = 0;
    // The last row may have anything behind it.
    const auto measured = std::max<std::size_t>(1, starts_.size() - 1);
    for (std::size_t row = 0; row < measured; ++row) {
      auto end = row + 1 < starts_.size() ? starts_[row + 1] : lines_.size();
      ++counts[pipes_between(starts_[row], end)];
      while (end > starts_[row] + 1 && lines_[end - 1].cells.size() == 1 &&
             trim(plain_text(lines_[end - 1].cells[0])).empty())
        --end;
      const auto& last = lines_[end - 1];
      closed += last.pipes() > 0 && trim(plain_text(last.cells.back())).empty() ? 1 : -1;
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    is_closed_ = closed > 0;
    columns_ = std::max<std::size_t>(1, most->first + (is_closed_ ? 0 : 1));
  }

  /// Where the last row ends: with its paragraph, or later if the pipe that closes it is later.
  [[nodiscard]] std::size_t end_of_last(std::size_t start) const {
    const auto end_of_block = [&](std::size_t i) {
      const auto from = lines_[i].from;
      while (i < lines_.size() && lines_[i].from == from) ++i;
      return i;
    };
    auto pipes = lines_[start].is_led() ? std::size_t{0} : std::size_t{1};
    for (auto i = start; i < lines_.size() && is_closed_; ++i) {
      pipes += lines_[i].pipes();
      if (pipes > columns_) return end_of_block(i);
    }
    return end_of_block(start);
  }

  /// Text that is in no cell.
  void keep(const Line& line, std::size_t cell) {
    if (line.block) {
      kept_.push_back(*line.block);
      return;
    }
    Runs runs;
    for (; cell < line.cells.size(); ++cell) {
      if (!runs.empty()) runs.push_back({" | ", 0, {}, line.number});
      runs.insert(runs.end(), line.cells[cell].begin(), line.cells[cell].end());
    }
    if (runs = trimmed(std::move(runs)); !runs.empty()) kept_.push_back(make_paragraph(std::move(runs), line.number));
  }

  void add_row(std::size_t begin, std::size_t end, Block& table) {
    auto row = make_block(BlockKind::row, lines_[begin].number);
    const auto open_cell = [&] { row.children.push_back(make_block(BlockKind::cell, row.line)); };
    open_cell();
    for (auto i = begin; i < end; ++i) {
      const auto& line = lines_[i];
      if (line.block) {
        row.children.back().children.push_back(*line.block);
        continue;
      }
      for (std::size_t cell = i == begin && line.is_led() ? 1 : 0; cell < line.cells.size(); ++cell) {
        const bool opens = cell > (i == begin && line.is_led() ? 1U : 0U);
        if (opens && row.children.size() == columns_) {
          complete_ = true;
          keep(line, cell);
          break;
        }
        if (opens) open_cell();
        if (complete_) {
          keep(line, cell);
          break;
        }
        add_text(line.cells[cell], line, row.children.back().children);
      }
    }
    complete_ = false;
    for (auto& cell : row.children) {
      for (auto& block : cell.children) block.runs = trimmed(std::move(block.runs));
    }
    while (row.children.size() < columns_) open_cell();
    table.children.push_back(std::move(row));
  }

  void add_text(const Runs& runs, const Line& line, Blocks& cell) {
    if (trim(plain_text(runs)).empty()) return;
    if (cell.empty() || cell.back().kind != BlockKind::paragraph || from_ != line.from) {
      cell.push_back(make_paragraph({}, line.number));
    } else {
      cell.back().runs.push_back({"\n", 0, {}, line.number});
    }
    from_ = line.from;
    cell.back().runs.insert(cell.back().runs.end(), runs.begin(), runs.end());
  }

  Blocks blocks_;
  std::vector<Line> lines_;
  const CodeReader& codes_;
  std::vector<std::size_t> starts_;
  Blocks kept_;
  std::size_t columns_ = 0;
  std::size_t from_ = 0;  // the block that the last text was in
  bool is_closed_ = false;
  bool complete_ = false;
};

bool has_pipe(const Block& block) {
  return block.kind == BlockKind::paragraph && std::any_of(block.runs.begin(), block.runs.end(), [](const Run& run) {
           return run.text.find('|') != std::string::npos;
         });
}

bool goes_on_flattened(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list || block.kind == BlockKind::code ||
         block.kind == BlockKind::quote;
}

void read_flattened_tables(Blocks& blocks, const CodeReader& codes) {
  Blocks result;
  for (auto block = blocks.begin(); block != blocks.end();) {
    if (!has_pipe(*block)) {
      result.push_back(std::move(*block++));
      continue;
    }
    const auto end = std::find_if_not(block, blocks.end(), goes_on_flattened);
    auto read = FlattenedReader({std::move_iterator(block), std::move_iterator(end)}, codes).run();
    std::move(read.begin(), read.end(), std::back_inserter(result));
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
    auto line = make_paragraph(std::move(runs), block.line);
    if (block.kind == BlockKind::code) {
      auto item = make_block(BlockKind::item, line.line);
      item.children.push_back(std::move(line));
      line = std::move(item);
    }
    lines.push_back(std::move(line));
  }
  if (lines.size() < 2) lines.clear();
  return lines;
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
