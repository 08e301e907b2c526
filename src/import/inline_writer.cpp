#include "import/inline_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::string_view fixed_space_character = "\u00A0";

struct Marker {
  unsigned bit;
  std::string_view text;
};
// From the outside in.
constexpr std::array<Marker, 3> markers{{{style::strong, "**"}, {style::emphasis, "*"}, {style::strike, "~~"}}};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
bool is_punctuation(char c) { return is_ascii(c) && c > ' ' && !is_alphanumeric(c); }
/// What may stand outside a delimiter run whose inner side is punctuation; 0 is the start or the end.
bool is_open(char c) { return c == 0 || is_space(c) || c == hard_break || c == fixed_space || is_punctuation(c); }

bool is_entity(std::string_view text) {
  const auto end = text.find(';');
  return end != std::string_view::npos && end > 1 && end < 34 &&
         std::all_of(text.begin() + 1, text.begin() + static_cast<long>(end),
                     [](char c) { return is_alphanumeric(c) || c == '#'; });
}

std::string escape_url(std::string_view url) {
  std::string result;
  for (const char c : trim(url)) {
    if (is_control(c)) continue;
    const bool special = std::string_view(" <>()\\|\"`[]").find(c) != std::string_view::npos;
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

/// An address that GFM would make a link of and pages may not have.
bool is_other_scheme(std::string_view before, std::string_view rest) {
  return rest.starts_with("://") && before.size() >= 3 && equal_ignoring_case(before.substr(before.size() - 3), "ftp");
}

using Part = std::span<const Run>;

std::string text_of(Part runs) {
  std::string text;
  for (const auto& run : runs) text += run.text;
  return text;
}

class InlineWriter {
 public:
  std::string run(const Runs& runs) {
    write_links(runs);
    while (!out_.empty() && (out_.back() == ' ' || out_.back() == hard_break)) out_.pop_back();
    return std::move(out_);
  }

 private:
  /// Calls write(part, next) for each part in which `same` holds between neighbors; next is the first character behind.
  template <typename Same, typename Write>
  static void for_parts(Part runs, char after, const Same& same, const Write& write) {
    for (std::size_t begin = 0; begin < runs.size();) {
      auto end = begin + 1;
      while (end < runs.size() && same(runs[begin], runs[end])) ++end;
      write(runs.subspan(begin, end - begin), end < runs.size() ? first_character(runs[end]) : after);
      begin = end;
    }
  }

  static char first_character(const Run& run) {
    if (!run.target.empty() && !run.has(style::image)) return '[';
    if (run.has(style::code)) return '`';
    return run.text.empty() ? '\0' : run.has(style::line_break) ? ' ' : run.text.front();
  }

  void write_links(Part runs) {
    const auto target_of = [](const Run& run) { return run.has(style::image) ? std::string_view() : run.target; };
    const auto same = [&](const Run& a, const Run& b) {
      return target_of(a) == target_of(b) && a.has(style::label) == b.has(style::label);
    };
    for_parts(runs, 0, same, [&](Part part, char next) {
      if (target_of(part.front()).empty() || trim(text_of(part)).empty()) {
        write_styled(part, next, markers);
      } else {
        write_link(part, next);
      }
    });
  }

  void write_styled(Part runs, char after, std::span<const Marker> inner) {
    if (inner.empty()) {
      const auto same = [](const Run& a, const Run& b) {
        constexpr auto kept_apart = style::code | style::line_break;
        return (a.style & kept_apart) == (b.style & kept_apart);
      };
      for_parts(runs, after, same, [&](Part part, char next) { write_plain(part, next); });
      return;
    }
    const auto marker = inner.front();
    const auto same = [&](const Run& a, const Run& b) { return a.has(marker.bit) == b.has(marker.bit); };
    for_parts(runs, after, same, [&](Part part, char next) {
      if (part.front().has(marker.bit)) {
        write_marked(part, next, inner);
      } else {
        write_styled(part, next, inner.subspan(1));
      }
    });
  }

  void write_marked(Part runs, char next, std::span<const Marker> inner) {
    const auto text = text_of(runs);
    const auto core = trim(text);
    if (core.empty()) {
      write_space();
      return;
    }
    const auto marker = inner.front().text;
    const bool space_after = is_space(text.back());
    if (is_space(text.front())) write_space();
    const char before = out_.empty() ? '\0' : out_.back();
    const bool opens = is_alphanumeric(core.front()) || is_open(before);
    const bool closes = is_alphanumeric(core.back()) || space_after || is_open(next);
    const bool marked = opens && closes && before != marker.front() && !core.starts_with(marker.front());
    if (marked) out_ += marker;
    const auto start = out_.size();
    const auto content = trimmed(Runs(runs.begin(), runs.end()));
    write_styled(content, marked ? marker.front() : next, inner.subspan(1));
    if (marked && out_.size() == start) out_.resize(start - marker.size());
    if (marked && out_.size() > start) out_ += marker;
    if (space_after) write_space();
  }

  void write_plain(Part part, char next) {
    const auto text = text_of(part);
    if (part.front().has(style::line_break)) {
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
      if (!out_.empty() && out_.back() != hard_break) out_ += hard_break;
    } else if (part.front().has(style::code)) {
      write_code(text);
    } else {
      write_text(text, next);
    }
  }

  void write_space() {
    if (!out_.empty() && out_.back() != ' ' && out_.back() != hard_break) out_ += ' ';
  }

  void write_text(std::string_view text, char next) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (is_space(text[i])) {
        write_space();
      } else if (text.substr(i).starts_with(fixed_space_character)) {
        out_ += "&nbsp;";  // a plain one would not be seen in the source
        ++i;
      } else if (!is_control(text[i])) {
        if (needs_escape(text, i, i + 1 < text.size() ? text[i + 1] : next)) out_ += '\\';
        out_ += text[i];
        after_label_ = false;
      }
    }
  }

  [[nodiscard]] bool needs_escape(std::string_view text, std::size_t at, char following) const {
    const char before = at > 0 ? text[at - 1] : out_.empty() ? ' ' : out_.back();
    switch (text[at]) {
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']':
      case '<': return true;
      case '_': return !(is_alphanumeric(before) && is_alphanumeric(following));
      case '~': return before == '~' || following == '~';
      case '&': return is_entity(text.substr(at));
      case '!': return following == '[';
      case '(':
      case ':': return after_label_ || (text[at] == ':' && is_other_scheme(text.substr(0, at), text.substr(at)));
      default: return false;
    }
  }

  void write_code(const std::string& raw) {
    auto text = collapse_whitespace(raw);
    std::erase_if(text, is_control);
    if (text.empty()) {
      write_space();
      return;
    }
    std::size_t longest = 0;
    for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
      run = text[i] == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    // Code right after code would run into it.
    if (is_space(raw.front()) || out_.ends_with('`')) write_space();
    const std::string fence(longest + 1, '`');
    const bool padded = text.front() == '`' || text.back() == '`';
    std::replace(text.begin(), text.end(), ' ', fixed_space);
    const std::string pad(padded ? 1 : 0, fixed_space);
    out_ += fence + pad + text + pad + fence;
    after_label_ = false;
    if (is_space(raw.back())) write_space();
  }

  void write_link(Part part, char next) {
    const auto& first = part.front();
    const auto text = text_of(part);
    if (is_space(text.front())) write_space();
    // An exclamation mark before a link would make an image of it.
    if (out_.ends_with('!') && !out_.ends_with("\\!")) out_.insert(out_.size() - 1, "\\");
    const auto url = escape_url(first.target);
    if (first.has(style::label)) {
      if (trim(text) != first.target || next == '[') write_link_text(part);
      out_ += "[" + first.target + "]";
    } else if (text == url && url.find(':') != std::string::npos) {
      out_ += "<" + url + ">";
    } else {
      write_link_text(part);
      out_ += "(" + url + ")";
    }
    after_label_ = first.has(style::label);
    if (is_space(text.back())) write_space();
  }

  void write_link_text(Part part) {
    out_ += '[';
    const auto start = out_.size();
    write_styled(trimmed(Runs(part.begin(), part.end())), ']', markers);
    std::replace(out_.begin() + static_cast<long>(start), out_.end(), hard_break, ' ');
    out_ += ']';
  }

  std::string out_;
  bool after_label_ = false;
};

