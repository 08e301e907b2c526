#include "text/markdown_slips.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "base/strings.h"
#include "text/markdown_parser.h"

namespace statusbook {

namespace {

constexpr std::array<std::string_view, 3> reminders{"TODO", "FIXME", "TBD"};

bool holds_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto after = at + word.size();
    const bool begins = at == 0 || !is_alphanumeric(text[at - 1]);
    if (begins && (after == text.size() || !is_alphanumeric(text[after]))) return true;
  }
  return false;
}

bool holds_unspaced_heading(std::string_view text) {
  for (auto at = text.find("##"); at != std::string_view::npos; at = text.find("##", at)) {
    at = std::min(text.find_first_not_of('#', at), text.size());
    if (at < text.size() && !is_space(text[at])) return true;
  }
  return false;
}

/// Whether code that an indent makes may begin on the line, within block quotes and lists, too.
bool may_indent_code(std::string_view line) {
  const bool may_begin_deep = !line.empty() && (is_blank(line.front()) || is_digit(line.front()) ||
                                                std::string_view(">-+*").find(line.front()) != std::string_view::npos);
  return may_begin_deep && (line.find("    ") != std::string_view::npos || line.find('\t') != std::string_view::npos);
}

/// Most documents cannot, and need no walk through their tree.
bool may_hold_slips(std::string_view text, const MarkdownSource& source) {
  const auto holds = [&](std::string_view reminder) { return holds_word(text, reminder); };
  if (text.find("[^") != std::string_view::npos || holds_unspaced_heading(text)) return true;
  if (std::any_of(reminders.begin(), reminders.end(), holds)) return true;
  for (int line = 1; line <= source.line_count(); ++line) {
    if (may_indent_code(source.line(line))) return true;
  }
  return false;
}

class SlipSearch {
 public:
  SlipSearch(std::string_view text, const MarkdownSource& source, Diagnostics& diagnostics)
      : source_(source), lines_(source.line_count()), diagnostics_(diagnostics) {
    for (const auto reminder : reminders) {
      if (holds_word(text, reminder)) reminders_.push_back(reminder);
    }
  }

  void run(cmark_node* root) {
    const MarkdownIteratorPointer iterator(cmark_iter_new(root));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      if (event == CMARK_EVENT_ENTER) look_at(cmark_iter_get_node(iterator.get()));
    }
    report_footnotes();
  }

 private:
  void look_at(cmark_node* node) {
    const int first = cmark_node_get_start_line(node);
    const int last = std::min(cmark_node_get_end_line(node), lines_);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH: report_headings(first, last); break;
      case CMARK_NODE_CODE_BLOCK: look_at_code(node, first, last); break;
      case CMARK_NODE_FOOTNOTE_DEFINITION: used_footnotes_.insert(first); break;
      case CMARK_NODE_TEXT: report_reminders(node); break;
      default: break;
    }
  }

  void report_headings(int first, int last) {
    for (int line = first; line <= last; ++line) {
      auto text = source_.line(line);
      while (!text.empty() && (is_blank(text.front()) || text.front() == '>')) text.remove_prefix(1);
      const auto level = std::min(text.find_first_not_of('#'), text.size());
      if (level < 2 || level > 6 || level == text.size() || is_space(text[level])) continue;
      auto at = source_.find_on_line(line, text.substr(0, level));
      at.length = code_points(text);
      diagnostics_.error(at, "a heading has a space after its '#' signs; this is shown as text",
                         fmt::format("write '{} {}'", text.substr(0, level), text.substr(level)));
    }
  }

  void look_at_code(cmark_node* node, int first, int last) {
    for (int line = first; line <= last; ++line) code_lines_.insert(line);
    int length = 0;
    int offset = 0;
    char character = 0;
    if (cmark_node_get_fenced(node, &length, &offset, &character) != 0) return;
    diagnostics_.warning(source_.find_on_line(first, trim(source_.line(first))),
                         "text that a tab or four spaces indent is shown as code",
                         "take the indent out; code stands between two lines of ```");
  }

  void report_reminders(cmark_node* node) {
    if (reminders_.empty()) return;
    const auto text = literal_of(node);
    for (const auto reminder : reminders_) {
      if (!holds_word(text, reminder)) continue;
      auto* block = node;
      while (block != nullptr && !is_block(block)) block = cmark_node_parent(block);
      report_reminder(block, reminder);
    }
  }

  void report_reminder(cmark_node* block, std::string_view reminder) {
    if (block == nullptr) return;
    const int first = cmark_node_get_start_line(block);
    for (int line = first; line <= std::max(first, cmark_node_get_end_line(block)); ++line) {
      if (!holds_word(source_.line(line), reminder) || !reminded_.insert(line).second) continue;
      diagnostics_.warning(source_.find_on_line(line, reminder),
                           fmt::format("the page says {}: something is left to be written", reminder),
                           "write it, or take the word out");
      return;
    }
  }

  /// "[^label]:" at the front of a line, outside code. What the parser knows of is what something refers to.
  void report_footnotes() {
    std::map<std::string, int> first_lines;
    for (int line = 1; line <= lines_; ++line) {
      const auto text = source_.line(line);
      const auto open = text.find_first_not_of(' ');
      if (open == std::string_view::npos || open > 3 || !text.substr(open).starts_with("[^")) continue;
      const auto close = text.find(']', open);
      if (close == std::string_view::npos || text.substr(close, 2) != "]:" || code_lines_.contains(line)) continue;
      const auto label = text.substr(open, close + 1 - open);
      const auto [first, is_new] = first_lines.emplace(to_lower(label), line);
      if (used_footnotes_.contains(line)) continue;
      if (is_new) {
        diagnostics_.error(source_.find_on_line(line, label),
                           fmt::format("nothing refers to the footnote '{}', and so it is not shown", label),
                           fmt::format("write {} where it belongs, or delete the footnote", label));
      } else {
        diagnostics_.error(
            source_.find_on_line(line, label),
            fmt::format("the footnote '{}' is defined twice; the first is at line {}", label, first->second),
            "only the first is shown; give one of them another name");
      }
    }
  }

  const MarkdownSource& source_;
  int lines_;
  std::vector<std::string_view> reminders_;  // that the document holds anywhere
  Diagnostics& diagnostics_;
  std::set<int> code_lines_, used_footnotes_, reminded_;
};

}  // namespace

void report_slips(const MarkdownTree& document, std::string_view text, const MarkdownSource& source,
                  Diagnostics& diagnostics) {
  if (may_hold_slips(text, source)) SlipSearch(text, source, diagnostics).run(document.root.get());
}

}  // namespace statusbook
