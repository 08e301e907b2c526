#include "text/markdown_tables.h"

#include <fmt/format.h>

#include <initializer_list>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr std::size_t fewest_for_rows = 3;
constexpr std::string_view empty_header = "<th></th>";

/// HTML without its tags, which stays fit for an attribute: the renderer has escaped it.
std::string text_of(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return text;
}

std::vector<std::string> headers_of(std::string_view table) {
  std::vector<std::string> headers;
  table = table.substr(0, table.find("</thead>"));
  for (auto at = table.find("<th"); at != std::string_view::npos; at = table.find("<th", at + 1)) {
    if (table.substr(at).starts_with("<thead")) continue;
    const auto begin = table.find('>', at) + 1;
    headers.push_back(text_of(table.substr(begin, table.find("</th>", begin) - begin)));
  }
  return headers;
}

std::string finish_table(std::string_view table, const std::string& name) {
  const auto headers = headers_of(table);
  const bool has_rows = headers.size() >= fewest_for_rows;
  auto html = fmt::format("<table{} aria-label=\"{}\">", has_rows ? " class=\"rows\"" : "", escape_html(name));
  table.remove_prefix(std::string_view("<table>").size());
  html.reserve(table.size() + table.size() / 2);
  std::size_t column = 0;
  std::size_t copied = 0;
  for (auto at = table.find("<t"); at != std::string_view::npos; at = table.find("<t", at + 1)) {
    const auto tag = table.substr(at);
    const auto put = [&](std::string_view in_place_of, std::initializer_list<std::string_view> texts) {
      html.append(table.substr(copied, at - copied));
      for (const auto text : texts) html.append(text);
      copied = at + in_place_of.size();
    };
    if (tag.starts_with("<tr>")) column = 0;
    if (tag.starts_with(empty_header))
      put(empty_header, {"<td></td>"});
    else if (tag.starts_with("<th>") || tag.starts_with("<th "))
      put("<th", {"<th scope=\"col\""});
    if (!tag.starts_with("<td") || column++ == 0) continue;
    if (!has_rows || column > headers.size() || headers[column - 1].empty()) continue;
    put("<td", {"<td data-l=\"", headers[column - 1], "\""});
  }
  return html.append(table.substr(copied));
}

}  // namespace

std::string finish_tables(std::string_view html, const std::vector<std::string>& names, std::size_t& next) {
  std::string finished;
  for (std::size_t at = 0; next < names.size() && (at = html.find("<table>")) != std::string_view::npos; ++next) {
    const auto end = html.find("</table>", at);
    finished.append(html.substr(0, at)).append(finish_table(html.substr(at, end - at), names[next]));
    html.remove_prefix(end);
  }
  return finished.append(html);
}

}  // namespace statusbook
