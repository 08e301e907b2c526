#include "link/exchange.h"

#include <fmt/format.h>

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

}  // namespace

std::string render_exchange(std::string_view text, const BlockPosition& position, const Registry& registry,
                            const LinkForLabel& link, Diagnostics& diagnostics) {
  const auto exchange = parse_http_exchange(text);
  const auto locate = [&](const HttpText& part) { return position.at(part.line, part.column, code_points(part.text)); };
  for (const auto& fault : exchange.faults) diagnostics.error(locate(fault.at), fault.message, fault.help);
  bool agrees = exchange.faults.empty();
  std::string html = "<div class=\"exchange\">\n";
  for (const auto& message : exchange.messages) {
    if (message.kind == HttpMessageKind::response) {
      const auto* code = registry.codes.find(message.status.text);
      const auto& reason = message.reason;
      if (code == nullptr) {
        diagnostics.error(locate(message.status), fmt::format("the registry has no code '{}'{}", message.status.text,
                                                              did_you_mean(message.status.text, registry.codes.ids())));
        agrees = false;
      } else if (!reason.text.empty() && !has_phrase(*code, reason.text)) {
        diagnostics.error(locate(reason), contradiction(*code, reason.text), "a reason phrase may also be left out");
        agrees = false;
      }
    }
    html += render_message(message, link);
  }
  return agrees ? html + "</div>" : std::string();
}

}  // namespace statusbook
