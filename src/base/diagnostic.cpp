#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

namespace statusbook {

namespace {

/// Cut off at the end of a character.
void shorten(std::string& text) {
  if (text.size() <= Diagnostics::longest_text) return;
  auto end = Diagnostics::longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "…";
}

}  // namespace

void Diagnostics::error(Location at, std::string message, std::string help) {
  add({Severity::error, std::move(at), std::move(message), std::move(help)});
}

void Diagnostics::refuse(Location at, std::string message, std::string help) {
  refused_.insert(at.file);
  error(std::move(at), std::move(message), std::move(help));
}

void Diagnostics::warning(Location at, std::string message, std::string help) {
  add({Severity::warning, std::move(at), std::move(message), std::move(help)});
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  if (list_.size() == most_kept) {
    ++left_out_;
    return;
  }
  shorten(diagnostic.message);
  shorten(diagnostic.help);
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::append(Diagnostics other) {
  refused_.merge(other.refused_);
  const auto taken = std::min(other.list_.size(), most_kept - list_.size());
  const auto end = other.list_.begin() + static_cast<std::ptrdiff_t>(taken);
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(end));
  errors_ += other.errors_;
  left_out_ += other.left_out_ + other.list_.size() - taken;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.at.file, d.at.line, d.at.column, d.message, d.help, d.severity);
  };
  auto result = list_;
  std::stable_sort(result.begin(), result.end(), [&](const auto& a, const auto& b) {
    return is_cause(a) != is_cause(b) ? is_cause(a) : key(a) < key(b);
  });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  if (left_out_ > 0) {
    const auto severity = has_errors() ? Severity::error : Severity::warning;
    result.push_back({severity,
                      {result.back().at.file},
                      "there are " + std::to_string(left_out_) + " more, of which only the number is kept",
                      "mend these first"});
  }
  return result;
}

}  // namespace statusbook
