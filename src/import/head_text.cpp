#include "import/head_text.h"

#include <algorithm>

#include "base/strings.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::string_view separator_marks[] = {":",      ";",      "|",      "=",      "-",      ">",
                                                ",",      "\u2010", "\u2011", "\u2012", "\u2013", "\u2014",
                                                "\u2192", "\u00B7", "\u2022", "\u3001", "\uFF0C", "\uFF1A"};
constexpr std::string_view closing_marks[] = {")", "]", "}", "\"",     "'",      "*",
                                              "_", "`", "~", "\u2019", "\u201D", "\u00BB"};
constexpr std::string_view lead_words[] = {"code",  "error",    "http",   "https", "message",
                                           "reply", "response", "status", "the"};
constexpr std::string_view words_of_more[] = {"and", "or", "to", "vs", "versus", "through"};
constexpr std::string_view units[] = {"$", "%", "\u00A3", "\u00A5", "\u00B0", "\u20AC", "\u20B9", "\u20BA"};
// What begins a sentence about a code, or names a second one, but no phrase.
constexpr std::string_view words_of_prose[] = {
    "a",  "an",  "and",   "are",  "can",   "codes",     "errors", "for",    "handling", "how", "if",
    "in", "is",  "means", "on",   "or",    "responses", "should", "status", "the",      "to",  "versus",
    "vs", "was", "what",  "when", "where", "which",     "why",    "will",   "with"};

bool contains(Marks words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](auto item) { return equal_ignoring_case(item, word); });
}

/// The length of the mark of the list at the front; 0 for none.
std::size_t mark_length(std::string_view text, Marks marks) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](auto mark) { return text.starts_with(mark); });
  return found == marks.end() ? 0 : found->size();
}

}  // namespace

const Marks separators = separator_marks;
const Marks closers = closing_marks;

Position skip_spaces(std::string_view text, Position at) {
  constexpr std::string_view fixed = "\u00A0";
  while (at < text.size() && (is_space(text[at]) || text.substr(at).starts_with(fixed)))
    at += is_space(text[at]) ? 1 : 2;
  return at;
}

Position skip_marks(std::string_view text, Position at, Marks marks, bool* skipped) {
  for (at = skip_spaces(text, at); at < text.size(); at = skip_spaces(text, at)) {
    const auto length = mark_length(text.substr(at), marks);
    if (length == 0) break;
    at += length;
    if (skipped != nullptr) *skipped = true;
  }
  return at;
}

std::string_view word_at(std::string_view text, Position at) {
  auto end = at;
  while (end < text.size() && !is_space(text[end]) && symbol_length(text.substr(end)) == 0) ++end;
  return text.substr(at, end - at);
}

bool leads_to_code(std::string_view word) { return contains(lead_words, word); }
bool leads_to_more(std::string_view word) { return contains(words_of_more, word); }
bool begins_prose(std::string_view text) { return contains(words_of_prose, word_at(text, 0)); }

std::size_t numbering_length(std::string_view text) {
  Position at = 0;
  if (text.size() > 2 && is_letter(text[0]) && (text[1] == ')' || text[1] == '.')) {
    at = 2;
  } else {
    while (at < text.size() && (is_digit(text[at]) || (at > 0 && text[at] == '.'))) ++at;
    if (at > 0 && at < text.size() && text[at] == ')') ++at;
  }
  return at > 0 && at < text.size() && is_space(text[at]) ? at : 0;
}

bool ends_with_unit(std::string_view text) {
  return std::any_of(std::begin(units), std::end(units), [&](auto unit) { return text.ends_with(unit); });
}

bool ends_code(std::string_view rest) {
  if (mark_length(rest.substr(skip_spaces(rest, 0)), units) > 0) return false;
  if (rest.empty() || is_space(rest.front())) return true;
  const char next = rest.size() > 1 ? rest[1] : ' ';
  switch (rest.front()) {
    case '+':
    case '@':
    case '\\': return false;
    case '/':
    case '.': return !is_alphanumeric(next);
    case '\'': return next != 's';
    case '-': return !is_alphanumeric(next) || is_upper(next);
    default: return true;
  }
}

bool ends_phrase(std::string_view rest) {
  const auto blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
  const bool is_column = blanks > 1 || rest.starts_with('\t');
  return blanks == rest.size() || is_column || rest[blanks] == '\n' || symbol_length(rest.substr(blanks)) > 0;
}

bool has_stray_marks(std::string_view text) { return text.find_first_of("*_`") != std::string_view::npos; }
bool ends_in_stray_mark(std::string_view text) {
  text = trim(text);
  return !text.empty() && has_stray_marks(text.substr(text.size() - 1));
}

Segment first_segment(std::string_view text) {
  constexpr std::string_view marks[] = {": ",  ":\n", " - ", " \u2013 ", " \u2014 ", "\u2014", " | ",   " -- ",
                                        " = ", "  ",  "\t",  " \t",      " \u2192 ", "\uFF0C", "\uFF1A"};
  for (Position at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    if (rest.front() == '\n') return {text.substr(0, at)};
    if (mark_length(rest, marks) > 0 || rest == ":") return {text.substr(0, at), true};
    if (rest.starts_with(". ") || rest == "." || rest.starts_with("\u3002")) return {text.substr(0, at), false, true};
  }
  return {text};
}

}  // namespace statusbook
