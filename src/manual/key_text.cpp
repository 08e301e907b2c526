#include "manual/key_text.h"

#include <fmt/format.h>

#include "text/plain_text.h"

namespace statusbook {

namespace {

std::string entry_text(const KeyEntry& entry, const TextStyle& style) {
  constexpr int indent = 6;
  const std::string margin(indent, ' ');
  // The color's codes have no width, so they come after the line breaks.
  auto head = wrap(fmt::format("{} ({})", entry.name, entry.form), style.width, indent);
  const auto name_end = entry.name.find(' ');
  const auto name = entry.name.substr(0, name_end);
  head.replace(0, name.size(), bold(name, style.color));
  auto text = fmt::format("\n  {}\n{}{}\n", head, margin, wrap(entry.meaning, style.width, indent));
  if (!entry.example.empty()) text += fmt::format("{}{}\n", margin, entry.example);
  return text;
}

}  // namespace

std::string key_text(const ManualTopic& topic, const TextStyle& style) {
  std::string text = bold(topic.file, style.color) + "\n";
  for (const auto& section : key_sections(*topic.keys)) {
    if (!section.header.empty()) text += "\n" + bold(section.header, style.color) + "\n";
    text += wrap(section.meaning, style.width) + "\n";
    for (const auto& entry : section.entries) text += entry_text(entry, style);
  }
  return text;
}

}  // namespace statusbook
