#include "text/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "base/strings.h"
#include "text/label_uses.h"
#include "text/markdown_alerts.h"
#include "text/markdown_images.h"
#include "text/markdown_nodes.h"
#include "text/markdown_parser.h"
#include "text/markdown_slips.h"
#include "text/markdown_source.h"
#include "text/markdown_tables.h"
#include "text/slug.h"

namespace statusbook {

namespace {

constexpr std::array extension_names{"table", "strikethrough", "tasklist", "autolink"};

/// Looks for bare addresses and footnotes only where there can be any: each costs the parser walks through the tree.
MarkdownTree parse(std::string_view text) {
  const auto holds = [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; };
  const bool may_hold_any = holds("&");  // an entity may be any sign
  const bool may_hold_addresses = may_hold_any || holds("@") || holds("://") || holds("www.");
  const bool may_hold_footnotes = may_hold_any || holds("^");
  return parse_markdown(text, may_hold_footnotes ? page_options : page_options & ~CMARK_OPT_FOOTNOTES,
                        std::span(extension_names).first(extension_names.size() - (may_hold_addresses ? 0 : 1)));
}

class PageRenderer {
 public:
  PageRenderer(std::string_view text, const std::string& file, MarkdownHost& host, Diagnostics& diagnostics)
      : source_text_(text),
        source_(text, file),
        file_(file),
        host_(host),
        diagnostics_(diagnostics),
        text_(std::string(text) + "\n") {}

  MarkdownPage run(TitleHeading title) {
    MarkdownPage page;
    page.is_refused = !source_.check_bounds(diagnostics_);
    if (page.is_refused) return page;
    labels_.emplace(source_);
    document_ = parse(text_ + "\n" + labels_->definitions());
    close_last_block();
    report_slips(document_, source_text_, source_, diagnostics_);
    collect();
    for (auto* node : raw_html_) report_raw_html(node);
    if (title == TitleHeading::required) take_title(page);
    heading_ids_ = host_.heading_ids();
    for (auto* node : headings_) rework_heading(node, page);
    for (const auto& link : links_) rework_link(link);
    for (auto* node : images_) make_figure(node, source_, file_, host_, diagnostics_);
    for (auto* node : texts_) rework_text(node);
    for (auto* node : code_blocks_) rework_code_block(node);
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      auto* region = replace_with_custom(
          tables_[i], CMARK_NODE_CUSTOM_BLOCK,
          fmt::format("<div class=\"table-scroll\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">",
                      escape_html(table_names_[i])),
          "</div>");
      cmark_node_append_child(region, tables_[i]);
    }
    for (auto* node : lists_) make_terms(node);
    render_parts(page);
    return page;
  }

 private:
  struct FoundLink {
    cmark_node* node;
    int line;  ///< the parser knows none for bare addresses
  };

