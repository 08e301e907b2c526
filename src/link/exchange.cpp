#include "link/exchange.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "base/strings.h"
#include "link/phrases.h"
#include "text/message.h"

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

std::string_view class_of(LinePart::Kind kind) {
  switch (kind) {
    case LinePart::Kind::literal:
    case LinePart::Kind::version: return "version";
    case LinePart::Kind::method: return "method";
    case LinePart::Kind::target: return "target";
    case LinePart::Kind::code: return "status";
    case LinePart::Kind::phrase:
    case LinePart::Kind::text: break;
  }
  return "reason";
}

/// What stands for itself, and the version, are one piece as far as no space divides them.
std::string start_line(const std::vector<MatchedPart>& parts, const LinkForLabel& link) {
  std::string html;
  std::string fixed;
  const auto end_fixed = [&] {
    if (!fixed.empty()) html += span("version", fixed);
    fixed.clear();
  };
  for (const auto& [kind, at] : parts) {
    if (kind == LinePart::Kind::literal || kind == LinePart::Kind::version) {
      for (const char c : at.text) {
        if (!is_space(c)) {
          fixed += c;
          continue;
        }
        end_fixed();
        html += c;
      }
      continue;
    }
    end_fixed();
    html += kind == LinePart::Kind::code ? linked(class_of(kind), at.text, link) : span(class_of(kind), at.text);
  }
  end_fixed();
  return fmt::format("<span class=\"start-line\">{}</span>\n", html);
}

std::string render_message(const Message& message, const Words& words, const LinkForLabel& link) {
  const bool is_request = message.kind == MessageKind::request;
  auto html = fmt::format(
      "<div class=\"message {0}\">\n<p class=\"message-kind\">{1}</p>\n<pre tabindex=\"0\" aria-label=\"{1}\" "
      "role=\"group\"><code>",
      is_request ? "request" : "response", escape_html(words(is_request ? "request" : "response")));
  for (const auto& line : message.lines) html += start_line(line, link);
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
void check_lengths(const Message& message, const BlockPosition& position, const Registry& registry,
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

/// What a line says of a code, against the registry. Returns whether they agree.
bool check_code(const std::vector<MatchedPart>& line, bool is_recorded, const BlockPosition& position,
                const Registry& registry, Diagnostics& diagnostics) {
  const auto* status = find_part(line, LinePart::Kind::code);
  if (status == nullptr) return true;
  const auto locate = [&](const MessageText& part) {
    return position.at(part.line, part.column, code_points(part.text));
  };
  const auto* code = registry.codes.find(status->text);
  if (code == nullptr) {
    if (registry.unread.may_define(status->text)) return false;
    diagnostics.error(locate(*status), fmt::format("the registry has no code '{}'{}", status->text,
                                                   did_you_mean(status->text, registry.codes.ids())));
    return false;
  }
  const auto* phrase = find_part(line, LinePart::Kind::phrase);
  if (is_recorded || !registry.unread.empty() || phrase == nullptr || has_phrase(*code, phrase->text)) return true;
  diagnostics.error(locate(*phrase), contradiction(*code, phrase->text), "a reason phrase may also be left out");
  return false;
}

}  // namespace

std::optional<MessageMark> read_mark(std::string_view info, const std::vector<MessageGrammar>& grammars,
                                     const BlockPosition& position, Diagnostics& diagnostics) {
  const auto word = info.substr(0, info.find_first_of(" \t"));
  if (word.empty()) return std::nullopt;
  const auto rest = trim(info.substr(word.size()));
  for (const auto& grammar : grammars) {
    const auto& fence = grammar.fence;
    if (info == fence) return MessageMark{&grammar, ""};
    if (edit_distance(word, fence, 1) > 1) continue;
    if (word == fence && rest.starts_with(recorded_mark)) {
      const auto recorded = trim(rest.substr(recorded_mark.size()));
      if (recorded.empty()) {
        diagnostics.error(position.at(0, position.info_column - position.indent, code_points(info)),
                          "the messages are recorded, but nothing says from what",
                          fmt::format("for example, {} {} Server 1.2, 3 April 2026", fence, recorded_mark));
      }
      return MessageMark{&grammar, recorded};
    }
    const auto is_another = [&](const MessageGrammar& other) { return other.fence == word; };
    if (word != fence && std::any_of(grammars.begin(), grammars.end(), is_another)) continue;
    diagnostics.error(position.at(0, position.info_column - position.indent, code_points(word)),
                      fmt::format("a block marked '{}' is shown as plain code, and its messages are not checked", word),
                      fmt::format("write '{}'", fence));
    return std::nullopt;
  }
  return std::nullopt;
}

std::string render_exchange(std::string_view text, const MessageMark& mark, const BlockPosition& position,
                            const Registry& registry, const Words& words, const LinkForLabel& link,
                            Diagnostics& diagnostics) {
  const auto exchange = parse_exchange(text, *mark.grammar);
  for (const auto& [at, message, help] : exchange.faults) {
    diagnostics.error(position.at(at.line, at.column, code_points(at.text)), message, help);
  }
  const bool is_recorded = !mark.recorded.empty();
  bool agrees = exchange.faults.empty();
  std::string html = "<div class=\"exchange\">\n";
  for (const auto& message : exchange.messages) {
    for (const auto& line : message.lines) {
      agrees = check_code(line, is_recorded, position, registry, diagnostics) && agrees;
    }
    if (!is_recorded) check_lengths(message, position, registry, diagnostics);
    html += render_message(message, words, link);
  }
  if (is_recorded) {
    html += fmt::format("<p class=\"small\">{}</p>\n", escape_html(words("recorded", {{"from", mark.recorded}})));
  }
  return agrees ? html + "</div>" : std::string();
}

}  // namespace statusbook
