#include "import/markdown_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"
#include "text/markdown_parser.h"

namespace statusbook {

namespace {

constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
constexpr std::array extension_names{"strikethrough", "tasklist", "table"};

// The parser takes time for the square of a row's cells, and pads each row to the columns of its table.
constexpr long most_pipes = 200;
constexpr long most_cells = 1'000'000;

// Put before what cmark-gfm gives no position for: the source's line, and how many lines it has.
constexpr std::string_view raw_mark = "<!--statusbook-raw ";
constexpr std::string_view position_attribute = " data-sourcepos=\"";

constexpr std::array structure_tags{"<li", "<h", "<p>", "<dt", "<dd", "<tr", "<td", "<th", "<ul", "<ol", "</"};

/// Whether each line that may end a table's head opens few cells in the lines up to the next empty one.
bool has_cheap_tables(std::string_view text) {
  long columns = 0;  // of the widest table that may be open
  long cells = 0;
  for (const auto line : split_lines(text)) {
    const auto pipes = std::count(line.begin(), line.end(), '|');
    if (pipes > most_pipes) return false;
    const bool blank = trim(line).empty();
    const bool delimits = !blank && line.find_first_not_of("|-: \t>") == std::string_view::npos;
    columns = blank ? 0 : std::max(columns, delimits ? pipes + 1 : 0);
    cells += columns;
    if (cells > most_cells) return false;
  }
  return true;
}

bool is_edge(cmark_node* node) {
  if (node == nullptr) return true;
  const auto type = cmark_node_get_type(node);
  return type == CMARK_NODE_HEADING || type == CMARK_NODE_THEMATIC_BREAK;
}

bool is_fenced(cmark_node* node) {
  int length = 0;
  int offset = 0;
  char character = 0;
  return cmark_node_get_fenced(node, &length, &offset, &character) != 0;
}

IndentedBlock describe_indented(cmark_node* node) {
  auto text = literal_of(node);
  const int first = cmark_node_get_start_line(node);
  const int last = first + static_cast<int>(split_lines(text).size()) - 1;
  auto* before = cmark_node_previous(node);
  return {first, last, std::move(text), before != nullptr && is_edge(before) && is_edge(cmark_node_next(node))};
}

/// Raw HTML, or fenced code, which begins on the line behind its fence.
void mark_lines(cmark_node* node) {
  const auto literal = literal_of(node);
  auto* mark = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
  const auto count = std::count(literal.begin(), literal.end(), '\n');
  const int first = cmark_node_get_start_line(node) + (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK ? 1 : 0);
  cmark_node_set_on_enter(mark, fmt::format("{}{} {}-->", raw_mark, first, count).c_str());
  cmark_node_insert_before(node, mark);
}

int take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc() ? number : 0;
}

/// The line that a line of cmark-gfm's HTML gives as its own; 0 where it gives none.
int stated_line(std::string_view line) {
  if (!line.starts_with('<')) return 0;
  const auto at = line.substr(0, line.find('>')).find(position_attribute);
  if (at == std::string_view::npos) return 0;
  line.remove_prefix(at + position_attribute.size());
  return take_number(line);
}

std::vector<int> find_lines(std::string_view html) {
  std::vector<int> lines;
  int current = 1;
  int raw_left = 0;
  for (auto line : split(html, '\n')) {
    if (raw_left > 0) {
      --raw_left;
    } else if (line.starts_with(raw_mark)) {
      line.remove_prefix(raw_mark.size());
      const int first = take_number(line);
      if (!line.empty()) line.remove_prefix(1);
      raw_left = take_number(line);
      current = first - 1;
    } else if (const int stated = stated_line(line); stated > 0) {
      current = stated;
    }
    lines.push_back(std::max(1, current));
    ++current;
  }
  return lines;
}

/// Whether a paragraph reads as prose: it has words and little else, begins like a sentence, and ends like one or is
/// long.
bool is_prose(std::string_view text) {
  text = trim(text);
  if (text.empty()) return false;
  const auto plain = std::count_if(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_blank(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const bool starts = is_upper(text.front()) || !is_alphanumeric(text.front());
  const bool ends = std::string_view(".:!?)").find(text.back()) != std::string_view::npos;
  const int words = count_words(text);
  return starts && plain * 10 >= static_cast<long>(text.size()) * 8 && (words >= 7 || (ends && words >= 2));
}

bool is_code_line(std::string_view line) {
  line = trim(line);
  return line.ends_with(';') || line.ends_with('{') || line.ends_with('}') || line.starts_with("$ ");
}

/// Indented text that is meant as text: the tags of a list that somebody indented, or prose for the most part.
bool is_indented_text(const IndentedBlock& block) {
  const auto start = to_lower(trim(block.text).substr(0, 4));
  if (std::any_of(structure_tags.begin(), structure_tags.end(), [&](auto tag) { return start.starts_with(tag); }))
    return true;
  // Paragraphs may be broken over lines, so it is they that have to read as prose.
  std::vector<std::string> paragraphs(1);
  for (const auto line : split_lines(block.text)) {
    if (is_code_line(line)) return false;
    if (trim(line).empty()) {
      paragraphs.emplace_back();
    } else {
      paragraphs.back() += std::string(line) + " ";
    }
  }
  std::erase(paragraphs, "");
  return 2 * std::count_if(paragraphs.begin(), paragraphs.end(), is_prose) > static_cast<long>(paragraphs.size());
}

void remove_indent(std::string& line) {
  std::size_t columns = 0;
  std::size_t at = 0;
  for (; at < line.size() && columns < 4 && is_blank(line[at]); ++at) columns += line[at] == '\t' ? 4 : 1;
  line.erase(0, at);
}

/// Moves text to the margin that the document indents although it is no code. Where most indented blocks are text, all
/// are that read so; else only those that a heading would be empty without.
bool unindent_text(std::vector<std::string>& lines, const std::vector<IndentedBlock>& blocks) {
  std::vector<const IndentedBlock*> readable;
  for (const auto& block : blocks) {
    if (is_indented_text(block)) readable.push_back(&block);
  }
  const bool mostly_text = readable.size() > 1 && 2 * readable.size() > blocks.size();
  if (!mostly_text) std::erase_if(readable, [](const auto* block) { return !block->is_alone; });
  for (const auto* block : readable) {
    for (int i = std::max(1, block->first_line); i <= block->last_line && i <= static_cast<int>(lines.size()); ++i) {
      remove_indent(lines[static_cast<std::size_t>(i) - 1]);
    }
  }
  return !readable.empty();
}

/// "###404 Not Found" was a heading before CommonMark wanted a space there, and a number of three digits or more
/// numbers no list.
std::string as_written(std::string_view line) {
  const auto hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 1 && hashes <= 6 && hashes < line.size() && is_digit(line[hashes])) {
    return std::string(hashes, '#') + " " + std::string(line.substr(hashes));
  }
  std::string result(line);
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbers =
      digits > 2 && digits < 10 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  if (numbers && digits + 1 < line.size() && is_blank(line[digits + 1])) result.insert(digits, "\\");
  return result;
}

std::vector<std::string> lines_as_written(std::string_view text) {
  std::vector<std::string> lines;
  char fence = 0;
  for (const auto line : split(text, '\n')) {
    const auto bare = trim(line);
    const bool is_fence = bare.starts_with("```") || bare.starts_with("~~~");
    if (is_fence && fence == 0) {
      fence = bare.front();
    } else if (is_fence && fence == bare.front()) {
      fence = 0;
    }
    lines.push_back(fence == 0 ? as_written(line) : std::string(line));
  }
  return lines;
}

}  // namespace

MarkdownHtml markdown_to_html(std::string_view text) {
  MarkdownHtml result;
  const std::span<const char* const> extensions(extension_names);
  const auto tree = parse_markdown(text, options, has_cheap_tables(text) ? extensions : extensions.first(2));
  std::vector<cmark_node*> marked;
  const MarkdownIteratorPointer iterator(cmark_iter_new(tree.root.get()));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    auto* node = cmark_iter_get_node(iterator.get());
    if (event != CMARK_EVENT_ENTER) continue;
    const bool is_code = cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK;
    const bool has_own_lines = is_code ? is_fenced(node) : cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
    if (has_own_lines) marked.push_back(node);
    if (is_code && !has_own_lines) result.indented.push_back(describe_indented(node));
  }
  for (auto* node : marked) mark_lines(node);
  result.html.html = render_html(tree, options);
  result.html.lines = find_lines(result.html.html);
  return result;
}

HtmlText document_to_html(std::string_view text) {
  auto lines = lines_as_written(text);
  auto parsed = markdown_to_html(fmt::format("{}", fmt::join(lines, "\n")));
  if (unindent_text(lines, parsed.indented)) parsed = markdown_to_html(fmt::format("{}", fmt::join(lines, "\n")));
  return std::move(parsed.html);
}

}  // namespace statusbook