  void collect() {
    const MarkdownIteratorPointer iterator(cmark_iter_new(document_.root.get()));
    auto heading = host_.words()("table");
    std::vector<cmark_node*> breaks;
    int line = 0;  // of what the iterator has come to
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      auto* node = cmark_iter_get_node(iterator.get());
      const auto type = cmark_node_get_type(node);
      if (event != CMARK_EVENT_ENTER) continue;
      const bool begins_block = is_block(node);
      if (begins_block) line = cmark_node_get_start_line(node);
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) ++line;
      if (type == CMARK_NODE_SOFTBREAK) breaks.push_back(node);
      if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) raw_html_.push_back(node);
      if (type == CMARK_NODE_HEADING) {
        headings_.push_back(node);
        heading = trim(plain_text(node));
      }
      if (type == CMARK_NODE_LINK) {
        links_.push_back({node, line});
      }
      if (type == CMARK_NODE_LIST) lists_.push_back(node);
      if (type == CMARK_NODE_IMAGE) images_.push_back(node);
      if (type == CMARK_NODE_BLOCK_QUOTE) quotes_.push_back(node);
      if (type == CMARK_NODE_CODE_BLOCK) code_blocks_.push_back(node);
      if (begins_block && std::string_view(cmark_node_get_type_string(node)) == "table") {
        tables_.push_back(node);
        table_names_.push_back(heading);
      }
    }
    // A phrase may run over the end of a line: with breaks made text, it is found in one piece.
    for (auto* node : breaks) {
      auto* text = new_node(CMARK_NODE_TEXT);
      cmark_node_set_literal(text, "\n");
      cmark_node_replace(node, text);
      cmark_node_unlink(node);
    }
    cmark_consolidate_text_nodes(document_.root.get());
    for (auto* node : quotes_) make_alert(node, source_, host_, diagnostics_);
    collect_texts(document_.root.get());
  }

  /// Links, headings and what an image shows get no links of ours.
  void collect_texts(cmark_node* root) {
    const MarkdownIteratorPointer iterator(cmark_iter_new(root));
    int inside = 0;
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      auto* node = cmark_iter_get_node(iterator.get());
      const auto type = cmark_node_get_type(node);
      if (type == CMARK_NODE_LINK || type == CMARK_NODE_HEADING || type == CMARK_NODE_IMAGE) {
        inside += event == CMARK_EVENT_ENTER ? 1 : -1;
      }
      if (type != CMARK_NODE_TEXT) continue;
      inside == 0 ? texts_.push_back(node) : join_lines_of(node);
    }
  }

  static void join_lines_of(cmark_node* text) {
    const std::string_view literal = cmark_node_get_literal(text);
    if (literal.find('\n') != std::string_view::npos) cmark_node_set_literal(text, join_lines(literal).c_str());
  }

  void report(cmark_node* node, std::string_view needle, std::string message, std::string help = {}) {
    diagnostics_.error(source_.find_on_line(line_of(node), needle), std::move(message), std::move(help));
  }

  /// A fence or a piece of HTML that is never closed has swallowed the definitions at the end of the text.
  void close_last_block() {
    auto* last = cmark_node_last_child(document_.root.get());
    while (last != nullptr && cmark_node_get_type(last) == CMARK_NODE_FOOTNOTE_DEFINITION) {
      last = cmark_node_previous(last);  // the parser moves these to the end
    }
    if (last == nullptr || literal_of(last).find(LabelUses::scheme) == std::string::npos) return;
    std::string end = "</script>-->?>]]>";  // whatever the HTML began with; all of it is a fault
    if (cmark_node_get_type(last) == CMARK_NODE_CODE_BLOCK) {
      report(last, trim(source_.line(line_of(last))), "the code block that begins here is never closed",
             "end it with a line that holds only its fence");
      end = fence_of(last);
    }
    document_ = parse(text_ + end + "\n\n" + labels_->definitions());
  }

  void report_raw_html(cmark_node* node) {
    const auto literal = literal_of(node);
    const auto first_line = split(literal, '\n').front();
    report(node, trim(first_line), "raw HTML is not supported",
           "write Markdown; a literal '<' in text is written '\\<' or put in `code`");
    cmark_node_set_literal(node, "");
  }

  void take_title(MarkdownPage& page) {
    auto* first = cmark_node_first_child(document_.root.get());
    const bool is_title = first != nullptr && cmark_node_get_type(first) == CMARK_NODE_HEADING &&
                          cmark_node_get_heading_level(first) == 1;
    if (is_title) {
      page.title = trim(plain_text(first));
      std::erase(headings_, first);
      cmark_node_unlink(first);
    }
    if (page.title.empty()) diagnostics_.error({file_, 1, 1}, "the document has no title", "begin it with '# Title'");
  }

  void rework_heading(cmark_node* node, MarkdownPage& page) {
    const int level = cmark_node_get_heading_level(node);
    const auto text = std::string(trim(plain_text(node)));
    const int deepest = page.headings.empty() ? 2 : page.headings.back().level + 1;
    if (level == 1) {
      report(node, text, "a level-1 heading is the page's title, which this document does not set", "use '##'");
    } else if (level > deepest) {
      report(node, text, fmt::format("the heading skips from level {} to {}", deepest - 1, level),
             fmt::format("use level {}", deepest));
    }
    const bool is_given = heading_ids_.size() == headings_.size();
    const auto id = is_given ? heading_ids_[page.headings.size()] : slugger_.make(text);
    page.headings.push_back({level, id, text, source_.find_on_line(line_of(node), text)});
    const bool opens_section = level == 2 && cmark_node_parent(node) == document_.root.get();
    auto* custom =
        replace_with_custom(node, CMARK_NODE_CUSTOM_BLOCK, fmt::format("<h{} id=\"{}\">", level, escape_html(id)),
                            fmt::format("</h{}>", level));
    move_children(node, custom);
    cmark_node_unlink(node);
    if (opens_section) section_heads_.push_back({custom, {id, text, {}}});
  }

  /// Takes the document apart, section by section. The whole is what they are one after the other.
  void render_parts(MarkdownPage& page) {
    auto* root = document_.root.get();
    std::size_t tables = 0;
    const auto render_until = [&](cmark_node* end) {
      auto* part = new_node(CMARK_NODE_DOCUMENT);
      for (auto* node = cmark_node_first_child(root); node != nullptr && node != end;) {
        auto* next = cmark_node_next(node);
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) cmark_node_append_child(part, node);
        node = next;
      }
      return finish_tables(render_html(document_, part, page_options), table_names_, tables);
    };
    const auto append = [&](std::string_view html) {
      const HtmlPart part{page.html.size(), html.size()};
      page.html += html;
      return part;
    };
    page.intro = append(render_until(section_heads_.empty() ? nullptr : section_heads_.front().node));
    for (std::size_t i = 0; i < section_heads_.size(); ++i) {
      auto& [node, section] = section_heads_[i];
      append(render_html(document_, node, page_options));
      cmark_node_unlink(node);
      section.html = append(render_until(i + 1 < section_heads_.size() ? section_heads_[i + 1].node : nullptr));
      page.sections.push_back(std::move(section));
    }
    page.footnotes = append(finish_tables(render_html(document_, page_options), table_names_, tables));
    page.html.shrink_to_fit();  // all pages are kept until the site is made
  }

  /// Where a written-out address stands: after the one before it, on its line or a little below, since a line end in
  /// code or in a link is none to the parser.
  Location locate_address(const FoundLink& link, std::string_view url) {
    constexpr int nearby = 3;
    const int first = link.line;
    for (int number = first; number <= first + nearby; ++number) {
      const auto line = source_.line(number);
      const auto at = line.find(url, number == last_address_.first ? last_address_.second : 0);
      if (at == std::string_view::npos) continue;
      last_address_ = {number, at + url.size()};
      return {file_, number, code_points(line.substr(0, at)) + 1, code_points(url)};
    }
    return source_.find_on_line(line_of(link.node), url);
  }

  void rework_link(const FoundLink& link) {
    auto* node = link.node;
    const std::string url = cmark_node_get_url(node);
    if (const auto label = labels_->label_at(url)) {
      if (const auto href = host_.resolve_label(*label, labels_->locate(*label, {file_, line_of(node)}))) {
        cmark_node_set_url(node, href->c_str());
      }
      return;
    }
    const auto lower = to_lower(url);
    if (url.starts_with('#')) {
      host_.note_anchor(std::string_view(url).substr(1), source_.find_on_line(line_of(node), url));
    } else if (lower.starts_with("https://") || lower.starts_with("http://")) {
      host_.note_address(url, locate_address(link, url));
    } else if (!lower.starts_with("mailto:")) {
      diagnostics_.error(locate_address(link, url), fmt::format("'{}' is no address that a page may link to", url),
                         "link to a page by its label, as in [text][label]; to other sites with https://");
    }
  }

  void rework_text(cmark_node* node) {
    const std::string_view literal = cmark_node_get_literal(node);
    const int line = line_of(node);
    report_footnotes(literal, line);
    report_label_before_footnote(node, literal, line);
    LineCounter lines(literal, line);
    std::size_t done = 0;
    const auto insert_text = [&](std::string_view text) {
      if (text.empty()) return;
      auto* part = new_node(CMARK_NODE_TEXT);
      cmark_node_set_literal(part, join_lines(text).c_str());
      cmark_node_insert_before(node, part);
    };
    for (const auto& [offset, length, href, fault, help, meaning] : host_.find_links(literal)) {
      if (!fault.empty()) {
        const auto found = literal.substr(offset, length);
        diagnostics_.error(source_.find_on_line(lines.line_of(offset), found.substr(0, found.find('\n'))), fault, help);
        continue;
      }
      insert_text(literal.substr(done, offset - done));
      auto* link = new_node(meaning.empty() ? CMARK_NODE_LINK : CMARK_NODE_CUSTOM_INLINE);
      if (meaning.empty()) {
        cmark_node_set_url(link, href.c_str());
      } else {
        cmark_node_set_on_enter(link, fmt::format("<abbr title=\"{}\">", escape_html(meaning)).c_str());
        cmark_node_set_on_exit(link, "</abbr>");
      }
      auto* text = new_node(CMARK_NODE_TEXT);
      cmark_node_set_literal(text, join_lines(literal.substr(offset, length)).c_str());
      cmark_node_append_child(link, text);
      if (cmark_node_insert_before(node, link) == 0) {  // cells of tables hold no nodes of our own
        insert_text(literal.substr(offset, length));
      }
      done = offset + length;
    }
    if (done > 0) cmark_node_set_literal(node, join_lines(literal.substr(done)).c_str());
    if (done == 0) join_lines_of(node);
  }

  /// A footnote that is not defined stays text.
  void report_footnotes(std::string_view literal, int line) {
    LineCounter lines(literal, line);
    for (auto at = literal.find("[^"); at != std::string_view::npos; at = literal.find("[^", at + 1)) {
      const auto end = literal.find_first_of("[]\n", at + 2);
      if (end == std::string_view::npos) return;
      if (literal[end] != ']' || end == at + 2) continue;
      const auto marker = literal.substr(at, end + 1 - at);
      const auto where = source_.find_on_line(lines.line_of(at), marker);
      if (where.column == 0) continue;  // written with a backslash
      diagnostics_.error(where, fmt::format("footnote '{}' is not defined", marker),
                         fmt::format("add a line '{}: …'", marker));
    }
  }

  /// In "[404][^1]" the parser sees a link whose label is "^1", and then no link.
  void report_label_before_footnote(cmark_node* text, std::string_view literal, int line) {
    auto* next = cmark_node_next(text);
    const auto open = literal.rfind('[');
    if (next == nullptr || cmark_node_get_type(next) != CMARK_NODE_FOOTNOTE_REFERENCE) return;
    if (open == std::string_view::npos || !literal.ends_with(']')) return;
    const auto label = literal.substr(open);
    const auto where = source_.find_on_line(LineCounter(literal, line).line_of(open), label);
    if (where.column == 0) return;  // written with a backslash
    diagnostics_.error(where, fmt::format("'{}' is no link right before a footnote", label),
                       "put a space or '[]' between them");
  }

  void rework_code_block(cmark_node* node) {
    const auto info = std::string(trim(cmark_node_get_fence_info(node)));
    const auto fence = fence_of(node);
    std::optional<std::string> html;
    if (!fence.empty()) {
      const int line = line_of(node);
      const BlockPosition position{file_, line + 1, std::max(0, source_.find_on_line(line, fence).column - 1),
                                   source_.find_on_line(line, info).column};
      html = host_.render_block(info, literal_of(node), position);
    }
    replace_with_custom(node, CMARK_NODE_CUSTOM_BLOCK,
                        html ? *html : code_html(info, literal_of(node), host_.words()("code")), "");
    cmark_node_unlink(node);
  }

  const MarkdownMemory memory_;  // of all nodes: texts and addresses of one may point into another's
  std::string_view source_text_;
  MarkdownSource source_;
  FileName file_;
  MarkdownHost& host_;
  Diagnostics& diagnostics_;
  std::optional<LabelUses> labels_;           // made when the text is known to be within bounds
  std::pair<int, std::size_t> last_address_;  // line, and how much of it is passed
  std::string text_;
  MarkdownTree document_;
  struct SectionHead {
    cmark_node* node;
    MarkdownSection section;
  };

  Slugger slugger_;
  std::vector<std::string> heading_ids_;
  std::vector<SectionHead> section_heads_;
  std::vector<FoundLink> links_;
  std::vector<cmark_node*> raw_html_, lists_, headings_, images_, quotes_, texts_, code_blocks_;
  std::vector<cmark_node*> tables_;
  std::vector<std::string> table_names_;  ///< of the headings that they stand under
};

}  // namespace

MarkdownPage render_markdown(std::string_view text, const std::string& file, TitleHeading title, MarkdownHost& host,
                             Diagnostics& diagnostics) {
  return PageRenderer(text, file, host, diagnostics).run(title);
}

}  // namespace statusbook
