// Markdown to HTML: CommonMark with GFM's tables, strikethrough, autolinks and task lists, footnotes, alerts, and
// heading ids as GitHub makes them, and lists of terms: where each item begins with strong text and a colon, the list
// becomes a <dl class="terms">. An image of the book is a figure, with its title as caption. cmark-gfm stays behind
// markdown_parser.h.
//
// Documents are untrusted. Raw HTML, images from elsewhere and links that are neither labels, anchors, web nor mail
// addresses are faults, and so is a document whose shape would make the parser's output grow out of proportion to its
// size.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "text/html_part.h"
#include "text/words.h"

namespace statusbook {

/// A piece of running text that is to become a link or an explained abbreviation, or that is wrong. Offset and length
/// are in bytes.
struct TextLink {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string href;
  std::string fault;  ///< a message in place of a link
  std::string help;
  std::string meaning{};  ///< of an abbreviation, in place of a link
};

/// Where the lines of a fenced block stand in its file.
struct BlockPosition {
  FileName file;
  int first_line = 1;   ///< of the block's text, not of its fence
  int indent = 0;       ///< code points before the text on each line
  int info_column = 0;  ///< of the word after the fence, on the line above; 0 where there is none

  [[nodiscard]] Location at(int line_in_block, int column, int length) const {
    return {file, first_line + line_in_block - 1, indent + column, length};
  }
};

/// An image as a page shows it.
struct ShownImage {
  std::string address;
  std::uint32_t width = 0;  ///< pixels
  std::uint32_t height = 0;
};

/// What a document's surroundings know. resolve_label, find_image and render_block report faults themselves.
class MarkdownHost {
 public:
  virtual ~MarkdownHost() = default;

  /// The address for a reference label that the document does not define: `[404]`.
  virtual std::optional<std::string> resolve_label(std::string_view label, const Location& at) = 0;
  /// Takes note of a link to an id on the document's own page.
  virtual void note_anchor(std::string_view id, const Location& at) = 0;
  /// Takes note of a link to another site that the document writes out.
  virtual void note_address(std::string_view url, const Location& at) = 0;
  /// The image of a name, "queue.png"; nullopt, and a diagnostic, where there is none.
  virtual std::optional<ShownImage> find_image(std::string_view name, const Location& at) = 0;
  /// The links that running text gets without brackets, and its abbreviations, in order.
  virtual std::vector<TextLink> find_links(std::string_view text) = 0;
  /// HTML for a fenced block; nullopt where it is shown as code.
  virtual std::optional<std::string> render_block(std::string_view info, std::string_view text,
                                                  const BlockPosition& position) = 0;
  /// The ids of the headings, where they are not made of their texts: of as many as the document has.
  [[nodiscard]] virtual std::vector<std::string> heading_ids() const { return {}; }
  /// The words of what has none in the document: titles of alerts, names of tables and blocks.
  [[nodiscard]] virtual const Words& words() const { return default_words(); }
};

struct MarkdownHeading {
  int level = 2;
  std::string id;
  std::string text;
  Location at;
};

/// A part of a document under a level-2 heading.
struct MarkdownSection {
  std::string id;
  std::string title;
  HtmlPart html;  ///< without the heading
};

enum class TitleHeading {
  none,     ///< a level-1 heading is a fault: the page's title comes from elsewhere
  required  ///< the document begins with one; it is taken out and returned as the title
};

struct MarkdownPage {
  std::string title;
  std::string html;
  // The same in parts: up to the first level-2 heading, the sections, and the footnotes of all.
  HtmlPart intro;
  std::vector<MarkdownSection> sections;
  HtmlPart footnotes;
  std::vector<MarkdownHeading> headings;
  bool is_refused = false;  ///< it does not keep the bounds; the page is empty
};

MarkdownPage render_markdown(std::string_view text, const std::string& file, TitleHeading title, MarkdownHost& host,
                             Diagnostics& diagnostics);

}  // namespace statusbook
