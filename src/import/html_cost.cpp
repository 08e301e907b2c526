#include <algorithm>

#include "base/strings.h"
#include "import/html.h"

namespace statusbook {

namespace {

// An HTML parser looks through all open elements at each tag, opens formatting elements anew in each paragraph, and
// compares each attribute of a tag with those before it. The bounds are far above what pages have; a node of the tree
// and what is made of it take about a kilobyte.
constexpr int most_open_elements = 500;
constexpr long most_nodes = 140'000;
constexpr long most_attributes = 1'000;
constexpr std::size_t longest_name = 16;

// What a parser opens anew in each paragraph while it is not closed.
constexpr std::string_view formatting = " b big code em font i nobr s small strike strong tt u ";
// Elements that have no content, or that a parser closes by itself at the next of their kind.
constexpr std::string_view flat =
    " a area base br col dd dt embed frame hr img input keygen li link meta option p param source tbody td tfoot th "
    "thead tr track wbr ";
// Elements in which nothing is a tag but their own end.
constexpr std::string_view raw_text = " iframe noembed noframes script style textarea title xmp ";

/// Moves from behind a tag's name to its end, and counts where attributes may begin.
long skip_attributes(std::string_view html, std::size_t& at) {
  long count = 0;
  char before = ' ';  // the last one that parts none
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    const bool parts = is_space(c) || c == '/';
    const bool opens = before == '=' && (c == '"' || c == '\'');
    if (opens) at = std::min(html.find(c, at + 1), html.size() - 1);
    count += parts || opens ? 1 : 0;
    if (!parts) before = c;
  }
  return count;
}

/// The end tag of the element, from the end of its start tag on.
std::size_t find_end_tag(std::string_view html, std::string_view name, std::size_t at) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (equal_ignoring_case(html.substr(at + 2, name.size()), name)) break;
  }
  return at;
}

}  // namespace

std::string find_costly_html(std::string_view html) {
  long open = 0;
  long open_formatting = 0;
  long nodes = 0;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      at = html.find("-->", at + 2);
      continue;
    }
    const bool closes = html.substr(++at).starts_with('/');
    if (closes) ++at;
    if (at >= html.size() || !is_letter(html[at])) continue;
    const auto end = html.find_first_of(" \t\n/>", at);
    const auto name = to_lower(html.substr(at, std::min(end - at, longest_name)));
    at = end;
    const auto attributes = skip_attributes(html, at);
    const int step = closes ? -1 : 1;
    const auto outer = open_formatting;
    if (is_among(formatting, name)) open_formatting = std::max(0L, open_formatting + step);
    if (!is_among(flat, name)) open = std::max(0L, open + step);
    if (open > most_open_elements) return "its elements are nested too deep";
    if (attributes > most_attributes) return "a tag has too many attributes";
    nodes += (closes ? 0 : 1) + std::min(outer, open_formatting) + attributes / 4;
    if (nodes > most_nodes) return "its elements are too many, or never closed";
    if (!closes && is_among(raw_text, name)) at = find_end_tag(html, name, at);
  }
  return {};
}

}  // namespace statusbook
