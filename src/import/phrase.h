// Phrases as documents write them: compared without regard to letter case, white space and typography; and how the text
// around codes is cut: marks, numbering, words that lead to a code, the ends of codes, phrases and segments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace statusbook {

/// The bytes of the punctuation mark, the sign or the picture at the front; 0 for white space, letters and digits.
std::size_t symbol_length(std::string_view text);
/// Behind the symbols and spaces that begin at the offset.
std::size_t skip_symbols(std::string_view text, std::size_t at = 0);

/// How many bytes at the front of the text say the phrase, up to the end of a word; 0 where they do not.
std::size_t match_words(std::string_view text, std::string_view phrase);

/// "Unused" for "(Unused)"; any other phrase as it is.
std::string_view without_parentheses(std::string_view phrase);

/// A phrase with a remark in parentheses after it: "Multi-Status (WebDAV)".
struct AnnotatedPhrase {
  std::string phrase;
  std::string annotation;  ///< without the parentheses; may be empty
};
AnnotatedPhrase split_annotation(std::string_view phrase);

/// Without the spaces and symbols at its end, but for those that may belong to a phrase.
std::string_view without_last_symbols(std::string_view text);

/// What is left of a phrase for comparing it.
std::string comparable(std::string_view phrase);

/// Whether text reads as a title, and not as the start of a sentence.
bool is_title(std::string_view text);

/// A phrase without the marks around it that belong to the document: separators, quotation marks, stray emphasis.
std::string clean_phrase(std::string_view raw);

// --- the text around codes ---

using Position = std::size_t;

Position skip_spaces(std::string_view text, Position at);
/// Behind the marks and spaces that begin at the offset and part a code, its phrase and its description, or close what
/// was opened around them; tells whether there are some of the first kind.
Position skip_separators(std::string_view text, Position at, bool* separated = nullptr);
/// Behind the marks and spaces that may part a code from a second one.
Position skip_to_more(std::string_view text, Position at);

std::string_view word_at(std::string_view text, Position at);
/// "code", "HTTP", "status": whether the word may lead to a code.
bool leads_to_code(std::string_view word);
/// "10.4.5 ", "1. ", "2) "; 0 for none.
std::size_t numbering_length(std::string_view text);

/// Whether a text ends with the sign of an amount, so that a number behind it is none of a code.
bool ends_with_unit(std::string_view text);
/// Whether what stands right behind a code leaves it a code: not "404%", "404 €", "404s", "404/410" or "404's".
bool ends_code(std::string_view rest);
/// Whether a phrase may end before this text: at the end of a line or a column, or at a mark.
bool ends_phrase(std::string_view rest);

/// The text up to a colon, a dash between spaces, or the end of a line or sentence.
struct Segment {
  std::string_view text;
  bool is_sentence = false;  ///< a full stop ends it
};
Segment first_segment(std::string_view text);

}  // namespace statusbook
