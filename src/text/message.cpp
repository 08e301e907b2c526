#include "text/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/strings.h"

namespace statusbook {

namespace {

/// A message of which only the first line is known.
std::optional<Message> parse_first_line(const MessageGrammar& grammar, std::string_view line, int number) {
  for (const auto kind : {MessageKind::response, MessageKind::request}) {
    for (const auto& pattern : kind == MessageKind::response ? grammar.responses : grammar.requests) {
      if (auto parts = match_line(pattern, line, number)) return Message{kind, {std::move(*parts)}, {}, {}};
    }
  }
  return std::nullopt;
}

std::string list_patterns(const MessageGrammar& grammar) {
  std::vector<std::string> sources;
  for (const auto& pattern : grammar.requests) sources.push_back("'" + pattern.source + "'");
  for (const auto& pattern : grammar.responses) sources.push_back("'" + pattern.source + "'");
  return fmt::format("{}", fmt::join(sources, " or "));
}

class ExchangeParser {
 public:
  ExchangeParser(std::string_view text, const MessageGrammar& grammar) : grammar_(grammar), lines_(split_lines(text)) {}

  Exchange run() {
    skip_empty_lines();
    if (at_ == lines_.size()) fault("the block holds no message", "write " + list_patterns(grammar_) + " first");
    while (at_ < lines_.size() && exchange_.faults.empty()) {
      if (grammar_.has_fields) {
        parse_message();
      } else {
        parse_line();
      }
      skip_empty_lines();
    }
    return std::move(exchange_);
  }

 private:
  void skip_empty_lines() {
    while (at_ < lines_.size() && lines_[at_].empty()) ++at_;
  }

  std::optional<Message> first_line() {
    auto message = parse_first_line(grammar_, lines_[at_], number());
    if (!message) fault("neither a request nor a response begins like this", "write " + list_patterns(grammar_));
    return message;
  }

  void parse_line() {
    auto message = first_line();
    ++at_;
    if (!message) return;
    auto& messages = exchange_.messages;
    if (messages.empty() || messages.back().kind != message->kind) {
      messages.push_back(std::move(*message));
    } else {
      messages.back().lines.push_back(std::move(message->lines.front()));
    }
  }

  void parse_message() {
    auto message = first_line();
    if (!message) return;
    for (++at_; at_ < lines_.size() && !lines_[at_].empty(); ++at_) {
      if (!parse_field(*message)) return;
    }
    while (at_ < lines_.size() && !begins_next_message()) message->content.emplace_back(lines_[at_++]);
    tidy(message->content);
    exchange_.messages.push_back(std::move(*message));
  }

  bool parse_field(Message& message) {
    const auto line = lines_[at_];
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    if (parse_first_line(grammar_, line, number())) {
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

  /// At an empty line that a first line follows, other empty lines aside.
  bool begins_next_message() const {
    if (!lines_[at_].empty()) return false;
    auto next = at_;
    while (next < lines_.size() && lines_[next].empty()) ++next;
    return next < lines_.size() && parse_first_line(grammar_, lines_[next], 0).has_value();
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

  const MessageGrammar& grammar_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  Exchange exchange_;
};

}  // namespace

Exchange parse_exchange(std::string_view text, const MessageGrammar& grammar) {
  return ExchangeParser(text, grammar).run();
}

const MessageText* find_part(const std::vector<MatchedPart>& line, LinePart::Kind kind) {
  const auto found = std::find_if(line.begin(), line.end(), [&](const auto& part) { return part.kind == kind; });
  return found == line.end() ? nullptr : &found->at;
}

}  // namespace statusbook
