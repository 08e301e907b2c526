#include "import/markdown_writer.h"

#include <algorithm>

#include "base/strings.h"
#include "import/inline_writer.h"

namespace statusbook {

namespace {

using Lines = std::vector<std::string>;

constexpr int deepest_heading = 6;
constexpr int narrowest = 20;
constexpr std::size_t most_table_columns = 32;

std::string single_line(const Runs& runs) {
  auto text = write_runs(runs);
  std::replace(text.begin(), text.end(), hard_break, ' ');
  std::replace(text.begin(), text.end(), fixed_space, ' ');
  return text;
}

/// All text of a block in one line, as a table's cell needs it.
void append_runs(const Block& block, Runs& runs) {
  if (!block.runs.empty() && !runs.empty()) runs.push_back({" ", 0, {}, block.line});
  for (auto run : block.runs) {
    if (block.kind == BlockKind::code) run.style |= style::code;
    runs.push_back(std::move(run));
  }
  for (const auto& child : block.children) append_runs(child, runs);
}

/// A term in bold before what defines it, since CommonMark has no definition lists.
Block as_item(const Block& terms_item) {
  auto item = make_block(BlockKind::item, terms_item.line);
  bool joins = false;
  for (const auto& part : terms_item.children) {
    if (part.kind == BlockKind::term) {
      Runs runs;
      append_runs(part, runs);
      for (auto& run : runs) run.style |= style::strong;
      item.children.push_back(make_paragraph(std::move(runs), part.line));
      joins = true;
    } else if (joins && part.kind == BlockKind::paragraph) {
      auto& lead = item.children.back().runs;
      lead.push_back({": ", 0, {}, part.line});
      lead.insert(lead.end(), part.runs.begin(), part.runs.end());
      joins = false;
    } else {
      item.children.push_back(part);
      joins = false;
    }
  }
  return item;
}

/// Its items are one paragraph each, and lists below it.
bool is_tight(const Blocks& items) {
  return std::all_of(items.begin(), items.end(), [](const Block& item) {
    const auto& blocks = item.children;
    return blocks.empty() || (blocks.front().kind == BlockKind::paragraph &&
                              std::all_of(blocks.begin() + 1, blocks.end(),
                                          [](const Block& block) { return block.kind == BlockKind::list; }));
  });
}

Lines prefixed(Lines lines, const std::string& first, const std::string& others) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].insert(0, i == 0 ? first : others);
    while (lines[i].ends_with(' ')) lines[i].pop_back();
  }
  return lines;
}

class BlockWriter {
 public:
  explicit BlockWriter(int width) : width_(width) {}

  Lines write_all(const Blocks& blocks, int indent, bool tight) {
    Lines result;
    const Block* previous = nullptr;
    bool alternate = false;
    for (const auto& block : blocks) {
      alternate = previous != nullptr && is_list(*previous) && is_list(block) && !alternate;
      auto lines = write(block, indent, alternate);
      if (lines.empty()) continue;
      if (!result.empty() && !tight) result.emplace_back();
      std::move(lines.begin(), lines.end(), std::back_inserter(result));
      previous = &block;
    }
    return result;
  }

 private:
  static bool is_list(const Block& block) { return block.kind == BlockKind::list || block.kind == BlockKind::terms; }

  Lines write(const Block& block, int indent, bool alternate) {
    switch (block.kind) {
      case BlockKind::paragraph: return write_paragraph(block, indent);
      case BlockKind::heading: return write_heading(block);
      case BlockKind::list: return write_list(block.children, block.number, indent, alternate);
      case BlockKind::terms: {
        Blocks items;
        for (const auto& item : block.children) items.push_back(as_item(item));
        return write_list(items, 0, indent, alternate);
      }
      case BlockKind::table: return write_table(block, indent);
      case BlockKind::code: return write_code(block);
      case BlockKind::quote: return prefixed(write_all(block.children, indent + 2, false), "> ", "> ");
      case BlockKind::rule: return {"---"};
      default: return write_all(block.children, indent, false);
    }
  }

