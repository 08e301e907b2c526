#include "text/markdown_alerts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/nearest.h"
#include "base/strings.h"
#include "text/markdown_nodes.h"

namespace statusbook {

namespace {

struct AlertKind {
  std::string_view marker, css_class, title;  ///< the title as the key of its words
};
constexpr std::array alert_kinds{AlertKind{"NOTE", "note", "alert_note"}, AlertKind{"TIP", "tip", "alert_tip"},
                                 AlertKind{"IMPORTANT", "important", "alert_important"},
                                 AlertKind{"WARNING", "warning", "alert_warning"},
                                 AlertKind{"CAUTION", "caution", "alert_caution"}};

}  // namespace

void make_alert(cmark_node* quote, const MarkdownSource& source, MarkdownHost& host, Diagnostics& diagnostics) {
  auto* paragraph = cmark_node_first_child(quote);
  auto* text = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
  if (text == nullptr || cmark_node_get_type(text) != CMARK_NODE_TEXT) return;
  const auto literal = literal_of(text);
  const auto end = literal.find(']');
  if (!literal.starts_with("[!") || end == std::string::npos) return;
  if (source.line(line_of(paragraph)).find("\\[!") != std::string_view::npos) return;
  const auto marker = literal.substr(2, end - 2);
  const auto kind = std::find_if(alert_kinds.begin(), alert_kinds.end(),
                                 [&](const auto& k) { return equal_ignoring_case(k.marker, marker); });
  const auto rest = literal.substr(end + 1);
  if (kind == alert_kinds.end() || (!rest.empty() && rest.front() != '\n')) {
    std::vector<std::string> markers;
    markers.reserve(alert_kinds.size());
    for (const auto& k : alert_kinds) markers.emplace_back(k.marker);
    const auto message = kind == alert_kinds.end()
                             ? fmt::format("no alert is called '{}'{}", marker, did_you_mean(marker, markers))
                             : std::string("the alert's text begins on the line of its marker");
    diagnostics.error(source.find_on_line(line_of(quote), literal.substr(0, end + 1)), message,
                      fmt::format("the marker stands alone on its line: [!{}]", fmt::join(markers, "], [!")));
    return;
  }
  cmark_node_set_literal(text, rest.empty() ? "" : rest.c_str() + 1);
  auto* next = cmark_node_next(text);
  if (rest.empty() && next != nullptr && cmark_node_get_type(next) == CMARK_NODE_LINEBREAK) cmark_node_unlink(next);
  if (rest.empty() && cmark_node_next(text) == nullptr) {
    cmark_node_unlink(paragraph);
  }
  auto* custom =
      replace_with_custom(quote, CMARK_NODE_CUSTOM_BLOCK,
                          fmt::format("<div class=\"alert alert-{}\" role=\"note\">\n<p class=\"alert-title\">{}</p>",
                                      kind->css_class, escape_html(host.words()(kind->title))),
                          "</div>");
  move_children(quote, custom);
  cmark_node_unlink(quote);
}

}  // namespace statusbook
