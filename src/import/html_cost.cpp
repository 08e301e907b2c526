#include <algorithm>

#include "base/strings.h"
#include "import/html.h"
#include "import/html_names.h"

namespace statusbook {

namespace {

// An HTML parser looks through all open elements at each tag, opens formatting elements anew in each paragraph, and
// compares each attribute of a tag with those before it. The bounds are far above what pages have.
constexpr int most_open_elements = 500;
constexpr long most_work = 20'000'000;

constexpr std::string_view spaces = " \t\n";

struct Tag {
  std::string name;  // empty: there is none
  bool closes = false;
  long attributes = 0;
  std::size_t end = 0;  // behind the tag
};

std::size_t find_or_end(std::string_view html, std::string_view characters, std::size_t at) {
  return std::min(html.find_first_of(characters, at), html.size());
}

/// The tag at `at`, which is where a "<" is.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  tag.closes = html.substr(at + 1).starts_with('/');
  at += tag.closes ? 2 : 1;
  if (at >= html.size() || !is_letter(html[at])) return tag;
  const auto start = at;
  at = find_or_end(html, " \t\n/>", at);
  tag.name = to_lower(html.substr(start, std::min<std::size_t>(at - start, 16)));
  while (at < html.size() && html[at] != '>') {
    if (is_space(html[at]) || html[at] == '/') {
      ++at;
      continue;
    }
    ++tag.attributes;
    at = find_or_end(html, " \t\n/>=", at + 1);
    const auto equals = std::min(html.find_first_not_of(spaces, at), html.size());
    if (equals == html.size() || html[equals] != '=') continue;
    at = std::min(html.find_first_not_of(spaces, equals + 1), html.size());
    if (at == html.size() || html[at] == '>') continue;
    const bool quoted = html[at] == '"' || html[at] == '\'';
    at = quoted ? std::min(find_or_end(html, html.substr(at, 1), at + 1) + 1, html.size())
                : find_or_end(html, " \t\n>", at);
  }
  tag.end = std::min(at + 1, html.size());
  return tag;
}

std::size_t end_of_raw_text(std::string_view html, std::string_view name, std::size_t at) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (equal_ignoring_case(html.substr(at + 2, name.size()), name)) return at;
  }
  return html.size();
}

}  // namespace

std::string find_costly_html(std::string_view html) {
  long open = 0;
  long open_formatting = 0;
  long work = 0;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      const auto end = html.find("-->", at + 2);
      at = end == std::string_view::npos ? html.size() : end + 3;
      continue;
    }
    const auto tag = read_tag(html, at);
    if (tag.name.empty()) {
      ++at;
      continue;
    }
    at = tag.end;
    const int step = tag.closes ? -1 : 1;
    if (contains(formatting_names, tag.name)) open_formatting = std::max(0L, open_formatting + step);
    if (!contains(flat_names, tag.name)) open = std::max(0L, open + step);
    if (open > most_open_elements) return "its elements are nested too deep";
    work += 1 + open_formatting + tag.attributes * tag.attributes / 16;
    if (work > most_work) return "its tags are too many, or never closed";
    if (!tag.closes && contains(raw_text_names, tag.name)) at = end_of_raw_text(html, tag.name, at);
  }
  return {};
}

}  // namespace statusbook
