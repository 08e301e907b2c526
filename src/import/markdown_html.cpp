#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/html.h"
#include "text/markdown_nodes.h"

namespace statusbook {

namespace {

using Lines = std::vector<std::string>;

constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
constexpr std::array extension_names{"strikethrough", "tasklist", "table"};

// The parser takes time for the square of a row's cells, and pads each row to the columns of its table.
constexpr long most_pipes = 200;
constexpr long most_cells = 100'000;

constexpr std::string_view digits = "0123456789";
constexpr std::size_t fewest_digits = 3;  // of a code, as no item has that one numbers

/// Whether each line that may end a table's head opens few cells in the lines up to the next empty one.
bool has_cheap_tables(const Lines& lines) {
  long columns = 0;  // of the widest table that may be open
  long cells = 0;
  for (const auto& line : lines) {
    const auto pipes = std::ranges::count(line, '|');
    const bool blank = trim(line).empty();
    const bool delimits = !blank && line.find_first_not_of("|-: \t") == std::string::npos;
    columns = blank ? 0 : std::max(columns, delimits ? pipes + 1 : 0);
    cells += columns;
    if (pipes > most_pipes || cells > most_cells) return false;
  }
  return true;
}

/// The line with the mark where CommonMark would take a code for the number of an item: "404. Not Found".
std::string with_code_mark(std::string_view line) {
  std::string result(line);
  std::size_t begin = 0;
  std::size_t end = 0;
  do {  // behind the marks of the quotations and the lists that it is in
    begin = std::min(line.find_first_not_of(" \t>*+-.)", end), line.size());
    end = std::min(line.find_first_not_of(digits, begin), line.size());
  } while (end > begin && end - begin < fewest_digits);
  if (end > begin && line.substr(end).find_first_of(".)") == 0) result.insert(end, code_mark);
  return result;
}

struct RenderedLines {
  std::string html;
  std::vector<std::span<std::string>> indented;  // the lines of indented code, as CommonMark sees it
};

/// States the line of raw HTML and of code, which begins behind its fence.
void state_line(cmark_node* node, int line) {
  auto* mark = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
  cmark_node_set_on_enter(mark, fmt::format("<!--{}{}-->", line_mark, line).c_str());
  cmark_node_insert_before(node, mark);
}

RenderedLines render(Lines& lines) {
  RenderedLines result;
  const std::span<const char* const> extensions(extension_names);
  const auto tree = parse_markdown(fmt::format("{}", fmt::join(lines, "\n")), options,
                                   has_cheap_tables(lines) ? extensions : extensions.first(2));
  const MarkdownIteratorPointer iterator(cmark_iter_new(tree.root.get()));
  for (auto event = CMARK_EVENT_NONE; event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    auto* node = cmark_iter_get_node(iterator.get());
    const auto type = cmark_node_get_type(node);
    const bool is_code = type == CMARK_NODE_CODE_BLOCK;
    if (!is_code && type != CMARK_NODE_HTML_BLOCK) continue;
    const int first = cmark_node_get_start_line(node);
    const bool is_fenced = is_code && !fence_of(node).empty();
    if (is_code && !is_fenced) {
      const auto begin = static_cast<std::size_t>(first - 1);
      const auto size = split_lines(std::string_view(cmark_node_get_literal(node))).size();
      result.indented.push_back(std::span(lines).subspan(begin, std::min(size, lines.size() - begin)));
    }
    state_line(node, is_fenced ? first + 1 : first);
  }
  // Behind the start of the body, no part of it is taken for a part of the head.
  result.html = "<body>" + render_html(tree, options);
  return result;
}

/// Indented text that is meant as text: words and little else that begin like a sentence.
bool is_indented_text(std::span<const std::string> lines) {
  const auto text = collapse_whitespace(fmt::format("{}", fmt::join(lines, " ")));
  const auto plain = std::ranges::count_if(
      text, [](char c) { return is_letter(c) || is_blank(c) || static_cast<unsigned char>(c) >= 0x80; });
  const bool starts = is_upper(text.front()) || !is_alphanumeric(text.front());
  return starts && plain * 10 >= std::ssize(text) * 8 && count_words(text) > 1;
}

void remove_indent(std::string& line) {
  std::size_t columns = 0;
  std::size_t at = 0;
  for (; at < line.size() && columns < 4 && is_blank(line[at]); ++at) columns += line[at] == '\t' ? 4 : 1;
  line.erase(0, at);
}

}  // namespace

std::string markdown_to_html(std::string_view text) {
  Lines lines;
  for (const auto line : split(text, '\n')) lines.push_back(with_code_mark(line));
  auto [html, indented] = render(lines);
  // Text that the document indents although it is no code moves to the margin.
  std::erase_if(indented, [](const auto& block) { return !is_indented_text(block); });
  for (const auto& block : indented) std::ranges::for_each(block, remove_indent);
  return indented.empty() ? html : render(lines).html;
}

}  // namespace statusbook
