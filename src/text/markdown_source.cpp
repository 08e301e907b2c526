#include "text/markdown_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/control_characters.h"
#include "base/strings.h"

namespace statusbook {

namespace {

// GFM pads each row of a table to its header's columns, so what a table costs is rows times columns. With these bounds
// the largest has 4,000 × 32 cells; real pages stay far below.
constexpr std::size_t most_lines = 4000;
constexpr int most_columns = 32;
constexpr int most_nesting = 16;
constexpr std::size_t most_indentation = 80;
constexpr std::size_t longest_line = 4000;  // bytes
constexpr std::size_t longest_label = 200;
// The parser looks for the end of each instruction, comment or declaration of HTML up to the end of the paragraph.
constexpr int most_html_declarations = 100;
// A link has all of its definition, address and title: what definitions hold times how often they may be used.
constexpr std::size_t most_defined_bytes = 4 << 20;

/// Where the line holds a control character; npos where it does not. To the parser, some of them end a line or part a
/// table's cells, and its bounds would be none.
std::size_t find_control(std::string_view line) {
  const auto found = std::find_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
  return found == line.end() ? std::string_view::npos : static_cast<std::size_t>(found - line.begin());
}

/// The columns that a table's delimiter row opens; 0 for any other line.
int delimiter_columns(std::string_view line) {
  int pipes = 0;
  bool dash = false;
  for (const char c : line) {
    if (c == '|') ++pipes;
    dash = dash || c == '-';
    if (c != '|' && c != '-' && c != ':' && c != '>' && !is_blank(c)) return 0;
  }
  return dash ? pipes + 1 : 0;
}

/// How many block quotes and list items the line opens.
int container_markers(std::string_view line) {
  int markers = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (is_blank(line[i])) {
      ++i;
      continue;
    }
    if (line[i] == '>') {
      ++markers;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && is_digit(line[end])) ++end;
    const bool ordered = end > i && end < line.size() && (line[end] == '.' || line[end] == ')');
    const bool bullet = end == i && (line[i] == '-' || line[i] == '*' || line[i] == '+');
    if (!ordered && !bullet) break;
    i = end + 1;
    if (i < line.size() && !is_blank(line[i])) break;
    ++markers;
  }
  return markers;
}

bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_alphanumeric(c); }

/// Whether the text's last character is a backslash that escapes what comes next.
bool ends_in_escape(std::string_view text) {
  const auto last = text.find_last_not_of('\\');
  return (text.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 == 1;
}

/// What a label can begin, end or be changed with, from a place on; the text's size where there is nothing more.
std::size_t find_mark(std::string_view text, std::size_t from) {
  static constexpr auto is_mark = [] {
    std::array<bool, 256> marks{};
    for (const char c : {'\n', '\\', '[', ']'}) marks[static_cast<unsigned char>(c)] = true;
    return marks;
  }();
  while (from < text.size() && !is_mark[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

/// "> " and the like at the start of a continued line belong to no label.
std::string without_quote_marks(std::string_view raw) {
  if (raw.find('\n') == std::string_view::npos) return collapse_whitespace(raw);
  std::string result;
  for (const auto line : split(raw, '\n')) {
    auto rest = line;
    if (!result.empty()) {
      while (!rest.empty() && (is_space(rest.front()) || rest.front() == '>')) rest.remove_prefix(1);
      result += ' ';
    }
    result += rest;
  }
  return collapse_whitespace(result);
}

/// Whether a link reference definition may begin on the line, within block quotes and lists, too.
bool may_define(std::string_view line) {
  const auto begin = line.find('[');
  if (begin == std::string_view::npos || line.find("]:", begin) == std::string_view::npos) return false;
  const auto before = line.substr(0, begin);
  return std::all_of(before.begin(), before.end(), [](char c) {
    return is_blank(c) || is_digit(c) || std::string_view(">-+*.)").find(c) != std::string_view::npos;
  });
}

/// Bytes of what may be definitions: each goes on to the end of its paragraph.
std::size_t defined_bytes(const std::vector<std::string_view>& lines) {
  std::size_t bytes = 0;
  bool inside = false;
  for (const auto line : lines) {
    inside = may_define(line) || (inside && !trim(line).empty());
    if (inside) bytes += line.size();
  }
  return bytes;
}

int html_declarations(std::string_view text) {
  int count = 0;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '?' || text[at + 1] == '!')) ++count;
  }
  return count;
}

}  // namespace

