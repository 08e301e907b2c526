#include "import/head.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/head_text.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::size_t longest_head = 400;
constexpr std::size_t longest_front = 80;  // of what stands before a code
constexpr int most_lead_words = 5;
constexpr int most_other_words = 3;
constexpr int most_words_of_title = 12;
constexpr int most_words_of_phrase = 8;
constexpr int most_words_in_lower_case = 4;
constexpr int most_words_of_annotation = 4;
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> brackets{
    {{"(", ")"}, {"\uFF08", "\uFF09"}, {"\u3010", "\u3011"}}};
constexpr std::string_view several_marks[] = {",", "&", "/", "(", "["};

struct FoundCode {
  CodeToken token;
  Position at = 0;
  std::string leader;
  [[nodiscard]] Position end() const { return at + token.length; }
};

class HeadReader {
 public:
  HeadReader(const Runs& runs, Place place, const CodeReader& codes) : place_(place), codes_(codes) {
    for (const auto& run : runs) {
      if (whole_.size() >= longest_head) break;
      add_part(run);
      whole_ += run.text;
    }
    text_ = whole_;
  }

  std::optional<Head> run() {
    const auto found = find_front_code();
    if (!head_.class_id.empty()) return head_;
    if (found) return read_behind(*found);
    if (auto head = read_phrase_first()) return head;
    if (const auto led = find_led_code()) return read_behind(*led);
    return std::nullopt;
  }

  Head run_phrase(const CodeToken& code) {
    head_.code = code;
    read_phrase_at(skip_spaces(text_, 0), true);
    return head_;
  }

 private:
  /// Neighboring runs that are set off together.
  struct Part {
    Position begin = 0, end = 0;
    unsigned style = 0;
    std::string target;
    [[nodiscard]] bool is_formatted() const { return style != 0 || !target.empty(); }
  };

  void add_part(const Run& run) {
    const auto kept = run.has(style::line_break) ? 0 : run.style;
    const auto end = whole_.size() + run.text.size();
    auto* last = parts_.empty() ? nullptr : &parts_.back();
    const bool joins =
        last != nullptr && ((last->style & kept) != 0 || (last->target == run.target && !run.target.empty()) ||
                            (!last->is_formatted() && kept == 0 && run.target.empty()));
    if (joins) {
      last->end = end;
    } else {
      parts_.push_back({whole_.size(), end, kept, run.target});
    }
  }

  [[nodiscard]] const Part& part_at(Position at) const {
    static const Part none;
    const auto found = std::find_if(parts_.begin(), parts_.end(), [&](const Part& part) { return at < part.end; });
    return found == parts_.end() ? none : *found;
  }

  [[nodiscard]] std::optional<FoundCode> code_at(Position at, std::string leader = {}) const {
    const auto token = codes_.read_code(text_.substr(std::min(at, text_.size())));
    if (!token || !ends_code(text_.substr(at + token->length))) return std::nullopt;
    if (ends_with_unit(text_.substr(0, at))) return std::nullopt;
    return FoundCode{*token, at, std::move(leader)};
  }

  /// A code or class at the front, behind whatever marks, numbers and words lead to it.
  std::optional<FoundCode> find_front_code() {
    auto at = skip_symbols(text_);
    if (auto found = look_at(at); found || !head_.class_id.empty()) return found;
    if (const auto length = numbering_length(text_.substr(at)); length > 0) {
      at = skip_symbols(text_, at + length);
      if (auto found = look_at(at); found || !head_.class_id.empty()) return found;
    }
    for (int i = 0; i < most_lead_words; ++i) {
      const auto word = to_lower(word_at(text_, at));
      const bool is_version = word == "http" && at + 4 < text_.size() && text_[at + 4] == '/';
      if (!leads_to_code(word)) return std::nullopt;
      at += word.size();
      if (is_version) at = std::min(text_.find_first_of(" \n", at), text_.size());
      at = skip_symbols(text_, at);
      if (auto found = look_at(at); found || !head_.class_id.empty()) return found;
    }
    return std::nullopt;
  }

  std::optional<FoundCode> look_at(Position at) {
    if (const auto token = codes_.read_class(text_.substr(std::min(at, text_.size())))) {
      if (!names_class_behind(at + token->length)) head_.class_id = token->id;
      return std::nullopt;
    }
    return code_at(at);
  }

  /// "4xx, 5xx" is about no class.
  [[nodiscard]] bool names_class_behind(Position at) const {
    return codes_.read_class(text_.substr(std::min(skip_symbols(text_, at), text_.size()))).has_value();
  }

