#include "text/html_ids.h"

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::string_view attribute = " id";

/// Whether the tag that is open at the offset is a heading's.
bool is_in_heading(std::string_view html, std::size_t at) {
  const auto tag = html.rfind('<', at);
  return tag != std::string_view::npos && html[tag + 1] == 'h' && is_digit(html[tag + 2]);
}

/// Calls `visit` with each id and its place. Quotation marks after '=' are fewer than spaces, so they are looked for.
template <typename Visit>
void visit_ids(std::string_view html, const Visit& visit) {
  constexpr std::string_view opening = "=\"";
  for (auto at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at)) {
    const bool is_id = html.substr(0, at).ends_with(attribute);
    at += opening.size();
    if (is_id) visit(html.substr(at, html.find('"', at) - at), at);
  }
}

}  // namespace

std::vector<std::string> find_ids(std::string_view html) {
  std::vector<std::string> ids;
  visit_ids(html, [&](std::string_view id, std::size_t) { ids.emplace_back(id); });
  return ids;
}

std::vector<std::string> find_heading_ids(std::string_view html) {
  std::vector<std::string> ids;
  visit_ids(html, [&](std::string_view id, std::size_t at) {
    if (is_in_heading(html, at)) ids.emplace_back(id);
  });
  return ids;
}

}  // namespace statusbook