  [[nodiscard]] Lines write_paragraph(const Block& block, int indent) const {
    const auto text = write_runs(block.runs);
    if (text.empty()) return {};
    return break_lines(text, width_ == 0 ? 0 : std::max(narrowest, width_ - indent));
  }

  Lines write_heading(const Block& block) {
    auto text = single_line(block.runs);
    if (text.empty()) return {};
    if (text.back() == '#') text.insert(text.size() - 1, "\\");
    while (!levels_.empty() && levels_.back() >= block.level) levels_.pop_back();
    levels_.push_back(block.level);
    const auto level = std::min(deepest_heading, 1 + static_cast<int>(levels_.size()));
    return {std::string(static_cast<std::size_t>(level), '#') + " " + text};
  }

  Lines write_list(const Blocks& items, int number, int indent, bool alternate) {
    Lines result;
    const bool tight = is_tight(items);
    for (const auto& item : items) {
      auto marker = std::string(alternate ? "* " : "- ");
      if (number > 0) marker = std::to_string(number++) + (alternate ? ") " : ". ");
      auto lines = write_all(item.children, indent + static_cast<int>(marker.size()), tight);
      if (lines.empty()) continue;
      if (!result.empty() && !tight) result.emplace_back();
      lines = prefixed(std::move(lines), marker, std::string(marker.size(), ' '));
      std::move(lines.begin(), lines.end(), std::back_inserter(result));
    }
    return result;
  }

  static Lines write_code(const Block& block) {
    auto text = plain_text(block.runs);
    if (trim(text).empty()) return {};
    text.resize(text.find_last_not_of(" \t\r\n") + 1);
    std::size_t longest = 2;
    for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
      run = text[i] == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const bool plain = std::all_of(block.info.begin(), block.info.end(),
                                   [](char c) { return is_alphanumeric(c) || c == '-' || c == '+' || c == '#'; });
    Lines lines{fence + (plain ? block.info : "")};
    for (const auto line : split_lines(text)) lines.emplace_back(line.substr(0, line.find_last_not_of(" \t\r\n") + 1));
    lines.push_back(fence);
    return lines;
  }

  Lines write_table(const Block& table, int indent) {
    const auto columns = table.children.empty() ? 0 : table.children.front().children.size();
    if (columns == 0) return {};
    if (columns > most_table_columns) return write_wide_table(table, indent);
    const auto& first = table.children.front().children;
    const bool headed = std::any_of(first.begin(), first.end(), [](const Block& cell) { return cell.is_header; });
    const auto rule = row_line(std::vector<std::string>(columns, "---"));
    Lines lines;
    if (!headed) lines = {row_line(std::vector<std::string>(columns)), rule};
    for (const auto& row : table.children) {
      std::vector<std::string> cells;
      for (const auto& cell : row.children) cells.push_back(replace_all(text_of(cell), "|", "\\|"));
      lines.push_back(row_line(cells));
      if (headed && lines.size() == 1) lines.push_back(rule);
    }
    return lines;
  }

  static std::string text_of(const Block& part) {
    Runs runs;
    append_runs(part, runs);
    return single_line(runs);
  }

  static std::string row_line(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const auto& cell : cells) line += cell.empty() ? " |" : " " + cell + " |";
    return line;
  }

  /// A table that no page may have, as a list of its rows.
  Lines write_wide_table(const Block& table, int indent) {
    Blocks items;
    for (const auto& row : table.children) {
      items.push_back(make_block(BlockKind::item, row.line));
      items.back().children.push_back(make_paragraph({}, row.line));
      append_runs(row, items.back().children.back().runs);
    }
    return write_list(items, 0, indent, false);
  }

  int width_;
  std::vector<int> levels_;  // of the headings that are open
};

}  // namespace

std::string write_markdown(const Blocks& blocks, int width) {
  std::string text;
  for (const auto& line : BlockWriter(width).write_all(blocks, 0, false)) text += line + "\n";
  return text;
}

}  // namespace statusbook
