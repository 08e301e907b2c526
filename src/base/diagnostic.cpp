#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace statusbook {

void Diagnostics::error(Location at, std::string message, std::string help) {
  list_.push_back({Severity::error, std::move(at), std::move(message), std::move(help)});
}

void Diagnostics::refuse(Location at, std::string message, std::string help) {
  refused_.insert(at.file);
  error(std::move(at), std::move(message), std::move(help));
}

void Diagnostics::warning(Location at, std::string message, std::string help) {
  list_.push_back({Severity::warning, std::move(at), std::move(message), std::move(help)});
}

void Diagnostics::append(Diagnostics other) {
  refused_.merge(other.refused_);
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(other.list_.end()));
}

bool Diagnostics::has_errors() const {
  return std::any_of(list_.begin(), list_.end(), [](const auto& d) { return d.severity == Severity::error; });
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
  return result;
}

}  // namespace statusbook
