#include "import/markdown_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace statusbook {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t deepest_heading = 6;
constexpr int narrowest = 20;
constexpr std::size_t most_table_columns = 32;

// In text that is not yet broken into lines; documents have no control characters.
constexpr char fixed_space = '\x01';  // where no line may be broken
constexpr char hard_break = '\x02';

constexpr std::string_view fixed_space_character = "\u00A0";

struct Marker {
  unsigned bit;
  std::string_view text;
};
// From the outside in.
constexpr std::array<Marker, 3> markers{{{style::strong, "**"}, {style::emphasis, "*"}, {style::strike, "~~"}}};

bool is_control(char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }
/// What may stand outside a mark whose inner side is no letter; 0 is the start or the end.
bool is_open(char c) { return static_cast<unsigned char>(c) < 0x80 && !is_alphanumeric(c); }

std::string escape_url(std::string_view url) {
  std::string result;
  for (const char c : trim(url)) {
    if (is_control(c)) continue;
    const bool special = std::string_view(" <>()\\|\"`[]").find(c) != std::string_view::npos;
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

/// More backticks than stand in a row in the text.
std::string fence_for(std::string_view text, std::size_t shortest) {
  std::size_t longest = shortest - 1;
  for (std::size_t i = 0, row = 0; i < text.size(); ++i) {
    row = text[i] == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return std::string(longest + 1, '`');
}

/// Whether a character would be markup. Of what is beside the text nothing is known.
bool is_markup(std::string_view text, std::size_t at) {
  const char before = at > 0 ? text[at - 1] : '\0';
  const char after = at + 1 < text.size() ? text[at + 1] : '\0';
  switch (text[at]) {
    case '_': return !is_alphanumeric(before) || !is_alphanumeric(after);
    case '~': return before == '~' || before == 0 || after == '~' || after == 0;
    case '&': return text.substr(std::min(text.find_first_of(";& ", at + 1), text.size())).starts_with(';');
    case ':': return at >= 3 && equal_ignoring_case(text.substr(at - 3, 6), "ftp://");  // no page may link to it
    default: return std::string_view("\\`*[]<").find(text[at]) != std::string_view::npos;
  }
}

/// Runs as one line, but for hard breaks. A space is held back until something follows it, and so is outside of marks.
class InlineWriter {
 public:
  explicit InlineWriter(const Runs& runs) : runs_(joined(runs)) {}

  std::string write() {
    for (at_ = 0; at_ < runs_.size(); ++at_) {
      const auto& run = runs_[at_];
      if (run.text.empty()) continue;
      wanted_ = wanted_marks();
      close_marks(std::mismatch(open_.begin(), open_.end(), wanted_.begin(), wanted_.end()).first - open_.begin());
      if (run.has(style::line_break)) {
        gap_ = hard_break;
      } else if (const auto text = verbatim_of(run); text.empty()) {
        write_text(run.text);
      } else {
        leave_gap(run.text.front());
        begin_content();
        if (text.front() == '`' && out_.ends_with('`')) out_ += ' ';
        out_ += text;
        leave_gap(run.text.back());
      }
    }
    close_marks(0);
    return std::move(out_);
  }

 private:
  struct Mark {
    std::string begin;
    std::string end;
    unsigned bit = 0;  // 0: a link
    friend bool operator==(const Mark&, const Mark&) = default;
  };

  /// The current run, if it is a link whose text says the same as its target.
  [[nodiscard]] std::string lone_link() const {
    const auto& run = runs_[at_];
    const auto target_at = [&](std::size_t i) { return i < runs_.size() ? runs_[i].target : std::string(); };
    const bool is_alone = target_at(at_ - 1) != run.target && target_at(at_ + 1) != run.target;
    if (run.target.empty() || !is_alone || trim(run.text) != run.target) return {};
    if (run.has(style::label)) return target_at(at_ + 1).empty() ? "[" + run.target + "]" : "";
    const bool is_address = run.target == escape_url(run.target) && run.target.find(':') != std::string::npos;
    return is_address ? "<" + run.target + ">" : "";
  }

  /// What is written without a look at its characters.
  [[nodiscard]] std::string verbatim_of(const Run& run) const {
    auto text = collapse_whitespace(run.text);
    std::erase_if(text, is_control);
    if (auto link = lone_link(); !link.empty() || !run.has(style::code) || text.empty()) return link;
    const auto fence = fence_for(text, 1);
    const std::string pad(text.front() == '`' || text.back() == '`' ? 1 : 0, fixed_space);
    std::replace(text.begin(), text.end(), ' ', fixed_space);
    return fence + pad + text + pad + fence;
  }

  void write_text(std::string_view text) {
    bool is_first = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      leave_gap(text[i]);
      if (is_space(text[i]) || is_control(text[i])) continue;
      if (is_first || gap_ != 0) begin_content();
      // A parenthesis or a colon behind a label would belong to it.
      const bool is_after_label = is_first && out_.ends_with(']') && !out_.ends_with("\\]");
      is_first = false;
      if (text.substr(i).starts_with(fixed_space_character)) {
        out_ += "&nbsp;";  // a plain one would not be seen in the source
        ++i;
        continue;
      }
      if (is_markup(text, i) || (is_after_label && (text[i] == '(' || text[i] == ':'))) out_ += '\\';
      out_ += text[i];
    }
  }

  void leave_gap(char c) {
    if (is_space(c) && gap_ == 0) gap_ = ' ';
  }

  [[nodiscard]] std::vector<Mark> wanted_marks() const {
    const auto& run = runs_[at_];
    std::vector<Mark> marks;
    if (!run.target.empty() && lone_link().empty()) {
      const bool is_label = run.has(style::label);
      marks.push_back({"[", is_label ? "][" + run.target + "]" : "](" + escape_url(run.target) + ")"});
    }
    for (const auto& [bit, text] : markers) {
      if (run.has(bit)) marks.push_back({std::string(text), std::string(text), bit});
    }
    return marks;
  }

  /// Begins the marks that the current run wants, behind the space that was held back.
  void begin_content() {
    if (gap_ != 0 && !out_.empty()) out_ += gap_;
    gap_ = 0;
    while (open_.size() < wanted_.size()) {
      const auto mark = wanted_.begin() + static_cast<long>(open_.size());
      if (mark->bit != 0 && !keep_mark(mark->bit, mark->begin.front())) {
        wanted_.erase(mark);
        continue;
      }
      if (mark->bit == 0 && out_.ends_with('!')) out_.insert(out_.size() - 1, "\\");  // else the link is an image
      out_ += mark->begin;
      open_.push_back(*mark);
    }
  }

  /// Whether a parser sees a mark at both ends of the runs from the current one that want it; else they go without.
  bool keep_mark(unsigned bit, char mark) {
    unsigned outer = 0;
    for (auto marker = markers.begin(); (outer & bit) == 0; ++marker) outer |= marker->bit;
    const auto begin = runs_.begin() + static_cast<long>(at_);
    const auto end = std::find_if(begin, runs_.end(), [&](const Run& run) {
      return run.target != begin->target || (run.style & outer) != (begin->style & outer);
    });
    auto last = end - 1;
    while (trim(last->text).empty()) --last;
    const bool ends_there = last + 1 != end || is_space(last->text.back()) || end == runs_.end();
    const char next = ends_there || end->target != begin->target || end->text.empty() ? '\0' : first_of(*end);
    const char before = out_.empty() ? '\0' : out_.back();
    const char inner = last->has(style::code) ? '`' : trim(last->text).back();
    const bool kept = before != mark && (is_alphanumeric(first_of(*begin)) || is_open(before)) &&
                      (is_alphanumeric(inner) || is_open(next));
    if (!kept) std::for_each(begin, end, [&](Run& run) { run.style &= ~bit; });
    return kept;
  }

  static char first_of(const Run& run) {
    if (run.has(style::code)) return '`';
    return is_space(run.text.front()) ? ' ' : run.text.front();
  }

  void close_marks(long kept) {
    for (; std::ssize(open_) > kept; open_.pop_back()) out_ += open_.back().end;
  }

  Runs runs_;
  std::size_t at_ = 0;
  std::vector<Mark> wanted_;  // by the current run, from the outside in
  std::vector<Mark> open_;
  char gap_ = 0;
  std::string out_;
};

/// A word at the start of a line, escaped if it would open a block there.
std::string protect_start(std::string_view word) {
  std::string result(word);
  const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const bool is_number = digits > 0 && digits < 10 && (word.substr(digits) == "." || word.substr(digits) == ")");
  const bool is_marker = word.starts_with('>') || word.find_first_not_of("-+=#|:") == std::string_view::npos;
  if (is_number || (is_marker && !word.empty())) result.insert(is_number ? digits : 0, "\\");
  return result;
}

/// What the inline writer wrote, as lines of at most `width` columns where that can be; 0: as long as they are.
Lines break_lines(std::string_view written, int width) {
  Lines lines;
  for (const auto part : split(written, hard_break)) {
    if (!lines.empty()) lines.back() += '\\';
    int columns = -1;
    for (const auto word : split(part, ' ')) {
      const int size = code_points(word) + 1;
      const bool begins = columns < 0 || (width > 0 && columns + size > width);
      if (begins) {
        lines.push_back(protect_start(word));
      } else {
        lines.back().append(" ").append(word);
      }
      columns = begins ? size - 1 : columns + size;
    }
  }
  for (auto& line : lines) std::replace(line.begin(), line.end(), fixed_space, ' ');
  return lines;
}

std::string single_line(const Runs& runs) {
  auto text = InlineWriter(runs).write();
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == hard_break || c == fixed_space; }, ' ');
  return text;
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

Block in_one_paragraph(const Block& block) {
  auto paragraph = make_paragraph({}, block.line);
  append_runs(block, paragraph.runs);
  return paragraph;
}

/// Terms in bold before what defines them, since CommonMark has no definition lists.
Block as_item(const Block& part) {
  auto item = make_block(BlockKind::item, part.line);
  bool follows_term = false;
  for (const auto& child : part.children) {
    const bool is_term = child.kind == BlockKind::term;
    if (follows_term && child.kind == BlockKind::paragraph) {
      auto& lead = item.children.back().runs;
      lead.push_back({": ", 0, {}, child.line});
      lead.insert(lead.end(), child.runs.begin(), child.runs.end());
    } else {
      item.children.push_back(is_term ? in_one_paragraph(child) : child);
    }
    if (is_term) {
      for (auto& run : item.children.back().runs) run.style |= style::strong;
    }
    follows_term = is_term;
  }
  return item;
}

bool is_list(const Block& block) { return block.kind == BlockKind::list || block.kind == BlockKind::terms; }

/// Its items are one paragraph each, and lists below it.
bool is_tight(const Blocks& items) {
  return std::all_of(items.begin(), items.end(), [](const Block& item) {
    const auto& blocks = item.children;
    return std::all_of(blocks.begin(), blocks.end(), [&](const Block& block) {
      return block.kind == (&block == &blocks.front() ? BlockKind::paragraph : BlockKind::list);
    });
  });
}

Lines prefixed(Lines lines, const std::string& first, const std::string& others) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].insert(0, i == 0 ? first : others);
    lines[i].resize(lines[i].find_last_not_of(' ') + 1);
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
  const auto& first = table.children.front().children;
  const bool headed = std::any_of(first.begin(), first.end(), [](const Block& cell) { return cell.is_header; });
  Lines lines;
  if (!headed) lines.push_back(row_line(Lines(first.size())));
  for (const auto& row : table.children) {
    Lines cells;
    for (const auto& cell : row.children) {
      cells.push_back(replace_all(single_line(in_one_paragraph(cell).runs), "|", "\\|"));
    }
    lines.push_back(row_line(cells));
  }
  lines.insert(lines.begin() + 1, row_line(Lines(first.size(), "---")));
  return lines;
}

