// How the text around codes is cut: marks, numbering, words that lead to a code, the ends of codes, phrases and
// segments. Part of head.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace statusbook {

using Position = std::size_t;
using Marks = std::span<const std::string_view>;

extern const Marks separators;  ///< part a code, its phrase and its description
extern const Marks closers;     ///< end what was opened around a code or a phrase

Position skip_spaces(std::string_view text, Position at);
/// Behind the spaces and marks that begin at the offset.
Position skip_marks(std::string_view text, Position at, Marks marks, bool* skipped = nullptr);

std::string_view word_at(std::string_view text, Position at);
/// "code", "HTTP", "status": whether the word may lead to a code.
bool leads_to_code(std::string_view word);
/// Whether the word, behind a code, leads to a second one.
bool leads_to_more(std::string_view word);
/// Whether the text begins like a sentence about a code.
bool begins_prose(std::string_view text);

/// "10.4.5 ", "1. ", "2) ", "a) "; 0 for none.
std::size_t numbering_length(std::string_view text);

/// Whether a text ends with the sign of an amount, so that a number behind it is none of a code.
bool ends_with_unit(std::string_view text);
/// Whether what stands right behind a code leaves it a code: not "404%", "404 €", "404s", "404/410" or "404's".
bool ends_code(std::string_view rest);
/// Whether a phrase may end before this text: at the end of a line or a column, or at a mark.
bool ends_phrase(std::string_view rest);

/// Emphasis marks that are text, so that their other half is missing.
bool has_stray_marks(std::string_view text);
bool ends_in_stray_mark(std::string_view text);

/// The text up to a colon, a dash between spaces, or the end of a line or sentence.
struct Segment {
  std::string_view text;
  bool is_set_off = false;   ///< by a colon, a dash or a column
  bool is_sentence = false;  ///< by a full stop
};
Segment first_segment(std::string_view text);

}  // namespace statusbook
