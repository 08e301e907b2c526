#include "import/html.h"

#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <span>
#include <utility>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::size_t longest_address = 2000;  // nothing is behind a longer one
constexpr int most_spanned = 100;
constexpr std::size_t most_added_cells = 100'000;
constexpr int most_words_of_open_heading = 12;

constexpr std::string_view block_names =
    " address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul xmp ";
constexpr std::string_view heading_names = " h1 h2 h3 h4 h5 h6 ";
// What a reader does not see as text.
constexpr std::string_view silent_names =
    " applet area audio button canvas datalist embed head input map noscript object option select template video ";
// What is around a page's content.
constexpr std::string_view frame_names = " footer nav ";

constexpr std::pair<unsigned, std::string_view> styled_names[] = {{style::code, " code kbd samp tt var "},
                                                                  {style::strong, " b strong "},
                                                                  {style::emphasis, " cite dfn em i "},
                                                                  {style::strike, " del s strike "}};

constexpr std::string_view superscripts[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                             "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};

bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE; }
bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

std::span<GumboNode* const> children_of(const GumboNode& node) {
  if (!is_element(node)) return {};
  const auto& children = node.v.element.children;
  return {reinterpret_cast<GumboNode* const*>(children.data), children.length};
}

std::string name_of(const GumboNode& node) {
  return is_element(node) ? gumbo_normalized_tagname(node.v.element.tag) : "";
}

/// Without what references may name: "&#27;".
std::string without_controls(std::string text) {
  std::erase_if(text, is_control);
  return text;
}

std::string attribute(const GumboNode& node, const char* name) {
  if (!is_element(node)) return {};
  const auto* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string() : without_controls(found->value);
}

/// The number at the front of the text; 1 where there is none that counts.
int number_in(std::string_view text) {
  int number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::max(1, number);
}

bool is_silent(const GumboNode& node) {
  if (!is_element(node)) return node.type == GUMBO_NODE_COMMENT;
  return is_among(silent_names, name_of(node)) || attribute(node, "aria-hidden") == "true";
}

std::string text_of(const GumboNode& node) {
  if (is_text(node)) return without_controls(node.v.text.text);
  if (is_silent(node)) return {};
  if (name_of(node) == "br") return "\n";
  std::string text;
  for (const auto* child : children_of(node)) text += text_of(*child);
  return text;
}

/// Digits that stand above the line do so in plain text, too; the mark of a footnote is none of the text.
std::string superscript(const GumboNode& node) {
  auto text = std::string(trim(text_of(node)));
  if (text.starts_with('[') && text.ends_with(']')) return {};
  if (!std::ranges::all_of(text, is_digit)) return text;
  std::string raised;
  for (const char c : text) raised += superscripts[c - '0'];
  return raised;
}

/// "js" of class="language-js" or "lang-js", which the element has or the first one in it.
std::string language_of(const GumboNode& pre) {
  const auto inside = children_of(pre);
  const auto names = attribute(pre, "class") + (inside.empty() ? "" : " " + attribute(*inside.front(), "class"));
  const auto begin = std::min(names.find("lang"), names.size());
  const auto name = std::string_view(names).substr(begin, names.find(' ', begin) - begin);
  return std::string(name.substr(name.find('-') + 1));
}

