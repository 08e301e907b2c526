#include <algorithm>

#include "base/strings.h"
#include "import/outline.h"

namespace statusbook {

namespace {

constexpr int most_words_beside_heading = 3;

bool is_plain_group(const Block& block) { return block.kind == BlockKind::group && block.role == GroupRole::content; }

/// A heading in a wrapper of its own, perhaps with a link to edit it.
bool wraps_heading(const Block& block) {
  if (!is_plain_group(block) || block.children.empty() || block.children.front().kind != BlockKind::heading)
    return false;
  int words = 0;
  return std::all_of(block.children.begin() + 1, block.children.end(), [&](const Block& child) {
    words += count_words(front_text(child));
    return words <= most_words_beside_heading && (child.kind == BlockKind::paragraph || child.kind == BlockKind::group);
  });
}

bool holds_heading(const Block& block) {
  return block.kind == BlockKind::heading || std::any_of(block.children.begin(), block.children.end(), holds_heading);
}

/// Dissolves wrappers of one heading each; in parts of a list or a table also groups without headings, since those with
/// headings are parts of a page.
void dissolve_groups(Blocks& blocks, bool in_part) {
  Blocks result;
  for (auto& block : blocks) {
    if (!wraps_heading(block) && !(in_part && is_plain_group(block) && !holds_heading(block))) {
      result.push_back(std::move(block));
      continue;
    }
    if (!block.children.empty()) {
      auto& ids = block.children.front().ids;
      ids.insert(ids.end(), block.ids.begin(), block.ids.end());
    }
    std::move(block.children.begin(), block.children.end(), std::back_inserter(result));
  }
  blocks = std::move(result);
}

bool begins_definition(const Runs& line) {
  const auto text = plain_text(line);
  const auto at = text.find_first_not_of(" \t");
  return at != std::string::npos && text[at] == ':' && at + 1 < text.size() && is_blank(text[at + 1]);
}

/// Adds lines to a definition list: those that begin with ": " define the line before them.
void add_definitions(std::vector<Runs> lines, const Block& paragraph, Block& terms) {
  auto& items = terms.children;
  for (auto& line : lines) {
    const bool defines = begins_definition(line);
    line = trimmed(defines ? split_at(trimmed(std::move(line)), 1).second : std::move(line));
    if (line.empty()) continue;
    auto block = make_paragraph(std::move(line), paragraph.line);
    if (items.empty()) {
      items.push_back(make_block(BlockKind::item, block.line));
      auto term = make_block(BlockKind::term, block.line);
      term.ids = paragraph.ids;
      term.children.push_back(std::move(block));
      items.back().children.push_back(std::move(term));
    } else if (defines || items.back().children.back().kind == BlockKind::term) {
      items.back().children.push_back(std::move(block));
    } else {
      auto& last = items.back().children.back().runs;
      last.push_back({"\n", 0, {}, block.line});
      std::move(block.runs.begin(), block.runs.end(), std::back_inserter(last));
    }
  }
}

/// "Term\n: definition\n: another" as a definition list; ": definition" after an empty line belongs to the line before.
void read_definition_lists(Blocks& blocks) {
  Blocks result;
  for (auto& block : blocks) {
    auto lines = block.kind == BlockKind::paragraph ? split_lines(block.runs) : std::vector<Runs>();
    const bool goes_on = !lines.empty() && begins_definition(lines[0]) && !result.empty();
    const bool follows_line = goes_on && result.back().kind == BlockKind::paragraph &&
                              plain_text(result.back().runs).find('\n') == std::string::npos;
    if (follows_line) {
      auto terms = make_block(BlockKind::terms, result.back().line);
      add_definitions({result.back().runs}, result.back(), terms);
      result.back() = std::move(terms);
    }
    const bool begins = lines.size() > 1 && !begins_definition(lines[0]) && begins_definition(lines[1]);
    if (begins) result.push_back(make_block(BlockKind::terms, block.line));
    if (begins || (goes_on && result.back().kind == BlockKind::terms)) {
      add_definitions(std::move(lines), block, result.back());
    } else {
      result.push_back(std::move(block));
    }
  }
  blocks = std::move(result);
}

/// "- 1. Text" is a list in a list to Markdown, and a numbered item to its author.
void dissolve_lone_list(Block& item) {
  if (item.kind != BlockKind::item || item.children.size() != 1) return;
  const auto& list = item.children.front();
  if (list.kind != BlockKind::list || list.number == 0 || list.children.size() != 1) return;
  auto inside = std::move(item.children.front().children.front().children);
  item.children = std::move(inside);
}

}  // namespace

void tidy(Blocks& blocks) {
  for (auto& block : blocks) {
    tidy(block.children);
    if (block.kind == BlockKind::item || block.kind == BlockKind::cell || block.kind == BlockKind::term)
      dissolve_groups(block.children, true);
    dissolve_lone_list(block);
    if (block.kind == BlockKind::heading && count_words(plain_text(block.runs)) == 0)
      block = make_block(BlockKind::rule, block.line);
  }
  dissolve_groups(blocks, false);
  read_definition_lists(blocks);
}

}  // namespace statusbook
