#include "text/http_message.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"

namespace statusbook {

namespace {

bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

bool is_version(std::string_view text) {
  constexpr std::string_view prefix = "HTTP/";
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  const bool plain = text.size() == 1 && is_digit(text[0]);
  return plain || (text.size() == 3 && is_digit(text[0]) && text[1] == '.' && is_digit(text[2]));
}

class LineParts {
 public:
  LineParts(std::string_view line, int number) : line_(line), number_(number) {}

  /// What stands before the next space, or the rest.
  HttpText next() {
    const auto end = std::min(line_.find(' ', at_), line_.size());
    HttpText part{std::string(line_.substr(at_, end - at_)), number_, code_points(line_.substr(0, at_)) + 1};
    at_ = std::min(end + 1, line_.size());
    return part;
  }
  HttpText rest() {
    HttpText part{std::string(line_.substr(at_)), number_, code_points(line_.substr(0, at_)) + 1};
    at_ = line_.size();
    return part;
  }

 private:
  std::string_view line_;
  int number_;
  std::size_t at_ = 0;
};

std::optional<HttpMessage> parse_start_line(std::string_view line, int number) {
  LineParts parts(line, number);
  HttpMessage message;
  const auto first = parts.next();
  if (is_version(first.text)) {
    message.kind = HttpMessageKind::response;
    message.version = first;
    message.status = parts.next();
    message.reason = parts.rest();
    const auto& status = message.status.text;
    const bool digits = std::all_of(status.begin(), status.end(), [](char c) { return is_digit(c); });
    return status.size() == 3 && digits ? std::optional(message) : std::nullopt;
  }
  message.method = first;
  message.target = parts.next();
  message.version = parts.rest();
  const bool valid = is_token(message.method.text) && !message.target.text.empty() && is_version(message.version.text);
  return valid ? std::optional(message) : std::nullopt;
}

class ExchangeParser {
 public:
  explicit ExchangeParser(std::string_view text) : lines_(split_lines(text)) {}

  HttpExchange run() {
    skip_empty_lines();
    if (at_ == lines_.size()) fault("the block holds no message", "write a request line or a status line first");
    while (at_ < lines_.size() && exchange_.faults.empty()) {
      parse_message();
      skip_empty_lines();
    }
    return std::move(exchange_);
  }

 private:
  void skip_empty_lines() {
    while (at_ < lines_.size() && lines_[at_].empty()) ++at_;
  }

  void parse_message() {
    auto message = parse_start_line(lines_[at_], number());
    if (!message) {
      fault("neither a request line nor a status line", "write 'METHOD target HTTP/1.1' or 'HTTP/1.1 NNN Phrase'");
      return;
    }
    for (++at_; at_ < lines_.size() && !lines_[at_].empty(); ++at_) {
      if (!parse_field(*message)) return;
    }
    while (at_ < lines_.size() && !begins_next_message()) message->content.emplace_back(lines_[at_++]);
    tidy(message->content);
    exchange_.messages.push_back(std::move(*message));
  }

  bool parse_field(HttpMessage& message) {
    const auto line = lines_[at_];
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    if (parse_start_line(line, number())) {
      fault("an empty line is missing before this start line", "end the message before it with an empty line");
    } else if (colon == std::string_view::npos) {
      fault("neither a field line nor the end of the fields",
            "write 'Name: value'; content begins after an empty line");
    } else if (!is_token(name)) {
      fault("'" + std::string(name) + "' is no field name",
            "a field name has no spaces and is followed at once by ':'");
    } else {
      const auto value = trim(line.substr(colon + 1));
      const auto begin = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
      const auto column = code_points(line.substr(0, begin)) + 1;
      message.fields.push_back({{std::string(name), number(), 1}, std::string(value), column});
      return true;
    }
    return false;
  }

  /// At an empty line that a start line follows, other empty lines aside.
  bool begins_next_message() const {
    if (!lines_[at_].empty()) return false;
    auto next = at_;
    while (next < lines_.size() && lines_[next].empty()) ++next;
    return next < lines_.size() && parse_start_line(lines_[next], 0).has_value();
  }

  /// The empty lines around content belong to the layout of the block.
  static void tidy(std::vector<std::string>& content) {
    while (!content.empty() && content.back().empty()) content.pop_back();
    if (!content.empty() && content.front().empty()) content.erase(content.begin());
  }

  void fault(std::string message, std::string help) {
    const auto line = at_ < lines_.size() ? lines_[at_] : std::string_view();
    exchange_.faults.push_back({{std::string(line), number(), 1}, std::move(message), std::move(help)});
  }

  int number() const { return static_cast<int>(at_) + 1; }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  HttpExchange exchange_;
};

}  // namespace

HttpExchange parse_http_exchange(std::string_view text) { return ExchangeParser(text).run(); }

}  // namespace statusbook
