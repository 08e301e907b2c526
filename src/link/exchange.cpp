#include "link/exchange.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "base/strings.h"
#include "link/phrases.h"
#include "text/http_message.h"

namespace statusbook {

namespace {

std::string span(std::string_view css_class, std::string_view text) {
  return fmt::format("<span class=\"{}\">{}</span>", css_class, escape_html(text));
}

std::string linked(std::string_view css_class, const std::string& text, const LinkForLabel& link) {
  const auto href = link(text);
  if (!href) return span(css_class, text);
  return fmt::format("<a class=\"{}\" href=\"{}\">{}</a>", css_class, escape_html(*href), escape_html(text));
}

std::string start_line(const HttpMessage& message, const LinkForLabel& link) {
  if (message.kind == HttpMessageKind::request) {
    return fmt::format("{} {} {}", span("method", message.method.text), span("target", message.target.text),
                       span("version", message.version.text));
  }
  auto line = fmt::format("{} {}", span("version", message.version.text), linked("status", message.status.text, link));
  if (!message.reason.text.empty()) line += " " + span("reason", message.reason.text);
  return line;
}

std::string render_message(const HttpMessage& message, const LinkForLabel& link) {
  const bool is_request = message.kind == HttpMessageKind::request;
  auto html = fmt::format(
      "<div class=\"message {0}\">\n<p class=\"message-kind\">{1}</p>\n<pre tabindex=\"0\" aria-label=\"{1}\" "
      "role=\"group\"><code>",
      is_request ? "request" : "response", is_request ? "Request" : "Response");
  html += fmt::format("<span class=\"start-line\">{}</span>\n", start_line(message, link));
  for (const auto& field : message.fields) {
    html += fmt::format("{}: {}\n", linked("field-name", field.name.text, link), span("field-value", field.value));
  }
  if (!message.content.empty()) {
    html += fmt::format("\n<span class=\"content\">{}</span>",
                        escape_html(fmt::format("{}", fmt::join(message.content, "\n"))));
  }
  return html + "</code></pre>\n</div>\n";
}

/// The bytes of the content: its lines, and the line ends between them. In multipart content, which begins and ends
/// with its boundary, a line end has two.
std::size_t content_length(const std::vector<std::string>& lines) {
  const auto& first = lines.front();
  const bool is_multipart = first.starts_with("--") && lines.back() == first + "--";
  std::size_t length = (lines.size() - 1) * (is_multipart ? 2 : 1);
  for (const auto& line : lines) length += line.size();
  return length;
}

/// A message without content may announce the length of what it leaves out.
void check_lengths(const HttpMessage& message, const BlockPosition& position, const Registry& registry,
                   Diagnostics& diagnostics) {
  if (message.content.empty()) return;
  for (const auto& field : message.fields) {
    const auto counts = [&](const Field& known) {
      return known.counts_content && equal_ignoring_case(known.id, field.name.text);
    };
    if (std::none_of(registry.fields.begin(), registry.fields.end(), counts)) continue;
    const auto length = content_length(message.content);
    if (field.value == std::to_string(length)) continue;
    diagnostics.error(position.at(field.name.line, field.value_column, std::max(1, code_points(field.value))),
                      fmt::format("the content has {} bytes, not {}", length, field.value),
                      "the line ends within the content count, the last one does not");
  }
}

}  // namespace

std::optional<std::string_view> read_mark(std::string_view info, const BlockPosition& position,
                                          Diagnostics& diagnostics) {
  if (info == exchange_mark) return "";
  const auto word = info.substr(0, info.find_first_of(" \t"));
  if (word.empty() || edit_distance(word, exchange_mark, 1) > 1) return std::nullopt;
  const auto rest = trim(info.substr(word.size()));
  if (word == exchange_mark && rest.starts_with(recorded_mark)) {
    const auto recorded = trim(rest.substr(recorded_mark.size()));
    if (recorded.empty()) {
      diagnostics.error(position.at(0, position.info_column - position.indent, code_points(info)),
                        "the messages are recorded, but nothing says from what",
                        fmt::format("for example, {} {} Server 1.2, 3 April 2026", exchange_mark, recorded_mark));
    }
    return recorded;
  }
  diagnostics.error(position.at(0, position.info_column - position.indent, code_points(word)),
                    fmt::format("a block marked '{}' is shown as plain code, and its messages are not checked", word),
                    fmt::format("write '{}'", exchange_mark));
  return std::nullopt;
}

std::string render_exchange(std::string_view text, std::string_view recorded, const BlockPosition& position,
                            const Registry& registry, const LinkForLabel& link, Diagnostics& diagnostics) {
  const auto exchange = parse_http_exchange(text);
  const auto locate = [&](const HttpText& part) { return position.at(part.line, part.column, code_points(part.text)); };
  for (const auto& fault : exchange.faults) diagnostics.error(locate(fault.at), fault.message, fault.help);
  bool agrees = exchange.faults.empty();
  std::string html = "<div class=\"exchange\">\n";
  for (const auto& message : exchange.messages) {
    if (message.kind == HttpMessageKind::response) {
      const auto* code = registry.codes.find(message.status.text);
      const auto& reason = message.reason;
      const auto& unread = registry.unread;
      if (code == nullptr && unread.may_define(message.status.text)) {
        agrees = false;
      } else if (code == nullptr) {
        diagnostics.error(locate(message.status), fmt::format("the registry has no code '{}'{}", message.status.text,
                                                              did_you_mean(message.status.text, registry.codes.ids())));
        agrees = false;
      } else if (recorded.empty() && unread.empty() && !reason.text.empty() && !has_phrase(*code, reason.text)) {
        diagnostics.error(locate(reason), contradiction(*code, reason.text), "a reason phrase may also be left out");
        agrees = false;
      }
    }
    if (recorded.empty()) check_lengths(message, position, registry, diagnostics);
    html += render_message(message, link);
  }
  if (!recorded.empty()) html += fmt::format("<p class=\"small\">Recorded: {}</p>\n", escape_html(recorded));
  return agrees ? html + "</div>" : std::string();
}

}  // namespace statusbook
