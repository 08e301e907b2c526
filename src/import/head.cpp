#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"
#include "import/codes.h"

namespace statusbook {

namespace {

constexpr std::size_t longest_head = 400;
constexpr std::size_t longest_front = 80;  // of what stands before a code
constexpr int most_steps_to_code = 6;
constexpr int most_other_words = 3;
constexpr int most_words_of_title = 12;
constexpr int most_words_of_annotation = 4;
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> brackets{
    {{"(", ")"}, {"\uFF08", "\uFF09"}, {"\u3010", "\u3011"}}};

using Position = std::size_t;
using Marks = std::span<const std::string_view>;

constexpr std::string_view separators[] = {":",      ";",      "|",      "=",      "-",      ">",
                                           ",",      "\u2010", "\u2011", "\u2012", "\u2013", "\u2014",
                                           "\u2192", "\u00B7", "\u2022", "\u3001", "\uFF0C", "\uFF1A"};
constexpr std::string_view closers[] = {")", "]", "}", "\"", "'", "*", "_", "`", "~", "\u2019", "\u201D", "\u00BB"};
constexpr std::string_view marks_of_more[] = {",", "&", "/", "(", "[", "and ", "or ", "to ", "through "};
constexpr std::string_view units[] = {"+", "$", "%", "\u00A3", "\u00A5", "\u00B0", "\u20AC", "\u20B9", "\u20BA"};

constexpr std::string_view lead_words[] = {"code",  "error",    "http",   "https", "message",
                                           "reply", "response", "status", "the"};

/// Whether the word may lead to a code.
bool leads_to_code(std::string_view word) {
  return std::ranges::any_of(lead_words, [&](auto item) { return equal_ignoring_case(item, word); });
}

/// The length of the mark of the list at the front; 0 for none.
std::size_t mark_length(std::string_view text, Marks marks) {
  const auto found = std::ranges::find_if(marks, [&](auto mark) { return text.starts_with(mark); });
  return found == marks.end() ? 0 : found->size();
}

Position skip_marks(std::string_view text, Position at, Marks marks) {
  for (std::size_t length = 1; length > 0; at += length) {
    at = skip_spaces(text, at);
    length = mark_length(text.substr(at), marks);
  }
  return at;
}

/// Behind the marks and spaces that part a code, its phrase and its description, or close what was opened around them;
/// tells whether there are some of the first kind.
Position skip_separators(std::string_view text, Position at, bool* separated = nullptr) {
  const auto begin = skip_marks(text, at, closers);
  const auto end = skip_marks(text, begin, separators);
  if (separated != nullptr) *separated = *separated || end > begin;
  return skip_marks(text, end, closers);
}

std::string_view word_at(std::string_view text, Position at) {
  auto end = at;
  while (end < text.size() && !is_space(text[end]) && symbol_length(text.substr(end)) == 0) ++end;
  return text.substr(at, end - at);
}

/// "10.4.5 ", "1. ", "2) "; 0 for none.
std::size_t numbering_length(std::string_view text) {
  Position at = 0;
  while (at < text.size() && (is_digit(text[at]) || (at > 0 && text[at] == '.'))) ++at;
  if (at > 0 && at < text.size() && text[at] == ')') ++at;
  return at > 0 && at < text.size() && is_space(text[at]) ? at : 0;
}

/// Whether what stands right behind a code leaves it a code: not "404%", "404 €", "404s", "404/410" or "404's".
bool ends_code(std::string_view rest) {
  if (mark_length(rest.substr(skip_spaces(rest, 0)), units) > 0) return false;
  const bool goes_on = rest.size() > 1 && is_alphanumeric(rest[1]) && (rest.front() != '-' || !is_upper(rest[1]));
  return !goes_on || std::string_view("@\\/.'-").find(rest.front()) == std::string_view::npos;
}

/// Whether a phrase may end before this text: at the end of a line or a column, or at a mark.
bool ends_phrase(std::string_view rest) {
  const auto blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
  const bool is_column = blanks > 1 || rest.starts_with('\t');
  return blanks == rest.size() || is_column || rest[blanks] == '\n' || symbol_length(rest.substr(blanks)) > 0;
}

/// The text up to a colon, a dash between spaces, or the end of a line.
std::string_view first_segment(std::string_view text) {
  constexpr std::string_view ends[] = {": ",  ":\n", " - ", " \u2013 ", " \u2014 ", "\u2014", " | ",    " -- ",
                                       " = ", "  ",  "\t",  " \t",      " \u2192 ", "\uFF0C", "\uFF1A", "\n"};
  for (Position at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    if (mark_length(rest, ends) > 0 || rest == ":") return text.substr(0, at);
  }
  return text;
}

class HeadReader {
 public:
  HeadReader(const Runs& runs, HeadPlace place, const CodeReader& codes) : place_(place), codes_(codes) {
    for (const auto& run : runs) {
      if (whole_.size() >= longest_head) break;
      whole_ += run.text;
      parts_.push_back({whole_.size(), (run.style & ~style::line_break) != 0 || run.is_link()});
    }
    text_ = whole_;
  }