  /// "Fehler 404: …": a few words, a code, and a mark or the end. The words are no phrase.
  [[nodiscard]] std::optional<FoundCode> find_led_code() const {
    auto at = skip_symbols(text_);
    const auto begin = at;
    for (int i = 0; i < most_other_words && at < text_.size(); ++i) {
      const auto word = word_at(text_, at);
      if (word.empty() || is_digit(word.front()) || (i == 0 && begins_prose(word))) return std::nullopt;
      at += word.size();
      const auto space = at;
      at = skip_spaces(text_, at);
      if (at == space || text_.substr(space, at - space).find('\n') != std::string_view::npos) return std::nullopt;
      auto found = code_at(at, to_lower(text_.substr(begin, space - begin)));
      if (found) return ends_phrase(text_.substr(found->end())) ? found : std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Head> read_behind(const FoundCode& found) {
    head_.code = found.token;
    head_.leader = found.leader;
    const auto& part = part_at(found.at);
    head_.is_formatted = part.is_formatted();
    const auto front = text_.substr(0, skip_symbols(text_));
    head_.is_unbalanced = has_stray_marks(front) && !part_at(0).is_formatted();
    auto at = found.end();
    bool separated = false;
    if (part.is_formatted()) {
      const auto inside = text_.substr(0, part.end);
      if (skip_marks(inside, skip_marks(inside, at, closers), separators) < inside.size())
        return take_formatted(at, part.end);
      separated = true;
      at = part.end;
    }
    at = skip_marks(text_, at, closers);
    if (names_several(at)) return std::nullopt;
    at = skip_marks(text_, at, separators, &separated);
    at = skip_marks(text_, at, closers);
    const auto gap = text_.substr(found.end(), at - found.end());
    separated = separated || gap.find("  ") < gap.size() || gap.find('\t') < gap.size();  // a column
    if (at < text_.size() && text_[at] == '.') {
      at = skip_spaces(text_, at + 1);
      separated = true;
    }
    if (names_several(at)) return std::nullopt;
    read_phrase_at(at, separated);
    if (head_.phrase.empty() && place_ == Place::title) read_title_at(at, separated);
    if (head_.phrase.empty() && (separated || at == text_.size())) raise(Weight::fair);
    return head_;
  }

  /// "404 and 410", "404, 410": about more than one code.
  [[nodiscard]] bool names_several(Position at) const {
    const auto behind = skip_marks(text_, at, several_marks);
    if (const auto next = code_at(behind)) return next->token.code != head_.code.code;
    return leads_to_more(word_at(text_, behind));
  }

  /// Markup that holds the code holds the phrase as well.
  std::optional<Head> take_formatted(Position at, Position end) {
    const auto inside = text_.substr(at, end - at);
    const auto cleaned = clean_phrase(inside);
    head_.is_unbalanced = head_.is_unbalanced || ends_in_stray_mark(inside);
    at = skip_marks(text_, skip_marks(text_, at, closers), separators);
    if (names_several(at)) return std::nullopt;
    const auto known = codes_.match_phrase(cleaned, head_.code.code);
    if (known > 0 && ends_phrase(std::string_view(cleaned).substr(known)) && place_ == Place::lead) {
      read_phrase_at(at, true);
      return head_;
    }
    if (!may_be_phrase(cleaned, true)) {
      // A whole sentence in bold, or a list of codes: no phrase is set off.
      if (codes_.names_other_code(inside.substr(0, inside.find('.')), head_.code)) return std::nullopt;
      read_phrase_at(at, false);
      return head_;
    }
    set_phrase(cleaned, end, known > 0 ? Weight::strong : Weight::fair);
    return head_;
  }

  /// Whether words behind a code may be its phrase, for all that is known of them.
  [[nodiscard]] bool may_be_phrase(std::string_view phrase, bool separated) const {
    if (phrase.empty() || codes_.names_other_code(phrase, head_.code)) return false;
    if (const auto known = codes_.match_phrase(phrase, head_.code.code); known > 0) {
      return !begins_prose(trim(phrase.substr(known)));
    }
    const int words = count_words(phrase);
    const bool capital = is_upper(phrase.front()) || !is_alphanumeric(phrase.front());
    return !begins_prose(phrase) && words <= most_words_of_title &&
           (capital || (separated && words <= most_words_in_lower_case));
  }

  /// In a title, whatever is behind the code is its phrase.
  void read_title_at(Position at, bool separated) {
    const auto phrase = clean_phrase(without_parentheses(trim(text_.substr(at))));
    if (!may_be_phrase(phrase, separated)) return;
    head_.is_unbalanced = head_.is_unbalanced || ends_in_stray_mark(text_);
    const bool begins = separated || !(is_letter(phrase.front()) && to_lower(phrase.front()) == phrase.front());
    set_phrase(phrase, text_.size(), begins ? Weight::fair : Weight::weak);
  }

  void read_phrase_at(Position at, bool separated) {
    head_.rest = at;
    const auto rest = text_.substr(at);
    if (rest.empty() || read_set_off_phrase(at)) return;
    if (const auto known = codes_.match_phrase(rest, head_.code.code); known > 0) {
      if (ends_phrase(rest.substr(known))) return take_phrase(at, at + known, Weight::strong);
      const auto& names = codes_.names_of(head_.code.code);
      const bool exact =
          std::any_of(names.begin(), names.end(), [&](const auto& name) { return rest.starts_with(name.phrase); });
      if (exact) {
        head_.running_phrase = rest.substr(0, known);
        head_.running = skip_to_rest(at + known);
      }
      return;
    }
    for (const auto& [open, end] : brackets) {
      if (!rest.starts_with(open)) continue;
      const auto close = rest.find(end);
      const auto inside = rest.substr(open.size(), close == std::string_view::npos ? 0 : close - open.size());
      const bool known = codes_.match_phrase(inside, head_.code.code) > 0;
      if (known || is_title(inside)) {
        set_phrase(clean_phrase(inside), at + close + end.size(), known ? Weight::strong : Weight::fair);
      }
      return;
    }
    const auto segment = first_segment(rest);
    const int words = count_words(segment.text);
    const bool is_short =
        is_title(segment.text) && !begins_prose(segment.text) && !codes_.names_other_code(segment.text, head_.code);
    const bool own_line = !segment.is_sentence && !segment.is_set_off;
    const bool own_sentence =
        segment.is_sentence && separated && words <= most_words_in_lower_case && all_capital(segment.text);
    if (is_short && (own_line || own_sentence || (segment.is_set_off && words <= most_words_of_phrase))) {
      take_phrase(at, at + segment.text.size(), separated || segment.is_set_off ? Weight::fair : Weight::weak);
      if (own_line && !separated && count_words(head_.phrase) <= most_words_of_phrase) raise(Weight::fair);
    }
  }

  /// Markup that holds a known phrase, or a title.
  bool read_set_off_phrase(Position at) {
    const auto& part = part_at(at);
    const auto before = text_.substr(0, at);
    const auto marks = before.size() - std::min(before.size(), before.find_last_of(" \n") + 1);
    if (!part.is_formatted() || part.begin + marks < at) return false;
    const auto cleaned = clean_phrase(text_.substr(at, part.end - at));
    const auto known = codes_.match_phrase(cleaned, head_.code.code);
    const bool whole = known > 0 && known == cleaned.size();
    if (!whole && (!is_title(cleaned) || count_words(cleaned) > most_words_of_phrase)) return false;
    take_phrase(at, part.end, known > 0 ? Weight::strong : Weight::fair);
    return true;
  }

  static bool all_capital(std::string_view text) {
    const auto words = split(text, ' ');
    return std::all_of(words.begin(), words.end(), [](auto word) { return !word.empty() && is_upper(word.front()); });
  }

  void take_phrase(Position begin, Position end, Weight weight) {
    const auto raw = trim(text_.substr(begin, end - begin));
    const bool is_known = codes_.match_phrase(raw, head_.code.code) == raw.size();
    head_.is_unbalanced = head_.is_unbalanced || ends_in_stray_mark(text_.substr(begin, end - begin + 1));
    set_phrase(clean_phrase(is_known ? raw : without_parentheses(raw)), end, weight);
  }

  /// The phrase, with a remark in parentheses that may stand right behind it.
  void set_phrase(std::string phrase, Position end, Weight weight) {
    head_.phrase = std::move(phrase);
    if (const auto length = annotation_length(text_.substr(end)); length > 0 && !head_.phrase.empty()) {
      head_.phrase += " " + collapse_whitespace(text_.substr(end, length));
      end += length;
    }
    raise(weight);
    head_.rest = skip_to_rest(end);
  }

  /// Parentheses right behind a phrase that end there, or 0: "(WebDAV):".
  [[nodiscard]] std::size_t annotation_length(std::string_view text) const {
    const auto start = skip_spaces(text, 0);
    const auto close = text.find(')', start);
    if (!text.substr(start).starts_with('(') || close == std::string_view::npos) return 0;
    const auto after = text.substr(close + 1);
    bool separated = false;
    const auto next = skip_marks(after, skip_marks(after, 0, closers), separators, &separated);
    const bool ends = separated || next == after.size() || after.front() == '\n' || is_upper(after[next]);
    const bool is_brief = count_words(text.substr(start, close - start)) <= most_words_of_annotation;
    return ends && (is_brief || (place_ == Place::title && next == after.size())) ? close + 1 : 0;
  }

  /// Where a description begins: behind the marks that part it from a phrase.
  [[nodiscard]] Position skip_to_rest(Position at) const {
    at = skip_marks(text_, skip_marks(text_, at, closers), separators);
    if (at < text_.size() && text_[at] == '.' && (at + 1 == text_.size() || is_space(text_[at + 1]))) ++at;
    return skip_spaces(text_, at);
  }

  /// "Not Found (404): …", "NOT_FOUND = 404", "Page missing - 404"; in a title also "Not Found 404".
  std::optional<Head> read_phrase_first() {
    const auto line = text_.substr(0, text_.find('\n'));
    const auto begin = skip_symbols(line);
    for (auto at = line.find_first_of("0123456789", begin); at < std::min(line.size(), longest_front); ++at) {
      const auto before = line.substr(begin, at - begin);
      const bool starts = is_digit(line[at]) && !before.empty() && !is_alphanumeric(before.back());
      const auto found = starts ? code_at(at) : std::nullopt;
      if (!found) continue;
      if (codes_.read_class(line.substr(at))) return std::nullopt;  // "Client errors (400 - 499)"
      return read_phrase_before(before, begin, *found);
    }
    return std::nullopt;
  }

  std::optional<Head> read_phrase_before(std::string_view before, Position begin, const FoundCode& found) {
    auto front = before;
    std::string_view last_mark;
    // "(", "- ", "= ", and words such as "HTTP status"
    for (auto size = front.size() + 1; size != front.size();) {
      size = front.size();
      while (!front.empty() && is_space(front.back())) front.remove_suffix(1);
      auto cut = front.size();
      while (cut > 0 && (static_cast<unsigned char>(front[cut - 1]) & 0xC0U) == 0x80U) --cut;
      cut -= cut > 0 ? 1 : 0;
      if (const auto mark = front.substr(cut); !mark.empty() && symbol_length(mark) == mark.size() && mark != ")") {
        last_mark = mark;
        front = front.substr(0, cut);
      } else if (const auto space = front.find_last_of(" (");
                 leads_to_code(front.substr(space + 1)) && space < front.size()) {
        front = front.substr(0, space + 1);
      }
    }
    auto phrase = clean_phrase(front.substr(numbering_length(front)));
    head_.code = found.token;
    const auto after = text_.substr(found.end());
    const bool is_constant = phrase.find(' ') == std::string::npos;
    const bool known = !phrase.empty() && codes_.match_phrase(phrase, found.token.code) == phrase.size();
    const bool set_off = !last_mark.empty() && last_mark != "." && last_mark != "," && last_mark != "'";
    const bool closed = ends_phrase(after);
    const bool reads_like_one =
        set_off && (is_title(phrase) || is_constant) && !begins_prose(phrase) && !names_several(found.end());
    if (count_words(phrase) == 0 || is_digit(phrase.front()) || !closed || codes_.names_other_code(phrase, found.token))
      return std::nullopt;
    if (!(known && (set_off || place_ == Place::title)) && !reads_like_one) return std::nullopt;
    head_.phrase = std::move(phrase);
    head_.is_formatted = part_at(begin).is_formatted();
    head_.rest = skip_to_rest(found.end());
    raise(known ? Weight::strong : Weight::fair);
    return head_;
  }

  void raise(Weight weight) {
    const bool borne_out = codes_.is_registered(head_.code.code) || !head_.code.parent.empty() || !head_.phrase.empty();
    if (borne_out || head_.is_formatted) head_.weight = std::max(head_.weight, weight);
  }

  Place place_;
  const CodeReader& codes_;
  std::string whole_;
  std::string_view text_;
  std::vector<Part> parts_;
  Head head_;
};

}  // namespace

std::optional<Head> read_head(const Runs& runs, Place place, const CodeReader& codes) {
  return HeadReader(runs, place, codes).run();
}

Head read_phrase(const Runs& runs, const CodeToken& code, const CodeReader& codes) {
  return HeadReader(runs, Place::lead, codes).run_phrase(code);
}

}  // namespace statusbook
