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

constexpr int least_code = 100;  // of three digits, as no item has that one numbers

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

/// A character that CommonMark wants where people leave it out.
struct Missing {
  std::string* line;
  std::size_t at;
  char character;
};

struct RenderedLines {
  std::string html;
  std::vector<std::span<std::string>> indented;  // the lines of indented code, as CommonMark sees it
  std::vector<Missing> missing;
};

/// The line in which a node begins; null for what an extension has made without one.
std::string* first_line(cmark_node* node, Lines& lines) {
  const auto number = static_cast<std::size_t>(cmark_node_get_start_line(node));
  const bool has_place = number > 0 && number <= lines.size() && cmark_node_get_start_column(node) > 0;
  return has_place ? &lines[number - 1] : nullptr;
}

/// Adds what makes text of the items of a list that codes number: "404. Not Found".
void add_backslashes(cmark_node* list, Lines& lines, RenderedLines& result) {
  if (cmark_node_get_list_start(list) < least_code) return;
  for (auto* item = cmark_node_first_child(list); item != nullptr; item = cmark_node_next(item)) {
    auto* line = first_line(item, lines);
    if (line == nullptr) continue;
    const auto number = static_cast<std::size_t>(cmark_node_get_start_column(item)) - 1;
    const auto end = line->find_first_not_of("0123456789", number);
    if (end != std::string::npos && end > number) result.missing.push_back({line, end, '\\'});
  }
}

/// Adds what makes a heading of a paragraph: "###404 Not Found" was one before CommonMark wanted a space there.
void add_space(cmark_node* paragraph, Lines& lines, RenderedLines& result) {
  auto* line = first_line(paragraph, lines);
  if (line == nullptr) return;
  const auto hashes = static_cast<std::size_t>(cmark_node_get_start_column(paragraph)) - 1;
  const auto end = line->find_first_not_of('#', hashes);
  if (end != std::string::npos && end > hashes + 1 && is_digit((*line)[end]))
    result.missing.push_back({line, end, ' '});
}

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
    if (type == CMARK_NODE_LIST) add_backslashes(node, lines, result);
    if (type == CMARK_NODE_PARAGRAPH) add_space(node, lines, result);
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

/// Indented text that is meant as text: words and little else that begin like a sentence, and end like one or are many.
bool is_indented_text(std::span<const std::string> lines) {
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

}  // namespace

std::string markdown_to_html(std::string_view text) {
  Lines lines;
  for (const auto line : split(text, '\n')) lines.emplace_back(line);
  auto rendered = render(lines);
  for (auto each = rendered.missing.rbegin(); each != rendered.missing.rend(); ++each) {  // so that places stay right
    each->line->insert(each->at, 1, each->character);
  }
  if (unindent_text(std::move(rendered.indented)) || !rendered.missing.empty()) rendered = render(lines);
  return std::move(rendered.html);
}

}  // namespace statusbook