  std::optional<Head> run() {
    const bool is_title = place_ == HeadPlace::title;
    const bool is_read = read_front(0) || read_phrase_first() || (is_title && read_front(most_other_words));
    if (!is_read) return std::nullopt;
    // Emphasis that was opened and not closed is text.
    const auto said = text_.substr(0, head_.rest);
    head_.is_unbalanced = said.find_first_of("*`") != std::string_view::npos || said.starts_with('_');
    return head_;
  }

  Head run_phrase(const CodeToken& code) {
    head_.code = code;
    read_phrase_at(skip_spaces(text_, 0));
    return head_;
  }

 private:
  /// A run.
  struct Part {
    Position end = 0;
    bool is_formatted = false;
  };

  [[nodiscard]] Part part_at(Position at) const {
    const auto found = std::ranges::find_if(parts_, [&](const Part& part) { return at < part.end; });
    return found == parts_.end() ? Part() : *found;
  }

  [[nodiscard]] std::string_view behind(Position at) const { return text_.substr(std::min(at, text_.size())); }

  [[nodiscard]] std::optional<CodeToken> code_at(Position at) const {
    auto token = codes_.read_code(behind(at));
    const bool is_amount = std::ranges::any_of(units, [&](auto unit) { return text_.substr(0, at).ends_with(unit); });
    return token && !is_amount && ends_code(behind(at + token->length)) ? token : std::nullopt;
  }

  /// "404 and 410", "404, 410": about more than one code.
  [[nodiscard]] bool names_several(Position at) const {
    const auto next = code_at(skip_marks(text_, at, marks_of_more));
    return next && next->code != head_.code.code;
  }

  // --- where the code is ---

  /// A code or class at the front, behind whatever marks, numbers and words lead to it; of other words there may be so
  /// many before a code and a mark or the end: "Fehler 404: …". They are no phrase.
  bool read_front(int other_words) {
    auto at = skip_symbols(text_);
    bool is_led = false;
    for (int step = 0; step < most_steps_to_code; ++step) {
      if (const auto token = codes_.read_class(behind(at))) {
        // "4xx, 5xx" is about no class.
        if (codes_.read_class(behind(skip_symbols(text_, at + token->length)))) return false;
        head_ = {};
        head_.class_id = token->code;
        return true;
      }
      if (const auto token = code_at(at))
        return (!is_led || ends_phrase(behind(at + token->length))) && read_behind(*token, at);
      const auto word = word_at(text_, at);
      const auto numbering = numbering_length(behind(at));
      const bool is_other = numbering == 0 && !leads_to_code(word);
      if (is_other && (other_words-- == 0 || word.empty() || is_digit(word.front()))) return false;
      is_led = is_led || is_other;
      at = skip_symbols(text_, at + (numbering > 0 ? numbering : word.size()));
    }
    return false;
  }

