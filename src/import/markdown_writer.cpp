#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/outline.h"
#include "text/markdown_text.h"
#include "text/plain_text.h"

namespace statusbook {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t deepest_heading = 6;

constexpr std::array<std::pair<unsigned, std::string_view>, 3> marks{
    {{style::strong, "**"}, {style::emphasis, "*"}, {style::strike, "~~"}}};

std::string escape_url(std::string_view url) {
  std::string result;
  for (const char c : collapse_whitespace(url)) {
    const bool special = std::string_view(" <>()\\|\"`[]").find(c) != std::string_view::npos;
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

/// More backticks than stand in a row in the text.
std::string fence_for(std::string_view text, std::size_t shortest) {
  std::string fence(shortest, '`');
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fence;
}

std::string code_span(const std::string& text) {
  const auto fence = fence_for(text, 1);
  const std::string pad(text.starts_with('`') || text.ends_with('`') ? 1 : 0, ' ');
  return fence + pad + text + pad + fence;
}

/// What opens a block is escaped only where a line begins.
std::string escaped(const std::string& raw, bool begins_line) {
  if (raw == " ") return raw;
  auto text = escape_markdown((begins_line ? "" : ".") + raw + " .").substr(begins_line ? 0 : 1);
  text = replace_all(std::move(text), "\\& ", "& ");  // no entity
  text.resize(text.size() - 2);
  return replace_all(std::move(text), "ftp://", "ftp\\://");  // no page may link to it
}

/// White space at the ends of runs as runs of its own, so that it is outside of marks; it is within a link that goes
/// on.
Runs with_spaces_apart(const Runs& runs) {
  Runs result;
  const auto all = joined(runs);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto run = all[i];
    const auto target_of = [&](std::size_t at) {
      return at < all.size() && all[at].target == run.target ? run.target : SharedText();
    };
    const bool leads = !run.text.empty() && is_space(run.text.front());
    const bool ends = !run.text.empty() && is_space(run.text.back());
    run.text = collapse_whitespace(run.text);
    if (leads || run.has(style::line_break))
      result.push_back({" ", run.style & style::line_break, target_of(i - 1), 0});
    if (run.text.empty()) continue;
    result.push_back(run);
    if (ends) result.push_back({" ", 0, target_of(i + 1), 0});
  }
  return result;
}

/// Runs as one line, but for breaks.
class InlineWriter {
 public:
  explicit InlineWriter(const Runs& runs) : runs_(with_spaces_apart(runs)) {}

  std::string write() {
    for (auto begin = runs_.cbegin(); begin != runs_.cend();) {
      const auto end = std::find_if(begin, runs_.cend(), [&](const Run& run) { return run.target != begin->target; });
      write_link(begin, end);
      begin = end;
    }
    return std::move(text_);
  }

 private:
  using Place = Runs::const_iterator;

  /// Adds text or markup, kept apart from what stands before where they would be one.
  void put(std::string_view part, bool is_markup) {
    const bool is_after_label = text_.ends_with(']') && !text_.ends_with("\\]");
    if (is_after_label && (part.starts_with('(') || part.starts_with(':'))) text_ += '\\';
    if (part.starts_with('[') && text_.ends_with('!')) text_.insert(text_.size() - 1, "\\");  // no image
    if (part.starts_with('`') && text_.ends_with('`')) text_ += ' ';
    text_ += part;
    is_after_markup_ = is_markup;
  }

  /// Runs that share their target, or have none.
  void write_link(Place begin, Place end) {
    const auto& target = begin->target.str();
    const bool is_label = begin->has(style::label);
    const bool leads_on = end != runs_.end() && end->is_link();  // "[404][410]" would be one link
    const bool says_target = plain_text(Runs(begin, end)) == target;
    if (!target.empty() && says_target && is_label && !leads_on) return put("[" + target + "]", true);
    if (!target.empty()) put("[", true);
    for (auto run = begin; run != end; ++run) write_run(*run, run + 1);
    if (!target.empty()) put(is_label ? "][" + target + "]" : "](" + escape_url(target) + ")", true);
  }

  /// Marks stand around a run where a parser sees both of them, and is not put off by others.
  void write_run(const Run& run, Place next) {
    if (run.has(style::line_break)) return put("\\\n", false);
    const auto is_open = [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_alphanumeric(c); };
    const bool is_code = run.has(style::code);
    const char before = text_.empty() ? ' ' : text_.back();
    const char after = next == runs_.end() || next->has(style::code) ? ' ' : next->text.front();
    const bool begins = !is_code && is_alphanumeric(run.text.front()) ? !is_after_markup_ : is_open(before);
    const bool ends = (!is_code && is_alphanumeric(run.text.back())) || is_open(after);
    std::string mark;
    for (const auto& [bit, text] : marks) mark += run.has(bit) && begins && ends ? text : "";
    put(mark, is_after_markup_ || !mark.empty());
    put(is_code ? code_span(run.text) : escaped(run.text, text_.empty() || before == '\n'), is_code);
    if (!mark.empty()) put(std::string(mark.rbegin(), mark.rend()), true);
  }

  Runs runs_;
  std::string text_;
  bool is_after_markup_ = false;
};

/// Lines of the width where words allow that, and none begins like a block.
Lines break_lines(const std::string& written, int width) {
  Lines lines;
  for (const auto part : split(written, '\n')) {
    lines.emplace_back();
    const auto wrapped = wrap(part, width);
    for (const auto line : split_lines(std::string_view(wrapped))) {
      if (!lines.back().empty() && !opens_block(line)) lines.emplace_back();
      lines.back().append(lines.back().empty() ? "" : " ").append(line);
    }
  }
  return lines;
}

std::string single_line(const Runs& runs) {
  return collapse_whitespace(replace_all(InlineWriter(runs).write(), "\\\n", " "));
}

/// All text of a block in one line, as a table's cell needs it.
void append_runs(const Block& block, Runs& runs) {
  if (!block.runs.empty() && !runs.empty()) runs.push_back({" ", 0, {}, block.line});
  for (const auto& run : block.runs) {
    runs.push_back(run);
    if (block.kind == BlockKind::code) runs.back().style |= style::code;
  }
  for (const auto& child : block.children) append_runs(child, runs);
}

/// Its items are one paragraph each, and lists below it.
bool is_tight(const Blocks& items) {
  return std::ranges::all_of(items, [](const Block& item) {
    const auto& blocks = item.children;
    return std::ranges::all_of(blocks, [&](const Block& block) {
      return block.kind == (&block == &blocks.front() ? BlockKind::paragraph : BlockKind::list);
    });
  });
}

Lines prefixed(Lines lines, const std::string& first, const std::string& others) {
  for (auto& line : lines) {
    line.insert(0, &line == &lines.front() ? first : others);
    line.resize(line.find_last_not_of(' ') + 1);
  }
  return lines;
}

void append(Lines& lines, Lines more, bool tight) {
  if (!lines.empty() && !more.empty() && !tight) lines.emplace_back();
  std::move(more.begin(), more.end(), std::back_inserter(lines));
}

std::string row_line(const Lines& cells) {
  std::string line = "|";
  for (const auto& cell : cells) line += cell.empty() ? " |" : " " + cell + " |";
  return line;
}

Lines write_table(const Block& table) {
  if (table.children.empty()) return {};
  const auto& first = table.children.front().children;
  const bool headed = std::ranges::any_of(first, [](const Block& cell) { return cell.is_header; });
  Lines lines;
  if (!headed) lines.push_back(row_line(Lines(first.size())));
  for (const auto& row : table.children) {
    Lines cells;
    for (const auto& cell : row.children) {
      Runs runs;
      append_runs(cell, runs);
      cells.push_back(replace_all(single_line(runs), "|", "\\|"));
    }
    lines.push_back(row_line(cells));
  }
  lines.insert(lines.begin() + 1, row_line(Lines(first.size(), "---")));
  return lines;
}

Lines write_code(const Block& block) {
  const auto text = plain_text(block.runs);
  if (trim(text).empty()) return {};
  const auto fence = fence_for(text, 3);
  const bool plain =
      std::ranges::all_of(block.info, [](char c) { return is_alphanumeric(c) || c == '-' || c == '+' || c == '#'; });
  Lines lines{fence + (plain ? block.info : "")};
  for (const auto line : split_lines(std::string_view(text).substr(0, text.find_last_not_of(" \t\r\n") + 1)))
    lines.emplace_back(line);
  lines.push_back(fence);
  return lines;
}

class BlockWriter {
 public:
  explicit BlockWriter(int width) : width_(width) {}

  Lines write_all(const Blocks& blocks, bool tight = false) {
    Lines lines;
    for (const auto& block : blocks) append(lines, write(block), tight);
    return lines;
  }

 private:
  Lines write(const Block& block) {
    switch (block.kind) {
      case BlockKind::paragraph: {
        const auto text = InlineWriter(block.runs).write();
        return text.empty() ? Lines() : break_lines(text, width_);
      }
      case BlockKind::heading: return write_heading(block);
      case BlockKind::list: return write_list(block);
      case BlockKind::table: return write_table(block);
      case BlockKind::code: return write_code(block);
      case BlockKind::quote: return prefixed(write_all(block.children), "> ", "> ");
      case BlockKind::rule: return {"---"};
      default: return write_all(block.children);
    }
  }

  Lines write_heading(const Block& block) {
    auto text = single_line(block.runs);
    if (text.empty()) return {};
    if (text.back() == '#') text.insert(text.size() - 1, "\\");
    while (!levels_.empty() && levels_.back() >= block.level) levels_.pop_back();
    levels_.push_back(block.level);
    return {std::string(std::min(deepest_heading, 1 + levels_.size()), '#') + " " + text};
  }

  Lines write_list(const Block& list) {
    Lines lines;
    const bool tight = is_tight(list.children);
    int number = list.number;
    for (const auto& item : list.children) {
      const auto marker = list.number > 0 ? fmt::format("{}. ", number++) : "- ";
      append(lines, prefixed(write_all(item.children, tight), marker, std::string(marker.size(), ' ')), tight);
    }
    return lines;
  }

  int width_;
  std::vector<int> levels_;  // of the headings that are open
};

}  // namespace

std::string write_markdown(const Blocks& blocks, int width) {
  std::string text;
  for (const auto& line : BlockWriter(width).write_all(blocks)) text += line + "\n";
  return text;
}

}  // namespace statusbook