MarkdownSource::MarkdownSource(std::string_view text, FileName file)
    : text_(text), file_(std::move(file)), lines_(split_lines(text)) {}

bool MarkdownSource::check_bounds(Diagnostics& diagnostics) const {
  bool kept = true;
  const auto refuse = [&](std::size_t index, std::string message, std::string help, int column = 0) {
    diagnostics.refuse({file_, static_cast<int>(index) + 1, column}, std::move(message), std::move(help));
    kept = false;
  };
  if (lines_.size() > most_lines) {
    refuse(most_lines, fmt::format("the document has {} lines; at most {} are read", lines_.size(), most_lines),
           "split it");
  }
  const bool has_control = has_control_characters(text_);  // or CR LF
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto line = lines_[i];
    if (line.size() > longest_line) {
      refuse(i, fmt::format("the line has {} bytes; at most {} are read", line.size(), longest_line), "break it");
    } else if (const auto control = has_control ? find_control(line) : std::string_view::npos;
               control != std::string_view::npos) {
      refuse(i, fmt::format("the line holds the control character U+{:04X}", static_cast<int>(line[control])),
             "delete it", code_points(line.substr(0, control)) + 1);
    } else if (const int columns = delimiter_columns(line); columns > most_columns + 2) {
      refuse(i, fmt::format("the table has more than {} columns", most_columns), "split it");
    } else if (container_markers(line) > most_nesting) {
      refuse(i, fmt::format("block quotes and lists are nested more than {} deep", most_nesting), "flatten them");
    } else if (const auto text = line.find_first_not_of(" \t");
               text != std::string_view::npos && text > most_indentation) {
      refuse(i, fmt::format("the line is indented by more than {} spaces", most_indentation), "indent it less");
    }
  }
  if (const int declarations = html_declarations(text_); declarations > most_html_declarations) {
    refuse(0,
           fmt::format("the document has '<?' or '<!' {} times; at most {} are read", declarations,
                       most_html_declarations),
           "raw HTML is not supported");
  }
  const auto uses = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), ']'));
  if (const auto bytes = defined_bytes(lines_); bytes * uses > most_defined_bytes) {
    refuse(0, fmt::format("definitions of links have {} bytes, and {} brackets may refer to them", bytes, uses),
           "write addresses in the text: [text](https://…)");
  }
  return kept;
}

std::vector<LabelUse> MarkdownSource::find_labels() const {
  std::vector<LabelUse> labels;
  int line = 1;
  std::size_t counted = 0;  // the line's characters up to here are in `column`
  int column = 0;
  std::size_t open = std::string_view::npos;
  int open_line = 0;
  int open_column = 0;
  for (std::size_t i = find_mark(text_, 0); i < text_.size(); i = find_mark(text_, i + 1)) {
    const char c = text_[i];
    if (c == '\n') {
      ++line;
      counted = i + 1;
      column = 0;
    } else if (c == '\\' && i + 1 < text_.size() && text_[i + 1] != '\n') {
      ++i;
    } else if (c == '[') {
      column += code_points(text_.substr(counted, i - counted));
      counted = i;
      open = i;
      open_line = line;
      open_column = column + 1;
    } else if (c == ']' && open != std::string_view::npos) {
      const auto raw = text_.substr(open + 1, i - open - 1);
      auto label = without_quote_marks(raw);
      open = std::string_view::npos;
      const bool other = label.empty() || label.front() == '^' || label.front() == '!';  // footnotes, alerts
      const bool definable = !ends_in_escape(label);
      if (!other && definable && raw.size() <= longest_label) {
        const int length = raw.find('\n') == std::string_view::npos ? code_points(raw) + 2 : 1;
        labels.push_back({std::move(label), open_line, open_column, length, line});
      }
    }
  }
  return labels;
}

std::string_view MarkdownSource::line(int number) const {
  return number >= 1 && number <= static_cast<int>(lines_.size()) ? lines_[static_cast<std::size_t>(number) - 1]
                                                                  : std::string_view();
}

Location MarkdownSource::find_on_line(int number, std::string_view needle) const {
  const auto text = line(number);
  auto at = needle.empty() ? std::string_view::npos : text.find(needle);
  if (!needle.empty() && is_punctuation(needle.front())) {
    while (at != std::string_view::npos && ends_in_escape(text.substr(0, at))) at = text.find(needle, at + 1);
  }
  if (at == std::string_view::npos) return {file_, number, 0, 1};
  return {file_, number, code_points(text.substr(0, at)) + 1, code_points(needle)};
}

}  // namespace statusbook
