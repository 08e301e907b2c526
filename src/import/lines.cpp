#include <algorithm>

#include "base/strings.h"
#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr int most_words_of_class_line = 8;
constexpr std::size_t fewest_codes = 2;

void append(Runs& runs, const Runs& more) { runs.insert(runs.end(), more.begin(), more.end()); }

bool ends_cell(const Runs& runs) {
  const auto last = std::find_if(runs.rbegin(), runs.rend(), [](const Run& run) { return !trim(run.text).empty(); });
  return last != runs.rend() && trim(last->text).ends_with('|');
}

bool begins_definition(const Runs& line) {
  const auto text = plain_text(line);
  return text.starts_with(": ") || text.starts_with(":\t");
}

/// "Term\n: definition\n: another" as an item of a list; other lines go on with the one before.
Block read_definitions(Block term, const std::vector<Runs>& lines) {
  auto list = make_block(BlockKind::list, term.line);
  auto& parts = list.children.emplace_back(make_block(BlockKind::item, term.line)).children;
  term.runs = trimmed(lines.front());
  make_strong(term.runs);
  parts.push_back(std::move(term));
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    if (!begins_definition(*line)) {
      append(parts.back().runs, *line);
    } else if (auto text = make_paragraph(split_at(*line, 2).second, list.line); line == lines.begin() + 1) {
      define(parts.back(), text);
    } else {
      parts.push_back(std::move(text));
    }
  }
  return list;
}

bool is_code_line(const std::optional<Head>& head) {
  return head && head->class_id.empty() && (head->weight >= Weight::fair || head->running > 0);
}

/// A paragraph as one for each line that may begin an entry, for lines of classes, and for what follows such or a cell
/// of a table that somebody flattened to lines with pipes where its cells ended.
void cut_paragraph(const Block& paragraph, const std::vector<Runs>& lines, const CodeReader& codes, Blocks& result) {
  const auto first = result.size();
  bool was_class = false;
  for (const auto& line : lines) {
    const auto head = read_head(line, Place::lead, codes);
    const bool is_class = head && !head->class_id.empty() && count_words(plain_text(line)) <= most_words_of_class_line;
    const bool is_first = result.size() == first;
    if (is_first || is_class || was_class || is_code_line(head) || ends_cell(result.back().runs)) {
      result.push_back(make_paragraph(line, paragraph.line));
      result.back().is_line = !is_first;
      if (is_first) result.back().ids = paragraph.ids;
    } else {
      append(result.back().runs, line);
    }
    was_class = is_class;
  }
}

/// A block of code is a list of codes if most of its lines begin with one; what stands between goes on with the line
/// before.
Block read_code(Block code, const CodeReader& codes) {
  auto list = make_block(BlockKind::list, code.line);
  std::size_t found = 0;
  std::size_t all = 0;
  for (auto& line : split_lines(code.runs)) {
    if (trim(plain_text(line)).empty()) continue;
    ++all;
    const auto head = read_head(line, Place::lead, codes);
    found += is_code_line(head) ? 1 : 0;
    if (head || list.children.empty()) {
      auto& item = list.children.emplace_back(make_block(BlockKind::item, line.front().line));
      item.children.push_back(make_paragraph(std::move(line), code.line));
    } else {
      append(list.children.back().children.front().runs, line);
    }
  }
  return found >= fewest_codes && 3 * found >= 2 * all ? list : code;
}

}  // namespace

void read_lines(Blocks& blocks, const CodeReader& codes) {
  Blocks result;
  for (auto& block : blocks) {
    read_lines(block.children, codes);
    if (block.kind == BlockKind::code) {
      result.push_back(read_code(std::move(block), codes));
      continue;
    }
    const auto lines = block.kind == BlockKind::paragraph ? split_lines(block.runs) : std::vector<Runs>();
    if (lines.size() > 1 && !begins_definition(lines[0]) && begins_definition(lines[1])) {
      result.push_back(read_definitions(std::move(block), lines));
    } else if (lines.size() > 1) {
      cut_paragraph(block, lines, codes, result);
    } else {
      result.push_back(std::move(block));
    }
  }
  blocks = std::move(result);
}

void join_lines(Blocks& blocks, const PieceList& list) {
  Blocks result;
  bool is_cut = false;  // the paragraph that the line is of has an entry
  for (auto& block : blocks) {
    is_cut = list.accepted(block) || (is_cut && block.is_line);
    const bool follows_cell = is_cut && !result.empty() && ends_cell(result.back().runs);
    if (block.is_line && !follows_cell && !list.accepted(block)) {
      append(result.back().runs, block.runs);
    } else {
      result.push_back(std::move(block));
    }
  }
  blocks = std::move(result);
}

}  // namespace statusbook
