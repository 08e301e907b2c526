// Phrases as documents write them: compared without regard to letter case, white space and typography.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace statusbook {

/// The bytes of the punctuation mark, the sign or the picture at the front; 0 for white space, letters and digits.
std::size_t symbol_length(std::string_view text);
/// Behind the spaces that begin at the offset.
std::size_t skip_spaces(std::string_view text, std::size_t at);
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

/// "code", "HTTP", "status": whether the word may lead to a code.
bool leads_to_code(std::string_view word);

}  // namespace statusbook