/// Escapes what would open a block at the start of a line.
std::string protect_start(std::string line) {
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const auto at = [&](std::size_t i) { return i < line.size() ? line[i] : ' '; };
  const auto ends_word = [&](std::size_t i) { return at(i) == ' ' || at(i) == fixed_space; };
  if (digits > 0 && digits < 10 && (at(digits) == '.' || at(digits) == ')') && ends_word(digits + 1)) {
    line.insert(digits, "\\");
    return line;
  }
  const char first = at(0);
  const bool marks_item = (first == '-' || first == '+') && (ends_word(1) || at(1) == first || at(1) == '|');
  const bool is_table_rule = (first == '|' || first == ':') && line.find_first_not_of("|-: ") == std::string::npos;
  const auto hashes = std::min(line.find_first_not_of('#'), line.size());
  const bool is_heading = hashes > 0 && hashes <= 6 && ends_word(hashes);
  const bool underlines = first == '=' && line.find_first_not_of('=') == std::string::npos;
  if (marks_item || is_table_rule || is_heading || underlines || first == '>') line.insert(0, "\\");
  return line;
}

}  // namespace

std::string write_runs(const Runs& runs) { return InlineWriter().run(runs); }

std::vector<std::string> break_lines(const std::string& written, int width) {
  std::vector<std::string> lines;
  const auto parts = split(written, hard_break);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string line;
    int columns = 0;
    for (const auto word : split(parts[i], ' ')) {
      const int size = code_points(word);
      if (width > 0 && columns > 0 && columns + 1 + size > width) {
        lines.push_back(protect_start(std::move(line)));
        line.clear();
        columns = 0;
      }
      if (columns > 0) line += ' ';
      line += word;
      columns += size + (columns > 0 ? 1 : 0);
    }
    line = protect_start(std::move(line));
    if (i + 1 < parts.size()) line += '\\';
    lines.push_back(std::move(line));
  }
  for (auto& line : lines) std::replace(line.begin(), line.end(), fixed_space, ' ');
  return lines;
}

}  // namespace statusbook
