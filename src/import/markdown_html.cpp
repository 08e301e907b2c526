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

constexpr std::array structure_tags{"<li", "<h", "<p>", "<dt", "<dd", "<tr", "<td", "<th", "<ul", "<ol", "</"};

/// Whether each line that may end a table's head opens few cells in the lines up to the next empty one.
bool has_cheap_tables(const Lines& lines) {
  long columns = 0;  // of the widest table that may be open
  long cells = 0;
  for (const auto& line : lines) {
    const auto pipes = std::count(line.begin(), line.end(), '|');
    const bool blank = trim(line).empty();
    const bool delimits = !blank && line.find_first_not_of("|-: \t") == std::string::npos;
    columns = blank ? 0 : std::max(columns, delimits ? pipes + 1 : 0);
    cells += columns;
    if (pipes > most_pipes || cells > most_cells) return false;
  }
  return true;
}

/// States the line of raw HTML and of code, which begins behind its fence.
void state_line(cmark_node* node, int line) {
  auto* mark = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
  cmark_node_set_on_enter(mark, fmt::format("<!--{}{}-->", line_mark, line).c_str());
  cmark_node_insert_before(node, mark);
}

struct RenderedLines {
  std::string html;
  std::vector<std::span<std::string>> indented;  // the lines of indented code, as CommonMark sees it
};

RenderedLines render(Lines& lines) {
  RenderedLines result;
  const std::span<const char* const> extensions(extension_names);
  const auto tree = parse_markdown(fmt::format("{}", fmt::join(lines, "\n")), options,
                                   has_cheap_tables(lines) ? extensions : extensions.first(2));
  const MarkdownIteratorPointer iterator(cmark_iter_new(tree.root.get()));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
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

bool is_code_line(std::string_view line) {
  line = trim(line);
  return line.ends_with(';') || line.ends_with('{') || line.ends_with('}') || line.starts_with("$ ");
}

/// Indented text that is meant as text: the tags of a list that somebody indented, or words and little else that begin
/// like a sentence, and end like one or are many.
bool is_indented_text(std::span<const std::string> lines) {
  const auto start = to_lower(trim(lines.front()).substr(0, 4));
  if (std::any_of(structure_tags.begin(), structure_tags.end(), [&](auto tag) { return start.starts_with(tag); }))
    return true;
  if (std::any_of(lines.begin(), lines.end(), is_code_line)) return false;
  const auto text = collapse_whitespace(fmt::format("{}", fmt::join(lines, " ")));
  const auto plain = std::count_if(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_blank(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const bool starts = is_upper(text.front()) || !is_alphanumeric(text.front());
  const bool ends = std::string_view(".:!?)").find(text.back()) != std::string_view::npos;
  const int words = count_words(text);
  return starts && plain * 10 >= std::ssize(text) * 8 && (words >= 7 || (ends && words >= 2));
}

void remove_indent(std::string& line) {
  std::size_t columns = 0;
  std::size_t at = 0;
  for (; at < line.size() && columns < 4 && is_blank(line[at]); ++at) columns += line[at] == '\t' ? 4 : 1;
  line.erase(0, at);
}

/// Moves text to the margin that the document indents although it is no code: where most indented blocks are text.
bool unindent_text(std::vector<std::span<std::string>> blocks) {
  const auto count = blocks.size();
  std::erase_if(blocks, [](const auto& lines) { return !is_indented_text(lines); });
  if (2 * blocks.size() <= count) return false;
  for (const auto& lines : blocks) std::for_each(lines.begin(), lines.end(), remove_indent);
  return true;
}

/// "###404 Not Found" was a heading before CommonMark wanted a space there, and a number of three digits or more
/// numbers no list.
std::string as_written(std::string line) {
  const auto hashes = std::min(line.find_first_not_of('#'), line.size());
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const auto behind = line.substr(digits, 2);
  if (hashes > 1 && hashes <= 6 && hashes < line.size() && is_digit(line[hashes])) {
    line.insert(hashes, " ");
  } else if (digits > 2 && digits < 10 && (behind == ". " || behind == ") " || behind == ".\t" || behind == ")\t")) {
    line.insert(digits, "\\");
  }
  return line;
}

Lines lines_as_written(std::string_view text) {
  Lines lines;
  char fence = 0;
  for (const auto line : split(text, '\n')) {
    const auto bare = trim(line);
    const bool is_fence = bare.starts_with("```") || bare.starts_with("~~~");
    if (is_fence && (fence == 0 || fence == bare.front())) fence = fence == 0 ? bare.front() : '\0';
    lines.push_back(fence == 0 ? as_written(std::string(line)) : std::string(line));
  }
  return lines;
}

}  // namespace

std::string markdown_to_html(std::string_view text) {
  auto lines = lines_as_written(text);
  auto rendered = render(lines);
  if (unindent_text(std::move(rendered.indented))) rendered = render(lines);
  return std::move(rendered.html);
}

}  // namespace statusbook