Lines write_code(const Block& block) {
  auto text = plain_text(block.runs);
  text.resize(text.find_last_not_of(" \t\r\n") + 1);
  if (text.empty()) return {};
  const auto fence = fence_for(text, 3);
  const bool plain = std::all_of(block.info.begin(), block.info.end(),
                                 [](char c) { return is_alphanumeric(c) || c == '-' || c == '+' || c == '#'; });
  Lines lines{fence + (plain ? block.info : "")};
  for (const auto line : split_lines(text)) lines.emplace_back(line.substr(0, line.find_last_not_of(" \t\r\n") + 1));
  lines.push_back(fence);
  return lines;
}

class BlockWriter {
 public:
  explicit BlockWriter(int width) : width_(width) {}

  Lines write_all(const Blocks& blocks, int indent, bool tight) {
    Lines result;
    bool after_list = false;
    bool alternate = false;  // so that a list does not go on with the one before it
    for (const auto& block : blocks) {
      alternate = after_list && is_list(block) && !alternate;
      auto lines = write(block, indent, alternate);
      if (lines.empty()) continue;
      append(result, std::move(lines), tight);
      after_list = is_list(block);
    }
    return result;
  }

 private:
  Lines write(const Block& block, int indent, bool alternate) {
    switch (block.kind) {
      case BlockKind::paragraph: return write_paragraph(block, indent);
      case BlockKind::heading: return write_heading(block);
      case BlockKind::list: return write_list(block.children, block.number, indent, alternate);
      case BlockKind::terms: return write_list(made_of(block.children, as_item), 0, indent, alternate);
      case BlockKind::table: return write_rows(block, indent);
      case BlockKind::code: return write_code(block);
      case BlockKind::quote: return prefixed(write_all(block.children, indent + 2, false), "> ", "> ");
      case BlockKind::rule: return {"---"};
      default: return write_all(block.children, indent, false);
    }
  }

