#include "text/toml_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/toml_scan.h"

namespace statusbook {

namespace {

constexpr std::size_t longest_quotation = 60;  // bytes of the text that a message repeats

bool is_key_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

/// The text that stands in place of a number, for comparing shapes: "2026-1-2" is "dddd-d-d".
std::string shape_of(std::string_view text) {
  std::string shape(text);
  std::replace_if(shape.begin(), shape.end(), is_digit, 'd');
  return shape;
}

bool is_date_shape(std::string_view token) {
  static constexpr std::array separators{'-', '/', '.'};
  const auto shape = shape_of(token);
  return std::any_of(separators.begin(), separators.end(), [&](char separator) {
    const auto parts = split(std::string_view(shape), separator);
    const auto is_part = [](std::string_view part) {
      return !part.empty() && part.size() <= 4 && part.find_first_not_of('d') == std::string_view::npos;
    };
    return parts.size() == 3 && std::all_of(parts.begin(), parts.end(), is_part) &&
           std::max(parts.front().size(), parts.back().size()) == 4;
  });
}

class Explainer {
 public:
  Explainer(std::string_view text, std::size_t end, std::string_view reason)
      : text_(text), end_(std::min(end, text.size())), reason_(reason), scan_(scan_toml(text, end_)) {}

  [[nodiscard]] TomlFault run() const {
    if (scan_.open_string) return string_fault(*scan_.open_string);
    if (says("nested value depth")) {
      return {end_, 1, "values are nested too deep here", "put what is within into tables of their own"};
    }
    if (says("cannot redefine") || says("cannot insert")) return double_fault();
    if (const auto* mark = merge_mark()) {
      return {line_begin(), 7, "a mark of an unfinished merge was left in the file",
              fmt::format("choose between the texts around it, and delete the lines with {}", mark)};
    }
    if (const auto* open = open_bracket()) return bracket_fault(*open);
    if (scan_.brackets.empty() && at(scan_.statement) == '[') return head_fault();
    if (says("expected '='")) return key_fault();
    if (says("expected a comment or whitespace")) return rest_fault();
    if (!scan_.brackets.empty() && (says("comma") || says("closing '"))) return list_fault();
    if (scan_.is_value) return value_fault();
    return line_fault();
  }

