// Small functions on text that the standard library lacks. Letters are ASCII letters: what the tool compares without
// regard to case (field names, labels, keys) is ASCII by definition.
#pragma once

#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
/// By character, since it is asked of most that are read.
inline constexpr auto alphanumeric_table = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 128; ++i) {
    const auto c = static_cast<char>(i);
    table[i] = is_digit(c) || is_letter(c);
  }
  return table;
}();
constexpr bool is_alphanumeric(char c) { return alphanumeric_table[static_cast<unsigned char>(c)]; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

std::string to_lower(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Without white space at either end.
std::string_view trim(std::string_view text);
/// Trimmed, each run of white space inside made one space.
std::string collapse_whitespace(std::string_view text);

/// The parts between separators; "a,,b" has three.
std::vector<std::string_view> split(std::string_view text, char separator);
template <std::same_as<std::string> Text>
std::vector<std::string_view> split(Text&& text, char separator) = delete;  // the parts would outlive a temporary
/// Lines without their ends (LF or CRLF); a final line end opens no further line.
std::vector<std::string_view> split_lines(std::string_view text);
template <std::same_as<std::string> Text>
std::vector<std::string_view> split_lines(Text&& text) = delete;

/// "1,048"
std::string with_commas(std::size_t number);
/// "1 link", "1,048 links".
std::string count_of(std::size_t count, std::string_view noun);

std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// Order in which numbers inside names count as numbers: "403.2" before "403.14".
bool natural_less(std::string_view a, std::string_view b);

/// The length of the valid UTF-8 sequence at the front of a text that is not empty, or 0.
std::size_t utf8_sequence_length(std::string_view text);

/// The number of code points in UTF-8 text; a byte that starts no valid sequence counts as one.
int code_points(std::string_view text);

/// The offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// Text with the characters that HTML gives a meaning escaped, for content and for double-quoted attributes.
std::string escape_html(std::string_view text);

}  // namespace statusbook
