#include "text/label_uses.h"

#include <fmt/format.h>

#include <charconv>

#include "base/strings.h"

namespace statusbook {

LabelUses::LabelUses(const MarkdownSource& source) : uses_(source.find_labels()) {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    auto& uses = unlocated_[to_lower(uses_[i].label)];
    if (uses.empty()) definitions_ += fmt::format("[{}]: <{}{}>\n", uses_[i].label, scheme, i);
    uses.emplace(uses_[i].last_line, i);
  }
  // There in any case, so that an open fence at the end of the text is seen by what it swallows.
  definitions_ += fmt::format("[{0}]: <{0}>\n", scheme);
}

std::optional<std::string> LabelUses::label_at(std::string_view url) const {
  if (!url.starts_with(scheme)) return std::nullopt;
  std::size_t index = uses_.size();
  std::from_chars(url.data() + scheme.size(), url.data() + url.size(), index);
  return index < uses_.size() ? std::optional(uses_[index].label) : std::nullopt;
}

Location LabelUses::locate(std::string_view label, Location at) {
  auto& uses = unlocated_[to_lower(label)];
  const auto found = uses.lower_bound({at.line, 0});
  if (found == uses.end()) return at;
  const auto& use = uses_[found->second];
  uses.erase(found);
  return {at.file, use.line, use.column, use.length};
}

}  // namespace statusbook
