#include "text/toml_scan.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t end) : text_(text), end_(std::min(end, text.size())) {}

  TomlScan run() {
    while (at_ < end_ && !scan_.open_string) step();
    return std::move(scan_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\n' && scan_.brackets.empty()) {
      begins_ = true;
      scan_.is_value = false;
      scan_.statement = scan_.element = at_ + 1;
    }
    if (is_space(c)) {
      ++at_;
    } else if (c == '#') {
      at_ = std::min(text_.find('\n', at_), end_);
    } else if (begins_) {
      begins_ = false;
      scan_.statement = scan_.element = at_;
      if (c == '[') read_head();
    } else if (c == '"' || c == '\'') {
      read_string();
    } else {
      read_mark(c);
    }
  }

  void read_head() {
    const auto end = std::min(text_.find('\n', at_), end_);
    auto line = text_.substr(at_, end - at_);
    line = line.substr(0, line.find('#'));
    const auto close = line.rfind(']');
    if (close != std::string_view::npos) {
      scan_.names.push_back({0, std::string(line.substr(0, close + 1)), at_, close + 1});
      scopes_ = {++scopes_made_};
    }
    at_ = end;
  }

  void read_string() {
    const auto string = find_toml_string(text_, at_);
    if (!string.is_closed || string.end > end_) {
      scan_.open_string = string;
    } else {
      scan_.last_string = string;
      at_ = string.end;
    }
  }

  void read_mark(char c) {
    if (c == '=' && !scan_.is_value) {
      const auto key = trim(text_.substr(scan_.element, at_ - scan_.element));
      const auto begin = static_cast<std::size_t>(key.data() - text_.data());
      scan_.names.push_back({scopes_.back(), std::string(key), key.empty() ? at_ : begin, key.size()});
      expect(true);
    } else if (c == '[' || c == '{') {
      scan_.brackets.push_back(at_);
      if (c == '{') scopes_.push_back(++scopes_made_);
      expect(c == '[');
    } else if ((c == ']' || c == '}') && !scan_.brackets.empty()) {
      if (text_[scan_.brackets.back()] == '{' && scopes_.size() > 1) scopes_.pop_back();
      scan_.brackets.pop_back();
    } else if (c == ',' && !scan_.brackets.empty()) {
      expect(text_[scan_.brackets.back()] == '[');
    }
    ++at_;
  }

  void expect(bool is_value) {
    scan_.is_value = is_value;
    scan_.element = at_ + 1;
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t at_ = 0;
  bool begins_ = true;  ///< whether the next mark begins a statement
  std::vector<int> scopes_{1};
  int scopes_made_ = 1;
  TomlScan scan_;
};

}  // namespace

TomlString find_toml_string(std::string_view text, std::size_t at) {
  TomlString string{at, at, false};
  const char quote = text[at];
  const std::string triple(3, quote);
  const bool is_long = text.substr(at).starts_with(triple);
  for (at += is_long ? 3 : 1; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"' && text.substr(at + 1, 1) != "\n") {
      ++at;
    } else if (is_long && text.substr(at).starts_with(triple)) {
      at += 3;  // up to two more quotes belong to the text
      for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) ++at;
      return {string.begin, at, true};
    } else if (!is_long && text[at] == quote) {
      return {string.begin, at + 1, true};
    } else if (!is_long && text[at] == '\n') {
      return {string.begin, at, false};
    }
  }
  string.end = text.size();
  return string;
}

TomlScan scan_toml(std::string_view text, std::size_t end) { return Scanner(text, end).run(); }

}  // namespace statusbook
