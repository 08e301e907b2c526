#include "model/registry.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::string_view section_mark = " §";

}  // namespace

Citation parse_citation(std::string_view text, Location at) {
  const auto mark = text.find(section_mark);
  if (mark == std::string_view::npos) return {std::string(trim(text)), "", std::move(at)};
  return {std::string(trim(text.substr(0, mark))), std::string(trim(text.substr(mark + section_mark.size()))),
          std::move(at)};
}

std::string text_of(const Citation& citation) {
  return citation.section.empty() ? citation.id : citation.id + std::string(section_mark) + citation.section;
}

bool is_section(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '.' || c == '-'; });
}

bool has_section(const Spec& spec, const std::string& section) {
  return section.empty() || spec.sections.empty() ||
         std::binary_search(spec.sections.begin(), spec.sections.end(), section);
}

std::vector<std::string> field_levels() { return {"must", "should", "may"}; }

bool is_code_id(std::string_view text) {
  const auto fits = [](char c) {
    return is_alphanumeric(c) || (c != ' ' && code_marks.find(c) != std::string_view::npos);
  };
  return !text.empty() && is_alphanumeric(text.front()) && std::all_of(text.begin(), text.end(), fits);
}

std::string url_of(const Registry& registry, const Citation& citation) {
  if (const auto* source = registry.sources.find(citation.id)) return source->url;
  const auto* spec = registry.specs.find(citation.id);
  if (spec == nullptr) return {};
  if (citation.section.empty() || spec->section_url.empty()) return spec->url;
  const bool is_appendix = is_upper(citation.section.front()) && !spec->appendix_url.empty();
  return replace_all(is_appendix ? spec->appendix_url : spec->section_url, "{section}", citation.section);
}

const std::string* find_phrase(const Edition& edition, std::string_view code) {
  for (const auto& phrase : edition.phrases) {
    if (phrase.code == code) return &phrase.phrase;
  }
  return nullptr;
}

}  // namespace statusbook