 private:
  [[nodiscard]] bool says(std::string_view words) const { return reason_.find(words) != std::string_view::npos; }
  [[nodiscard]] char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }
  [[nodiscard]] std::size_t line_begin() const {
    return end_ == 0 ? 0 : text_.rfind('\n', end_ - 1) + 1;  // npos + 1 is 0
  }
  [[nodiscard]] std::size_t line_end(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
  [[nodiscard]] std::string_view line_from(std::size_t from) const {
    return trim(text_.substr(from, line_end(from) - from));
  }
  [[nodiscard]] std::string key() const { return scan_.names.empty() ? std::string() : scan_.names.back().text; }

  [[nodiscard]] const char* merge_mark() const {
    const auto line = text_.substr(line_begin());
    const bool is_mark = line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>");
    return is_mark ? "<<<<<<<, ======= and >>>>>>>" : nullptr;
  }

  [[nodiscard]] TomlFault string_fault(const TomlString& string) const {
    const char quote = at(string.begin);
    const bool is_long = text_.substr(string.begin, 3) == std::string(3, quote);
    if (says("escape sequence") || says("hex digit") || says("backslash") || says("surrogates") || says("U+10FFFF")) {
      const auto found = text_.rfind('\\', end_);
      const auto backslash = std::max(found == std::string_view::npos ? 0 : found, string.begin);
      const auto next = text_.substr(std::min(backslash + 1, text_.size()));
      const auto length = next.empty() ? 1 : std::max<std::size_t>(1, utf8_sequence_length(next));
      const auto sign = text_.substr(backslash, 1 + length);
      if (sign == "\\u" || sign == "\\U") {
        return {backslash, 2, fmt::format("'{}' names no character here", sign),
                "\\u is followed by 4 hexadecimal digits, \\U by 8"};
      }
      return {backslash, sign.size(), fmt::format("'{}' means nothing in a string", sign),
              "write '\\\\' for a backslash, or put the text in 'single quotes', where it is a plain character"};
    }
    if (string.is_closed || (end_ < string.end && at(end_) != '\n')) {
      return {end_, 1, "a control character stands in this string", "delete it"};
    }
    if (is_long) {
      return {string.begin, 3, "the text that opens here is never closed",
              fmt::format("end it with {}", std::string(3, quote))};
    }
    return {string.begin, 1, "the string that opens here is never closed",
            fmt::format("put a {} at its end, on the same line", quote)};
  }

  [[nodiscard]] int line_of(std::size_t offset) const {
    return 1 + static_cast<int>(std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  }

  [[nodiscard]] TomlFault double_fault() const {
    const bool is_head = scan_.brackets.empty() && at(scan_.statement) == '[';
    if (is_head) return double_head_fault();
    auto name = scan_.names.empty() ? TomlName{0, "", end_, 1} : scan_.names.back();
    if (!scan_.is_value) {  // the parser stopped at the key itself
      const auto length = std::min(text_.find('=', end_), line_end(end_)) - end_;
      name = {name.scope, std::string(trim(text_.substr(end_, length))), end_, 0};
      name.length = name.text.size();
    }
    if (says("dotted") || says("inline table")) {
      return {name.begin, std::max<std::size_t>(1, name.length),
              fmt::format("'{}' adds to a value that is complete already", name.text),
              "put all of it in one place: in the braces, or in lines with dots"};
    }
    const auto is_first = [&](const TomlName& other) {
      return other.scope == name.scope && other.text == name.text && other.begin < name.begin;
    };
    const auto first = std::find_if(scan_.names.begin(), scan_.names.end(), is_first);
    const auto place =
        first == scan_.names.end() ? "" : fmt::format("; the first is at line {}", line_of(first->begin));
    return {name.begin, std::max<std::size_t>(1, name.length),
            fmt::format("the key '{}' is given twice{}", name.text, place), "delete one of them"};
  }

  [[nodiscard]] TomlFault double_head_fault() const {
    const auto line = line_from(scan_.statement);
    const auto head = line.substr(0, line.rfind(']', line.find('#')) + 1);
    const auto bare = [](std::string_view name) {
      while (!name.empty() && (name.front() == '[' || is_blank(name.front()))) name.remove_prefix(1);
      while (!name.empty() && (name.back() == ']' || is_blank(name.back()))) name.remove_suffix(1);
      return name;
    };
    const TomlName* first = nullptr;
    for (const auto& name : scan_.names) {
      const bool is_head = name.text.starts_with('[') && name.begin < scan_.statement;
      if (is_head && bare(name.text) == bare(head)) first = &name;
    }
    if (first == nullptr) {
      return {scan_.statement, std::max<std::size_t>(1, head.size()),
              fmt::format("'{}' has a value already", bare(head)), "put all of it in one place"};
    }
    const auto place = fmt::format("; the first is at line {}", line_of(first->begin));
    const auto help = head.starts_with("[[") || first->text.starts_with("[[")
                          ? fmt::format("write [[{}]] for each entry of a list", bare(head))
                          : std::string("put both together, or write [[…]] for each entry of a list");
    return {scan_.statement, std::max<std::size_t>(1, head.size()),
            fmt::format("the table '{}' is named twice{}", bare(head), place), help};
  }

  /// The bracket that was never closed: opened on a line above one that looks like a new statement, or anywhere before
  /// the end of the file.
  [[nodiscard]] const std::size_t* open_bracket() const {
    const auto rest = trim(text_.substr(end_));
    const auto line = line_begin();
    const auto is_above = [&](std::size_t bracket) { return bracket < line; };
    const auto above = std::find_if(scan_.brackets.rbegin(), scan_.brackets.rend(), is_above);
    if (!scan_.brackets.empty() && at(scan_.brackets.back()) == '{' && at(end_) == '\n') return &scan_.brackets.back();
    if (!scan_.brackets.empty() && (rest.empty() || says("end-of-file"))) return &scan_.brackets.back();
    if (above == scan_.brackets.rend() || !begins_statement(line_from(line))) return nullptr;
    return &*above;
  }

  /// "key =" or "[table]".
  static bool begins_statement(std::string_view line) {
    if (line.starts_with("[[")) return true;
    std::size_t length = 0;
    while (length < line.size() && is_key_character(line[length])) ++length;
    return length > 0 && trim(line.substr(length)).starts_with('=');
  }

  [[nodiscard]] TomlFault bracket_fault(std::size_t open) const {
    if (at(open) == '[') return {open, 1, "the list that opens here is never closed", "end it with ']'"};
    const auto next = text_.find_first_of("{}", open + 1);
    if (next != std::string_view::npos && text_[next] == '}' && next > line_end(open)) {
      return {open, 1, "the table that opens here does not end on its line",
              "write all of it on one line, or under a [table] of its own"};
    }
    return {open, 1, "the table that opens here is never closed", "end it with '}' on the same line"};
  }

  [[nodiscard]] TomlFault head_fault() const {
    const auto line = line_from(scan_.statement);
    const bool is_list = line.starts_with("[[");
    const auto name_end = std::min(line.find(']'), line.size());
    const auto name = trim(line.substr(is_list ? 2 : 1, name_end - (is_list ? 2 : 1)));
    const auto fault = [&](std::string message, std::string help) {
      return TomlFault{scan_.statement, std::max<std::size_t>(1, line.size()), std::move(message), std::move(help)};
    };
    if (says("expected a comment")) {
      return {end_, 1, "text follows the head of a table", "begin a new line; a comment begins with '#'"};
    }
    if (says("contiguous")) return fault("the brackets of this head are apart", "write [[name]] without spaces");
    if (name.empty()) return fault("the head of this table has no name", "write [name] or [[name]]");
    if (name_end == line.size()) {
      return fault("the head of a table that opens here is never closed",
                   fmt::format("write {0}{1}{2}", is_list ? "[[" : "[", name, is_list ? "]]" : "]"));
    }
    if (is_list && line.substr(name_end, 2) != "]]") {
      return fault("the head of a table opens with '[[' and closes with ']'", fmt::format("write [[{}]]", name));
    }
    return fault(fmt::format("'{}' is not the name of a table", name), "put a name with spaces or signs in quotes");
  }

  [[nodiscard]] TomlFault key_fault() const {
    const auto begin = scan_.element + (text_.substr(scan_.element).find_first_not_of(" \t\n\r"));
    const auto line = line_from(std::min(begin, text_.size()));
    const auto name = trim(text_.substr(begin, end_ > begin ? end_ - begin : 1));
    const auto length = std::max<std::size_t>(1, name.size());
    if (line.starts_with("- ")) {
      return {begin, 1, "this is a list as YAML writes it", "write key = [\"…\", \"…\"]"};
    }
    if (at(end_) == ']') return {begin, length, "the '[' before this name is missing", "write [name] or [[name]]"};
    if (at(end_) == '\n' || at(end_) == '#') {
      return {begin, length, fmt::format("the key '{}' has no value", name), fmt::format("write {} = \"…\"", name)};
    }
    if (at(end_) == ':') {
      return {end_, 1, fmt::format("a ':' follows the key '{}'", name), "write '=' in its place"};
    }
    return {end_, 1, fmt::format("the '=' after the key '{}' is missing", name),
            "write key = value; a key with spaces stands in quotes, and a comment begins with '#'"};
  }

  /// Text after a string: the string may have been closed too early, or never where it should have been.
  [[nodiscard]] TomlFault after_string_fault(const TomlString& string) const {
    const auto content = trim(text_.substr(string.begin + 1, string.end - string.begin - 2));
    const bool swallows = content.ends_with(',') || content.ends_with('=') || content.ends_with('[') ||
                          content.ends_with('{') || content.find('\n') != std::string_view::npos;
    if (swallows) {
      return {string.begin, 1, "the string that opens here is never closed",
              "put a quote at its end; now it goes on to the next quote in the file"};
    }
    if (at(end_) == '"' || at(end_) == '\'') {
      return {end_, 1, "two strings stand side by side",
              scan_.brackets.empty()
                  ? "a quote within a string is written '\\\"'; several strings are a list: [\"…\", \"…\"]"
                  : "put a comma between them"};
    }
    if (at(end_) == ';' || at(end_) == ',') {
      return {end_, 1, fmt::format("a '{}' follows the value", at(end_)), "delete it; each key stands on its own line"};
    }
    if (at(end_) == '/' && at(end_ + 1) == '/') return comment_fault();
    if (!scan_.brackets.empty() && begins_statement(line_from(end_))) {
      return {end_, 1, "a comma is missing before this key", "put a comma between them"};
    }
    const bool is_plain = at(string.begin) == '\'';
    return {string.end - 1, 1, "the string ends here, and text follows it",
            is_plain ? "put text that holds a ' in \"double quotes\"; a comment begins with '#'"
                     : "a quote within a string is written '\\\"'; a comment begins with '#'"};
  }

  [[nodiscard]] TomlFault comment_fault() const { return {end_, 2, "a comment does not begin with '//'", "write '#'"}; }

  [[nodiscard]] bool follows_string() const {
    return scan_.last_string && trim(text_.substr(scan_.last_string->end, end_ - scan_.last_string->end)).empty();
  }

  [[nodiscard]] TomlFault rest_fault() const {
    if (follows_string()) return after_string_fault(*scan_.last_string);
    if (at(end_) == '/' && at(end_ + 1) == '/') return comment_fault();
    const auto [begin, token] = read_token();
    if (!token.empty() && text_[begin] != '[' && text_[begin] != '{' && token.find('=') == std::string_view::npos) {
      return value_fault();
    }
    return {end_, 1, fmt::format("text follows the value of '{}'", key()),
            "begin a new line for a further key; a comment begins with '#'"};
  }

  [[nodiscard]] TomlFault list_fault() const {
    const bool is_list = at(scan_.brackets.back()) == '[';
    const auto saw = at(end_);
    if (says("dangling comma")) {
      const auto comma = text_.rfind(',', end_);
      return {comma, 1, "a comma stands before the '}'", "delete it: a table on one line has none after its last key"};
    }
    if (saw == ',')
      return {end_, 1, "something is missing before this comma", "delete the comma, or put a value before it"};
    if (saw == '}' || saw == ']') {
      return {end_, 1, fmt::format("'{}' does not close what '{}' opened", saw, at(scan_.brackets.back())),
              fmt::format("write '{}'", is_list ? ']' : '}')};
    }
    if (follows_string()) return after_string_fault(*scan_.last_string);
    if (says("expected key or")) return {end_, 1, "a key is expected here", "write { key = value, key = value }"};
    const auto [begin, token] = read_token();
    const bool is_word =
        !token.empty() && token.find('=') == std::string_view::npos && at(begin) != '{' && at(begin) != '[';
    if (scan_.is_value && is_word) return value_fault();
    return {end_, 1, is_list ? "a comma is missing before this value" : "a comma is missing before this key",
            "put a comma between them"};
  }

  /// What stands where a value was expected, to the end of the line or of the list's element.
  [[nodiscard]] std::pair<std::size_t, std::string_view> read_token() const {
    auto begin = scan_.element;
    while (begin < text_.size() &&
           (is_blank(text_[begin]) || (text_[begin] == '\n' && !scan_.brackets.empty()) || text_[begin] == '#')) {
      begin = text_[begin] == '#' ? line_end(begin) : begin + 1;
      if (scan_.brackets.empty() && at(begin) == '\n') break;
    }
    auto end = begin;
    const std::string_view stops = scan_.brackets.empty() ? "\n#" : "\n#,]}";
    while (end < text_.size() && stops.find(text_[end]) == std::string_view::npos) ++end;
    return {begin, trim(text_.substr(begin, end - begin))};
  }

  [[nodiscard]] TomlFault value_fault() const {
    const auto [begin, token] = read_token();
    const auto fault = [from = begin, length = token.size()](std::string message, std::string help) {
      return TomlFault{from, std::max<std::size_t>(1, length), std::move(message), std::move(help)};
    };
    const bool has_key = scan_.brackets.empty() || at(scan_.brackets.back()) == '{';
    if (token.empty() && has_key && !scan_.names.empty()) {
      const auto& name = scan_.names.back();
      return {name.begin, std::max<std::size_t>(1, name.length), fmt::format("the key '{}' has no value", name.text),
              fmt::format("write {} = \"…\"", name.text)};
    }
    if (token.empty()) return {end_, 1, "a value is missing here", "write a value, or close the list with ']'"};
    const auto quoted = token.size() > longest_quotation ? std::string("\"…\"") : fmt::format("\"{}\"", token);
    for (const std::string_view quote : {"“", "”", "„", "‘", "’", "«", "»", "`"}) {
      if (token.starts_with(quote)) {
        return {begin, quote.size(), fmt::format("'{}' is no quote that TOML knows", quote), "write a straight '\"'"};
      }
    }
    if (token.front() == '=') return {begin, 1, "a second '=' follows the first", "delete it"};
    if (token.back() == '"' || token.back() == '\'') {
      return fault("the quote that opens this string is missing", fmt::format("put a {} before it", token.back()));
    }
    return word_fault(token, quoted, fault);
  }

  template <typename Fault>
  [[nodiscard]] TomlFault word_fault(std::string_view token, const std::string& quoted, const Fault& fault) const {
    const auto lower = to_lower(token);
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), lower) != words.end();
    };
    if (is_one_of({"true", "false"})) return fault(fmt::format("'{}' is no value", token), "write " + lower);
    if (is_one_of({"yes", "no", "on", "off", "y", "n", "t", "f"})) {
      return fault(fmt::format("'{}' is no value", token), fmt::format("write true or false, or the text {}", quoted));
    }
    if (is_one_of({"null", "none", "nil", "undefined"})) {
      return fault(fmt::format("'{}' is no value", token), "leave the key out where there is none");
    }
    if (is_date_shape(token)) {
      if (shape_of(token) == "dddd-dd-dd")
        return fault(fmt::format("there is no day {}", token), "look it up in a calendar");
      return fault(fmt::format("'{}' is not how a date is written", token), "write year-month-day: 2026-01-31");
    }
    if (says("64 bits") || says("length limit")) return fault("the number is too large", "put it in quotes, as text");
    if (says("leading zeroes")) {
      return fault(fmt::format("the number {} begins with 0", token), fmt::format("write {} if it is text", quoted));
    }
    return fault("text stands here without quotes", "write " + quoted);
  }

  [[nodiscard]] TomlFault line_fault() const {
    if (at(end_) == '/' && at(end_ + 1) == '/') return comment_fault();
    if (at(end_) == '=') return {end_, 1, "the key before this '=' is missing", "write key = value"};
    if (at(end_) == '{' && trim(text_.substr(0, end_)).empty()) {
      return {end_, 1, "this is JSON, and no TOML", "write key = value, one a line"};
    }
    if (says("control characters")) return {end_, 1, "a control character stands in this comment", "delete it"};
    return {end_, 1, "neither a key nor the head of a table begins so",
            "a line is key = value, [table], [[table]] or a comment that begins with '#'"};
  }

  std::string_view text_;
  std::size_t end_;
  std::string_view reason_;
  TomlScan scan_;
};

}  // namespace

TomlFault explain_toml_fault(std::string_view text, std::size_t end, std::string_view reason) {
  return Explainer(text, end, reason).run();
}

}  // namespace statusbook