  /// "Not Found (404): …", "NOT_FOUND = 404", "Page missing - 404"; in a title also "Not Found 404".
  bool read_phrase_first() {
    const auto line = text_.substr(0, std::min(text_.find('\n'), longest_front));
    const auto begin = skip_symbols(line);
    for (auto at = begin + 1; at < line.size(); ++at) {
      if (!is_digit(line[at]) || is_alphanumeric(line[at - 1]) || !code_at(at)) continue;
      // "Client errors (400 - 499)"
      return !codes_.read_class(line.substr(at)) && read_phrase_before(line.substr(begin, at - begin), at);
    }
    return false;
  }

  bool read_phrase_before(std::string_view before, Position at) {
    head_.code = *code_at(at);
    const auto end = at + head_.code.length;
    const auto front = without_last_symbols(before);
    const auto gap = before.substr(front.size());
    const auto phrase = clean_phrase(front.substr(std::min(numbering_length(front), front.size())));
    if (count_words(phrase) == 0 || is_digit(phrase.front()) || !ends_phrase(behind(end))) return false;
    const bool set_off = gap.find_first_not_of(" .,'\t") != std::string_view::npos;
    const bool known = codes_.match_phrase(phrase, head_.code.code) == phrase.size();
    const bool reads_like_one = set_off && is_title(phrase) && !names_several(end);
    if (!reads_like_one && !(known && (set_off || place_ == HeadPlace::title))) return false;
    head_.is_formatted = part_at(at - before.size()).is_formatted;
    set_phrase(phrase, end);
    return true;
  }

  // --- what is behind it ---

  bool read_behind(const CodeToken& token, Position at) {
    head_.code = token;
    const auto part = part_at(at);
    head_.is_formatted = part.is_formatted;
    const auto end = at + token.length;
    bool separated = false;
    at = skip_separators(text_, end, &separated);
    if (const auto rest = skip_to_rest(end); rest > at) {  // "404. Not Found"
      at = rest;
      separated = true;
    }
    if (part.is_formatted && at < part.end) return read_formatted(end, at, part.end);
    if (text_.substr(end, at - end).find('|') != std::string_view::npos) return read_cell(at);
    separated = separated || part.is_formatted;
    if (names_several(at)) return false;
    read_phrase_at(at);
    if (head_.phrase.empty() && place_ == HeadPlace::title) read_title_at(at, separated);
    if (head_.phrase.empty() && (separated || at == text_.size())) raise(Weight::fair);
    return true;
  }

  /// Markup that holds the code holds the phrase as well.
  bool read_formatted(Position begin, Position at, Position end) {
    if (names_several(at)) return false;
    const auto phrase = clean_phrase(text_.substr(begin, end - begin));
    if (may_be_phrase(phrase)) {
      set_phrase(phrase, end);
    } else {  // a whole sentence in bold
      read_phrase_at(at);
    }
    return true;
  }

  /// The phrase of a row that was flattened to lines: all up to the next pipe, over a line's end or not.
  bool read_cell(Position at) {
    const auto rest = behind(at);
    const auto line_end = std::min(rest.find('\n'), rest.size());
    const auto pipe = rest.find('|');
    const bool is_closed = pipe != std::string_view::npos && may_be_phrase(rest.substr(0, pipe));
    const auto phrase = rest.substr(0, is_closed ? pipe : line_end);
    head_.rest = at;
    if (may_be_phrase(phrase)) set_phrase(phrase, at + phrase.size());
    return true;
  }

  /// Whether words behind a code may be its phrase, for all that is known of them.
  [[nodiscard]] bool may_be_phrase(std::string_view phrase) const {
    return !phrase.empty() && count_words(phrase) <= most_words_of_title &&
           !codes_.names_other_code(phrase, head_.code);
  }

