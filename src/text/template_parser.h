// The text of a template as nodes with their places, for Template alone. They stand in the order of the text: the
// children of a section follow it, and `next` leads past them. Each partial is parsed once, however often it is used,
// and named by its index; one that includes itself is a cycle here, and the walker's to bound. What standalone lines
// are is settled here: they leave no text.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "text/template.h"

namespace statusbook {

struct TemplateNode {
  enum class Kind { text, last_line_end, line_start, escaped, unescaped, section, inverted, partial };

  Kind kind = Kind::text;
  std::string_view text;          ///< of text and the last line end; else the name
  std::vector<std::string> path;  ///< the name's parts between dots; none for "."
  std::size_t next = 0;           ///< the node after this one and its children
  bool starts_line = false;       ///< of text: indentation goes before it, as after each line end in it; before the tag
                                  ///< that begins a line there is a line_start instead

  std::size_t partial = 0;       ///< the file that a partial tag names
  bool standalone = false;       ///< of a partial: nothing else is on its line
  bool ends_file = false;        ///< of a standalone partial: its line is the last one
  std::string_view indentation;  ///< of a standalone partial

  int line = 0;
  int column = 0;
  int length = 1;
};

struct TemplateFile {
  std::string path;
  std::string text;  ///< the nodes point into it
  std::vector<TemplateNode> nodes;
};

struct ParsedTemplate {
  std::deque<TemplateFile> files;  ///< the template, then its partials; a deque, because their texts may not move
  std::deque<std::string> words;   ///< pieces of words, to which nodes point as well
};

ParsedTemplate parse_template(std::string_view text, const std::string& file, const PartialLookup& partials,
                              const TemplateWords* words, Diagnostics& diagnostics);

}  // namespace statusbook
