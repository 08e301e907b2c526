#include "link/labels.h"

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

LabelIndex::LabelIndex(const Book& book) : registry_(&book.registry) {
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    const auto& id = book.pages[i].id;
    if (pages_.try_emplace(to_lower(id), i).second && names_.size() < most_candidates) names_.push_back(id);
  }
  for (const auto& spec : book.registry.specs) specs_.try_emplace(to_lower(spec.id), &spec);
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
  const auto spec = specs_.find(to_lower(citation.id));
  if (citation.section.empty() || !is_section(citation.section) || spec == specs_.end()) return std::nullopt;
  return Target{0, "", url_of(*registry_, {spec->second->id, citation.section, {}})};
}

}  // namespace statusbook