  template <typename Make>
  static Blocks made_of(const Blocks& blocks, const Make& make) {
    Blocks result;
    std::transform(blocks.begin(), blocks.end(), std::back_inserter(result), make);
    return result;
  }

  [[nodiscard]] Lines write_paragraph(const Block& block, int indent) const {
    const auto text = InlineWriter(block.runs).write();
    if (text.empty()) return {};
    return break_lines(text, width_ == 0 ? 0 : std::max(narrowest, width_ - indent));
  }

  Lines write_heading(const Block& block) {
    auto text = single_line(block.runs);
    if (text.empty()) return {};
    if (text.back() == '#') text.insert(text.size() - 1, "\\");
    while (!levels_.empty() && levels_.back() >= block.level) levels_.pop_back();
    levels_.push_back(block.level);
    return {std::string(std::min<std::size_t>(deepest_heading, 1 + levels_.size()), '#') + " " + text};
  }

  Lines write_list(const Blocks& items, int number, int indent, bool alternate) {
    Lines result;
    const bool tight = is_tight(items);
    for (const auto& item : items) {
      auto marker = std::string(alternate ? "* " : "- ");
      if (number > 0) marker = std::to_string(number++) + (alternate ? ") " : ". ");
      auto lines = write_all(item.children, indent + static_cast<int>(marker.size()), tight);
      append(result, prefixed(std::move(lines), marker, std::string(marker.size(), ' ')), tight);
    }
    return result;
  }

  /// A table that is too wide for a page is a list of its rows.
  Lines write_rows(const Block& table, int indent) {
    const auto columns = table.children.empty() ? 0 : table.children.front().children.size();
    if (columns == 0) return {};
    if (columns <= most_table_columns) return write_table(table);
    const auto as_row_item = [](const Block& row) {
      auto item = make_block(BlockKind::item, row.line);
      item.children.push_back(in_one_paragraph(row));
      return item;
    };
    return write_list(made_of(table.children, as_row_item), 0, indent, false);
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
