#include "link/labels.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

LabelIndex::LabelIndex(const Book& book) : registry_(&book.registry) {
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    const auto& id = book.pages[i].id;
    if (pages_.try_emplace(to_lower(id), i).second) names_.push_back(id);
  }
}

std::optional<Target> LabelIndex::find(std::string_view label) const {
  const auto key = to_lower(label);
  if (const auto found = pages_.find(key); found != pages_.end()) return Target{found->second, "", ""};
  if (const auto hash = key.find('#'); hash != std::string::npos) {
    const auto found = pages_.find(std::string_view(key).substr(0, hash));
    if (found == pages_.end()) return std::nullopt;
    return Target{found->second, std::string(label.substr(hash + 1)), ""};
  }
  const auto citation = parse_citation(label, {});
  const auto spec = std::find_if(registry_->specs.begin(), registry_->specs.end(),
                                 [&](const Spec& s) { return equal_ignoring_case(s.id, citation.id); });
  if (citation.section.empty() || !is_section(citation.section) || spec == registry_->specs.end()) return std::nullopt;
  return Target{0, "", url_of(*registry_, {spec->id, citation.section, {}})};
}

}  // namespace statusbook
