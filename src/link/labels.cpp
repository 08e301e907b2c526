#include "link/labels.h"

#include <fmt/format.h>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

LabelIndex::LabelIndex(const Book& book) : registry_(&book.registry) {
  const auto add = [&](const std::string& name, std::size_t page) {
    if (pages_.try_emplace(to_lower(name), page).second && names_.size() < most_candidates) names_.push_back(name);
  };
  for (std::size_t i = 0; i < book.pages.size(); ++i) add(book.pages[i].id, i);
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    if (book.pages[i].kind != PageKind::code) continue;
    for (const auto& label : book.registry.codes.find(book.pages[i].id)->labels) add(label.text, i);
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
  const auto* spec = find_spec(citation.id);
  if (citation.section.empty() || !is_section(citation.section) || spec == nullptr) return std::nullopt;
  if (!has_section(*spec, citation.section)) return std::nullopt;
  return Target{0, "", url_of(*registry_, {spec->id, citation.section, {}})};
}

std::string LabelIndex::find_missing_section(std::string_view label) const {
  const auto citation = parse_citation(label, {});
  const auto* spec = find_spec(citation.id);
  if (spec == nullptr || !is_section(citation.section) || has_section(*spec, citation.section)) return {};
  return fmt::format("{} has no section {}", spec->id, citation.section);
}

const Spec* LabelIndex::find_spec(std::string_view id) const {
  const auto found = specs_.find(to_lower(id));
  return found == specs_.end() ? nullptr : found->second;
}

}  // namespace statusbook
