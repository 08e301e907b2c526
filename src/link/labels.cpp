#include "compile/labels.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

LabelIndex::LabelIndex(const Book& book) : registry_(&book.registry) {
  const auto add = [&](const std::string& label, const Target& target) {
    if (targets_.try_emplace(to_lower(label), target).second) names_.push_back(label);
  };
  for (const auto& page : book.pages) add(page.id, {page.url, page.fragment, false});
}

std::optional<Target> LabelIndex::find(std::string_view label) const {
  const auto key = to_lower(label);
  if (const auto found = targets_.find(key); found != targets_.end()) return found->second;
  if (const auto hash = key.find('#'); hash != std::string::npos) {
    const auto found = targets_.find(std::string_view(key).substr(0, hash));
    if (found == targets_.end() || found->second.external) return std::nullopt;
    return Target{found->second.url, std::string(label.substr(hash + 1)), false};
  }
  const auto citation = parse_citation(label, {});
  const auto spec = std::find_if(registry_->specs.begin(), registry_->specs.end(),
                                 [&](const Spec& s) { return equal_ignoring_case(s.id, citation.id); });
  if (citation.section.empty() || !is_section(citation.section) || spec == registry_->specs.end()) return std::nullopt;
  return Target{url_of(*registry_, {spec->id, citation.section, {}}), "", true};
}

std::string relative_url(std::string_view from, std::string_view url, std::string_view fragment) {
  std::string result;
  if (from != url || fragment.empty()) {
    for (auto depth = std::count(from.begin(), from.end(), '/'); depth > 0; --depth) result += "../";
    result += url;
    if (result.empty()) result = "./";
  }
  if (!fragment.empty()) result += "#" + std::string(fragment);
  return result;
}

}  // namespace statusbook
