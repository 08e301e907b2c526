// How messages of a protocol are written, as a book says it: by patterns of lines such as "PROTO/{version} {code}
// {phrase}".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

/// A piece of a line; lines and columns count from 1 within the text, columns in code points.
struct MessageText {
  std::string text;
  int line = 0;
  int column = 0;
};

struct LinePart {
  enum class Kind {
    literal,
    method,   ///< a word of letters, digits and the marks that names of fields may have
    target,   ///< anything without spaces
    version,  ///< "2" or "1.1"
    code,     ///< anything without spaces, which the registry then has to know
    phrase,   ///< the rest of the line, which may be missing together with the space before it
    text      ///< the same, of which nothing is checked
  };

  Kind kind = Kind::literal;
  std::string text;  ///< of a literal
};

struct LinePattern {
  std::string source;  ///< as the book writes it
  std::vector<LinePart> parts;
};

/// The pattern, or what is wrong with it.
struct ParsedPattern {
  LinePattern pattern;
  std::string fault;  ///< empty where nothing is
};

/// Words in braces are parts, the rest stands for itself.
ParsedPattern parse_line_pattern(std::string_view source);

bool has_part(const LinePattern& pattern, LinePart::Kind kind);

/// A part of a line, with what it is.
struct MatchedPart {
  LinePart::Kind kind = LinePart::Kind::literal;
  MessageText at;
};

/// The parts of a line, in their order; nullopt where it is not as the pattern says.
std::optional<std::vector<MatchedPart>> match_line(const LinePattern& pattern, std::string_view line, int number);

/// Whether the text may be the name of a field or a method.
bool is_token(std::string_view text);

struct MessageGrammar {
  std::string fence;  ///< the word after the fence of a block that holds such messages
  std::vector<LinePattern> responses;
  std::vector<LinePattern> requests;
  /// Whether "Name: value" lines follow the first line, an empty line, and content. Else every line is a first line.
  bool has_fields = false;
};

}  // namespace statusbook