/// Plain spaces for all kinds of them; what has no width goes.
std::string plain_spaces(std::string text) {
  for (const auto* space : {"\u00A0", "\u2002", "\u2003", "\u2009", "\u200A", "\u2028", "\u202F", "\u3000"})
    text = replace_all(std::move(text), space, " ");
  for (const auto* character : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"})
    text = replace_all(std::move(text), character, "");
  return text;
}

class OutlineBuilder {
 public:
  explicit OutlineBuilder(LineSource lines) : lines_(lines) {}

  /// The blocks of nodes side by side; text and inline elements between blocks become paragraphs.
  Blocks read(std::span<GumboNode* const> nodes) {
    auto around = std::exchange(part_, {});
    for (const auto* node : nodes) read_node(*node, {});
    flush();
    return std::exchange(part_, std::move(around)).blocks;
  }

 private:
  struct Part {
    Blocks blocks;
    Runs runs;  // of the paragraph that is open
  };

  /// Notes the line of a node if that is stated. The line of code is not that of its fence; a mark states it.
  void enter(const GumboNode& node) {
    if (lines_ == LineSource::html) return;
    const std::string_view comment = node.type == GUMBO_NODE_COMMENT ? node.v.text.text : "";
    if (comment.starts_with(line_mark)) {
      offset_ = number_in(comment.substr(line_mark.size())) - static_cast<int>(node.v.text.start_pos.line) - 1;
    } else if (const auto position = attribute(node, "data-sourcepos");
               !position.empty() && position.front() != '0' && name_of(node) != "pre") {
      offset_ = number_in(position) - static_cast<int>(node.v.element.start_pos.line);
    }
  }

  /// Between lines that are stated there are as many as in the HTML.
  [[nodiscard]] int line_of(const GumboNode& node) const {
    const auto& start = is_element(node) ? node.v.element.start_pos : node.v.text.start_pos;
    return std::max(1, static_cast<int>(start.line) + offset_);
  }

  Block open(BlockKind kind, const GumboNode& node) {
    enter(node);
    return make_block(kind, line_of(node));
  }

  /// `set` is how the text around the node is set.
  void read_node(const GumboNode& node, Run set) {
    const auto name = name_of(node);
    if (is_element(node) && !is_silent(node) && is_among(block_names, name)) {
      flush();
      return read_block(node, name);
    }
    enter(node);
    if (is_silent(node)) return;
    set.line = line_of(node);
    if (auto target = attribute(node, "href"); name == "a" && target.size() <= longest_address && !target.empty())
      set.target = std::move(target);
    for (const auto& [bit, names] : styled_names) {
      if (is_among(names, name)) set.style |= bit;
    }
    const bool breaks = !part_.runs.empty() && part_.runs.back().has(style::line_break);
    const auto add = [&](std::string text) {
      if (breaks && trim(text).empty()) return;  // white space between two breaks
      part_.runs.push_back({plain_spaces(std::move(text)), set.style, set.target, set.line});
    };
    if (is_text(node)) {
      add(text_of(node));
    } else if (name == "br" && breaks) {
      flush();
    } else if (name == "br") {
      part_.runs.push_back({"\n", style::line_break, {}, set.line});
    } else if (name == "img") {
      part_.runs.push_back({attribute(node, "alt"), set.style | style::image, attribute(node, "src"), set.line});
    } else if (name == "sup") {
      add(superscript(node));
    } else {
      if (name == "q") add("\u201C");
      for (const auto* child : children_of(node)) read_node(*child, set);
      if (name == "q") add("\u201D");
    }
  }

  void flush() {
    auto runs = trimmed(std::exchange(part_.runs, {}));
    if (!runs.empty()) part_.blocks.push_back(make_paragraph(std::move(runs), 0));
  }

  void read_block(const GumboNode& node, const std::string& name) {
    auto& blocks = part_.blocks;
    if (is_among(heading_names, name)) {
      read_heading(node, name[1] - '0');
    } else if (name == "hr") {
      blocks.push_back(open(BlockKind::rule, node));
    } else if (is_among(" dl ul ol dir menu ", name)) {
      auto list = open(BlockKind::list, node);
      list.number = name == "ol" ? number_in(attribute(node, "start")) : 0;
      bool follows_term = false;
      read_items(node, list.children, follows_term);
      blocks.push_back(std::move(list));
    } else if (name == "table") {
      read_table(node);
    } else if (is_among(" pre xmp listing ", name)) {
      auto code = open(BlockKind::code, node);
      auto text = replace_all(text_of(node), std::string(" ").append(code_mark), "");
      code.runs.push_back({replace_all(std::move(text), code_mark, ""), 0, {}, code.line});
      code.info = language_of(node);
      blocks.push_back(std::move(code));
    } else {
      read_group(node, name);
    }
  }

  /// A part of a page that is neither a quotation nor of its frame means nothing by itself.
  void read_group(const GumboNode& node, const std::string& name) {
    const bool is_quote = name == "blockquote";
    auto group = open(is_quote ? BlockKind::quote : BlockKind::frame, node);
    group.children = read(children_of(node));
    if (is_quote || is_among(frame_names, name)) {
      part_.blocks.push_back(std::move(group));
    } else {
      append(part_.blocks, std::move(group.children));
    }
  }

  /// A heading whose end tag is missing holds what follows it up to the next one; that comes after it here.
  void read_heading(const GumboNode& node, int level) {
    auto heading = open(BlockKind::heading, node);
    heading.level = level;
    auto end_tag = node.v.element.original_end_tag;
    const bool is_open = end_tag.data == nullptr || end_tag.length == 0;
    if (!is_open) gumbo_tag_from_original_text(&end_tag);
    heading.is_mismatched = is_open || !equal_ignoring_case({end_tag.data, end_tag.length}, name_of(node));
    auto inside = read(children_of(node));
    if (!inside.empty() && inside.front().kind == BlockKind::paragraph) {
      heading.runs = std::move(inside.front().runs);
      inside.erase(inside.begin());
    }
    // The text of an entry after "<h3>Title<h3>".
    if (is_open && count_words(plain_text(heading.runs)) > most_words_of_open_heading)
      heading.kind = BlockKind::paragraph;
    part_.blocks.push_back(std::move(heading));
    append(part_.blocks, std::move(inside));
  }

  /// The items of a list. Terms of a definition list are set in bold, with what defines them behind a colon; those in a
  /// row share an item. What stands loose belongs to the item before it.
  void read_items(const GumboNode& node, Blocks& items, bool& follows_term) {
    for (auto* const& child : children_of(node)) {
      const auto name = name_of(*child);
      if (name == "div") {
        read_items(*child, items, follows_term);
        continue;
      }
      const bool is_term = name == "dt";
      const bool is_part = is_term || name == "dd" || name == "li";
      if (is_part) enter(*child);
      auto parts = is_part ? read(children_of(*child)) : read({&child, 1});
      if (parts.empty()) continue;
      if (items.empty() || name == "li" || (is_term && !follows_term))
        items.push_back(make_block(BlockKind::item, parts.front().line));
      auto& item = items.back().children;
      auto& runs = parts.front().runs;
      if (is_term) std::ranges::for_each(runs, [](Run& run) { run.style |= style::strong; });
      if (follows_term && parts.front().kind == BlockKind::paragraph && item.back().kind == BlockKind::paragraph) {
        item.back().runs.push_back({": ", 0, {}, parts.front().line});
        append(item.back().runs, std::move(runs));
        parts.erase(parts.begin());
      }
      append(item, std::move(parts));
      follows_term = is_term;
    }
  }

  /// Short rows get empty cells, unless the document's tables then have too many that nobody wrote: where they do, its
  /// cells are parts of the page.
  void read_table(const GumboNode& node) {
    auto table = open(BlockKind::table, node);
    std::vector<int> covered;
    read_rows(node, table, covered);
    std::size_t width = 0;
    for (const auto& row : table.children) width = std::max(width, row.children.size());
    for (const auto& row : table.children) added_cells_ += width - row.children.size();
    const bool is_filled = added_cells_ <= most_added_cells;
    for (auto& row : table.children) {
      if (is_filled) row.children.resize(width, make_block(BlockKind::cell, row.line));
      for (auto& cell : row.children) {
        if (!is_filled) append(part_.blocks, std::move(cell.children));
      }
    }
    if (is_filled) part_.blocks.push_back(std::move(table));
  }

  /// Leaves empty cells where others reach down into the row.
  void skip_covered(Block& row, std::vector<int>& covered) {
    const auto is_covered = [&](std::size_t column) { return column < covered.size() && covered[column] > 0; };
    for (auto at = row.children.size(); is_covered(at) && ++added_cells_ <= most_added_cells; ++at) {
      --covered[at];
      row.children.push_back(make_block(BlockKind::cell, row.line));
    }
  }

  /// The rows of a table, and the cells of a row. `covered` says of each column how many more rows a cell reaches down.
  void read_rows(const GumboNode& node, Block& parent, std::vector<int>& covered) {
    for (const auto* child : children_of(node)) {
      const auto name = name_of(*child);
      if (name == "tr") {
        auto row = open(BlockKind::row, *child);
        read_rows(*child, row, covered);
        skip_covered(row, covered);
        parent.children.push_back(std::move(row));
      } else if (name == "td" || name == "th") {
        skip_covered(parent, covered);
        covered.resize(std::max(covered.size(), parent.children.size() + 1));
        covered[parent.children.size()] = std::min(number_in(attribute(*child, "rowspan")), most_spanned) - 1;
        auto cell = open(BlockKind::cell, *child);
        cell.is_header = name == "th";
        cell.children = read(children_of(*child));
        parent.children.push_back(std::move(cell));
      } else if (name == "caption") {
        append(part_.blocks, read(children_of(*child)));
      } else {
        enter(*child);
        read_rows(*child, parent, covered);
      }
    }
  }

  LineSource lines_;
  Part part_;
  int offset_ = 0;  // of the source's lines from the HTML's
  std::size_t added_cells_ = 0;
};

}  // namespace

Blocks parse_html(std::string_view html, LineSource lines) {
  auto options = kGumboDefaultOptions;
  options.max_errors = 0;  // each would be kept with the names of all open elements
  const std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> output(
      gumbo_parse_with_options(&options, html.data(), html.size()),
      [](GumboOutput* parsed) { gumbo_destroy_output(&kGumboDefaultOptions, parsed); });
  for (const auto* child : children_of(*output->root)) {
    if (name_of(*child) == "body") return OutlineBuilder(lines).read(children_of(*child));
  }
  return {};
}

}  // namespace statusbook
