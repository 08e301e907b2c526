#include "check/html_ids.h"

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::string_view opening = " id=\"";

/// Whether the tag that is open at the offset is a heading's.
bool is_in_heading(std::string_view html, std::size_t at) {
  const auto tag = html.rfind('<', at);
  return tag != std::string_view::npos && html[tag + 1] == 'h' && is_digit(html[tag + 2]);
}

}  // namespace

std::vector<std::string_view> find_ids(std::string_view html) {
  std::vector<std::string_view> ids;
  for (auto at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at)) {
    at += opening.size();
    ids.push_back(html.substr(at, html.find('"', at) - at));
  }
  return ids;
}

std::vector<std::string_view> find_heading_ids(std::string_view html) {
  std::vector<std::string_view> ids;
  for (const auto id : find_ids(html)) {
    if (is_in_heading(html, static_cast<std::size_t>(id.data() - html.data()))) ids.push_back(id);
  }
  return ids;
}

}  // namespace statusbook
