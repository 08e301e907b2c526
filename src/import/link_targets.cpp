#include "import/link_targets.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

/// "404" from "codes/404.html?x", "403.14" from "403.14.md", "404" from "404/" and "404/index.html".
std::string_view page_name(std::string_view path) {
  auto parts = split(path.substr(0, path.find('?')), '/');
  for (; !parts.empty(); parts.pop_back()) {
    auto name = parts.back();
    const auto dot = name.rfind('.');
    if (dot != std::string_view::npos && dot + 1 < name.size() && is_letter(name[dot + 1])) name = name.substr(0, dot);
    const bool is_index = equal_ignoring_case(name, "index") || equal_ignoring_case(name, "readme");
    if (!name.empty() && name != "." && !is_index) return name;
  }
  return {};
}

}  // namespace

LinkPlace place_of(std::string_view target) {
  const auto lower = to_lower(trim(target));
  for (const auto* start : {"https://", "http://", "mailto:"}) {
    if (lower.starts_with(start)) return LinkPlace::elsewhere;
  }
  const auto mark = lower.find_first_of(":/?#");
  const bool has_scheme = mark != std::string::npos && lower[mark] == ':' && is_letter(lower.front());
  return lower.empty() || has_scheme || lower.starts_with("//") ? LinkPlace::nowhere : LinkPlace::document;
}

LinkTargets::LinkTargets(const ImportResult& result, const CodeReader& codes) : codes_(codes) {
  for (const auto& entry : result.entries) {
    imported_.insert(entry.code);
    for (const auto& id : entry.ids) anchors_.try_emplace({entry.file, to_lower(id)}, entry.code);
  }
}

bool LinkTargets::is_known(const std::string& code) const {
  return codes_.is_registered(code) || imported_.contains(code);
}

std::string LinkTargets::label_in(std::string_view name) const {
  const auto found = codes_.find_codes(name);
  if (found.size() == 1 && is_known(found.front())) return found.front();
  if (!found.empty()) return {};
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (at > 0 && is_alphanumeric(name[at - 1])) continue;
    if (const auto token = codes_.read_class(name.substr(at))) return token->id;
  }
  return {};
}

std::string LinkTargets::find(const std::string& file, std::string_view target, std::string_view text) const {
  target = trim(target);
  if (place_of(target) != LinkPlace::document) return {};
  const auto hash = std::min(target.find('#'), target.size());
  if (const auto fragment = target.substr(hash); !fragment.empty()) {
    const auto anchor = anchors_.find({hash == 0 ? file : "", to_lower(fragment.substr(1))});
    if (anchor != anchors_.end()) return anchor->second;
    if (auto label = label_in(fragment.substr(1)); !label.empty()) return label;
  }
  if (auto label = label_in(page_name(target.substr(0, hash))); !label.empty()) return label;
  // The address says nothing, but the text is a code.
  const auto token = codes_.whole_code(trim(text));
  return token && is_known(token->code) ? token->code : std::string();
}

}  // namespace statusbook
