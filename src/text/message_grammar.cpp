#include "text/message_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"

namespace statusbook {

namespace {

using PartKind = LinePart::Kind;

constexpr std::array<std::pair<std::string_view, PartKind>, 6> part_names{{{"method", PartKind::method},
                                                                           {"target", PartKind::target},
                                                                           {"version", PartKind::version},
                                                                           {"code", PartKind::code},
                                                                           {"phrase", PartKind::phrase},
                                                                           {"text", PartKind::text}}};

bool takes_rest(PartKind kind) { return kind == PartKind::phrase || kind == PartKind::text; }

bool is_version(std::string_view text) {
  if (text.size() == 1) return is_digit(text[0]);
  return text.size() == 3 && is_digit(text[0]) && text[1] == '.' && is_digit(text[2]);
}

bool fits(PartKind kind, std::string_view value) {
  switch (kind) {
    case PartKind::method: return is_token(value);
    case PartKind::version: return is_version(value);
    case PartKind::target:
    case PartKind::code: return !value.empty() && value.find_first_of(" \t") == std::string_view::npos;
    case PartKind::literal:
    case PartKind::phrase:
    case PartKind::text: break;
  }
  return true;
}

/// What is wrong with the order of parts; "" where nothing is.
std::string find_fault(const std::vector<LinePart>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].kind == PartKind::literal) continue;
    if (takes_rest(parts[i].kind) && i + 1 < parts.size()) return "{phrase} and {text} take the rest of the line";
    if (i > 0 && parts[i - 1].kind != PartKind::literal) return "something has to stand between two parts";
  }
  return parts.empty() ? "a pattern is not empty" : "";
}

}  // namespace

bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

ParsedPattern parse_line_pattern(std::string_view source) {
  ParsedPattern result{{std::string(source), {}}, {}};
  auto& parts = result.pattern.parts;
  for (std::size_t at = 0; at < source.size();) {
    const auto open = std::min(source.find('{', at), source.size());
    if (open > at) parts.push_back({PartKind::literal, std::string(source.substr(at, open - at))});
    if (open == source.size()) break;
    at = std::min(source.find('}', open), source.size() - 1) + 1;
    const auto part = source.substr(open, at - open);
    const auto* known = std::find_if(part_names.begin(), part_names.end(),
                                     [&](const auto& item) { return part == fmt::format("{{{}}}", item.first); });
    if (known == part_names.end()) {
      result.fault = fmt::format("'{}' is no part of a line", part);
      return result;
    }
    parts.push_back({known->second, {}});
  }
  result.fault = find_fault(parts);
  return result;
}

bool has_part(const LinePattern& pattern, LinePart::Kind kind) {
  return std::any_of(pattern.parts.begin(), pattern.parts.end(), [&](const auto& part) { return part.kind == kind; });
}

std::optional<std::vector<MatchedPart>> match_line(const LinePattern& pattern, std::string_view line, int number) {
  const auto& parts = pattern.parts;
  std::vector<MatchedPart> found;
  std::size_t at = 0;
  const auto take = [&](PartKind kind, std::size_t end) {
    found.push_back({kind, {std::string(line.substr(at, end - at)), number, code_points(line.substr(0, at)) + 1}});
    at = end;
  };
  const auto may_be_missing = [&](std::size_t i) {
    return i + 2 == parts.size() && takes_rest(parts[i + 1].kind) && parts[i].text == " ";
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [kind, text] = parts[i];
    if (kind == PartKind::literal) {
      if (at == line.size() && may_be_missing(i)) return found;
      if (!line.substr(at).starts_with(text)) return std::nullopt;
      take(kind, at + text.size());
      continue;
    }
    auto end = line.size();
    if (i + 1 < parts.size()) {
      const auto next = line.find(parts[i + 1].text, at);
      if (next == std::string_view::npos && !may_be_missing(i + 1)) return std::nullopt;
      end = std::min(next, line.size());
    }
    if (!fits(kind, line.substr(at, end - at))) return std::nullopt;
    take(kind, end);
  }
  if (at != line.size()) return std::nullopt;
  if (takes_rest(found.back().kind) && found.back().at.text.empty()) {  // the line ends in a space
    found.pop_back();
    if (!found.empty() && found.back().at.text == " ") found.pop_back();
  }
  return found;
}

}  // namespace statusbook