  /// In a title, whatever is behind the code is its phrase.
  void read_title_at(Position at, bool separated) {
    const auto phrase = clean_phrase(without_parentheses(trim(behind(at))));
    if (!may_be_phrase(phrase)) return;
    const bool begins = separated || !is_letter(phrase.front()) || is_upper(phrase.front());
    set_phrase(phrase, text_.size(), begins);
  }

  void read_phrase_at(Position at) {
    head_.rest = at;
    const auto rest = behind(at);
    const auto& code = head_.code.code;
    if (const auto known = codes_.match_phrase(rest, code); known > 0) {
      if (ends_phrase(rest.substr(known))) return set_phrase(rest.substr(0, known), at + known);
      const auto& names = codes_.names_of(code);
      if (std::ranges::any_of(names, [&](const auto& name) { return rest.starts_with(name.phrase); })) {
        head_.running_phrase = rest.substr(0, known);
        head_.running = skip_to_rest(at + known);
      }
      return;
    }
    for (const auto& [open, close] : brackets) {
      const auto end = rest.find(close);
      if (!rest.starts_with(open)) continue;
      const auto inside = rest.substr(open.size(), end == std::string_view::npos ? 0 : end - open.size());
      const bool is_phrase = is_title(inside) || codes_.match_phrase(inside, code) > 0;
      return is_phrase ? set_phrase(inside, at + end + close.size()) : void();
    }
    const auto segment = first_segment(rest);
    if (is_title(segment) && !codes_.names_other_code(segment, head_.code)) set_phrase(segment, at + segment.size());
  }

  /// The phrase, with a remark in parentheses that may stand right behind it.
  void set_phrase(std::string_view raw, Position end, bool is_fair = true) {
    head_.phrase = clean_phrase(raw);
    const bool is_known = codes_.match_phrase(head_.phrase, head_.code.code) > 0;
    if (const auto length = annotation_length(behind(end)); length > 0 && !head_.phrase.empty()) {
      head_.phrase += " " + collapse_whitespace(text_.substr(end, length));
      end += length;
    }
    raise(is_known ? Weight::strong : is_fair ? Weight::fair : Weight::weak);
    head_.rest = skip_to_rest(end);
  }

  /// A few words in parentheses right behind a phrase, or 0: "(WebDAV):".
  static std::size_t annotation_length(std::string_view text) {
    const auto start = skip_spaces(text, 0);
    const auto close = text.find(')', start);
    const bool is_there = text.substr(start).starts_with('(') && close != std::string_view::npos;
    return is_there && count_words(text.substr(start, close - start)) <= most_words_of_annotation ? close + 1 : 0;
  }

  /// Where a description begins: behind the marks that part it from a phrase.
  [[nodiscard]] Position skip_to_rest(Position at) const {
    at = skip_separators(text_, at);
    const bool is_stop = behind(at).starts_with('.') && (at + 1 == text_.size() || is_space(text_[at + 1]));
    return skip_spaces(text_, at + (is_stop ? 1 : 0));
  }

  void raise(Weight weight) {
    const bool borne_out = codes_.is_registered(head_.code.code) || !head_.code.parent.empty() || !head_.phrase.empty();
    if (borne_out || head_.is_formatted) head_.weight = std::max(head_.weight, weight);
  }

  HeadPlace place_;
  const CodeReader& codes_;
  std::string whole_;
  std::string_view text_;
  std::vector<Part> parts_;
  Head head_;
};

}  // namespace

std::optional<Head> read_head(const Runs& runs, HeadPlace place, const CodeReader& codes) {
  return HeadReader(runs, place, codes).run();
}

Head read_phrase(const Runs& runs, const CodeToken& code, const CodeReader& codes) {
  return HeadReader(runs, HeadPlace::lead, codes).run_phrase(code);
}

}  // namespace statusbook
