#include "base/diagnostic_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr int longest_line_shown = 160;  // code points; a longer line would hide the caret

struct Style {
  std::string_view bold, red, yellow, blue, reset;
};

constexpr Style plain{};
constexpr Style colored{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[0m"};

std::string_view name_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

/// What moves a terminal's cursor, or turns the direction of text, one code point long.
bool is_control(std::string_view character) {
  if (character.size() == 1) return static_cast<unsigned char>(character[0]) < 0x20 || character[0] == 0x7F;
  const auto is_within = [&](std::string_view first, std::string_view last) {
    return character.size() == first.size() && character >= first && character <= last;
  };
  return is_within("\u0080", "\u009F") || is_within("\u202A", "\u202E") || is_within("\u2066", "\u2069");
}

std::string position_of(const Location& at) {
  auto position = printable(at.file.str());
  if (at.line > 0) position += fmt::format(":{}", at.line);
  if (at.line > 0 && at.column > 0) position += fmt::format(":{}", at.column);
  return position;
}

/// A source file, taken apart once for all diagnostics that name it.
struct SourceText {
  std::optional<std::string> text;
  std::vector<std::string_view> lines;
};

void append_frame(std::string& out, const Location& at, std::span<const std::string_view> lines, const Style& style) {
  if (at.line < 1 || at.line > static_cast<int>(lines.size())) return;
  const auto line = lines[static_cast<std::size_t>(at.line) - 1];
  if (line.size() > 4U * longest_line_shown || code_points(line) > longest_line_shown) return;
  const auto number = std::to_string(at.line);
  out += fmt::format("{:>5} {}|{} {}\n", number, style.blue, style.reset, printable(line));
  if (at.column < 1 || at.column > code_points(line) + 1) return;
  const int length = std::clamp(at.length, 1, std::max(1, code_points(line) - at.column + 1));
  out += fmt::format("      {}|{} {:{}}{}{:^>{}}{}\n", style.blue, style.reset, "", at.column - 1, style.red, "",
                     length, style.reset);
}

std::size_t count_errors(std::span<const Diagnostic> diagnostics) {
  return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                                [](const auto& d) { return d.severity == Severity::error; }));
}

/// The first `most`, errors before warnings, in their order.
std::vector<const Diagnostic*> choose(std::span<const Diagnostic> diagnostics, std::size_t most) {
  auto errors = std::min(most, count_errors(diagnostics));
  auto warnings = most - errors;
  std::vector<const Diagnostic*> chosen;
  for (const auto& diagnostic : diagnostics) {
    auto& left = diagnostic.severity == Severity::error ? errors : warnings;
    if (left == 0) continue;
    --left;
    chosen.push_back(&diagnostic);
  }
  return chosen;
}

std::string format_rest(std::size_t count) {
  return fmt::format("and {} more (--all prints them)", with_commas(count));
}

std::string escape_data(std::string text) {
  text = replace_all(std::move(text), "%", "%25");
  text = replace_all(std::move(text), "\r", "%0D");
  return replace_all(std::move(text), "\n", "%0A");
}

std::string escape_property(std::string text) {
  text = replace_all(escape_data(std::move(text)), ":", "%3A");
  return replace_all(std::move(text), ",", "%2C");
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto length = utf8_sequence_length(text);
    const auto character = text.substr(0, std::max<std::size_t>(1, length));
    result += length == 0 ? "?" : is_control(character) ? " " : character;
    text.remove_prefix(character.size());
  }
  return result;
}

std::string format_for_people(std::span<const Diagnostic> diagnostics, const SourceLookup& source, Color color,
                              std::size_t most) {
  const Style& style = color == Color::on ? colored : plain;
  std::map<std::string, SourceText> sources;
  std::string out;
  const auto chosen = choose(diagnostics, most);
  for (const auto* entry : chosen) {
    const auto& diagnostic = *entry;
    const auto accent = diagnostic.severity == Severity::error ? style.red : style.yellow;
    out += fmt::format("{}{}:{} {}{}:{} {}\n", style.bold, position_of(diagnostic.at), style.reset, accent,
                       name_of(diagnostic.severity), style.reset, printable(diagnostic.message));
    if (diagnostic.at.line > 0) {
      const auto [found, is_new] = sources.try_emplace(diagnostic.at.file.str());
      auto& [text, lines] = found->second;
      if (is_new) text = source(diagnostic.at.file);
      if (is_new && text) lines = split_lines(*text);
      append_frame(out, diagnostic.at, lines, style);
    }
    if (!diagnostic.help.empty()) {
      out += fmt::format("      {}={} help: {}\n", style.blue, style.reset, printable(diagnostic.help));
    }
  }
  if (chosen.size() < diagnostics.size()) out += format_rest(diagnostics.size() - chosen.size()) + "\n";
  const auto errors = count_errors(diagnostics);
  const auto warnings = diagnostics.size() - errors;
  if (errors > 0 && warnings > 0) {
    out += fmt::format("{}, {}\n", count_of(errors, "error"), count_of(warnings, "warning"));
  } else if (errors > 0 || warnings > 0) {
    out += (errors > 0 ? count_of(errors, "error") : count_of(warnings, "warning")) + "\n";
  }
  return out;
}

std::string format_for_github(std::span<const Diagnostic> diagnostics, std::size_t most) {
  std::string out;
  const auto chosen = choose(diagnostics, most);
  for (const auto* entry : chosen) {
    const auto& [severity, at, message, help] = *entry;
    out += fmt::format("::{} file={}", name_of(severity), escape_property(at.file.str()));
    if (at.line > 0) out += fmt::format(",line={}", at.line);
    if (at.column > 0) out += fmt::format(",col={}", at.column);
    const auto* separator = help.empty() ? "" : "\n";
    out += fmt::format("::{}\n", escape_data(fmt::format("{}{}{}", message, separator, help)));
  }
  if (chosen.size() < diagnostics.size()) {
    out += fmt::format("::notice::{}\n", format_rest(diagnostics.size() - chosen.size()));
  }
  return out;
}

}  // namespace statusbook
