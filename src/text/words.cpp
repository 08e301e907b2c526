#include "text/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/strings.h"
#include "text/toml.h"

namespace statusbook {

namespace {

bool is_word_name(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '_' || c == '.'; });
}

Words parse_default_words() {
  Diagnostics diagnostics;
  const auto table = parse_toml(default_words_text(), "strings.toml", diagnostics);
  if (!table) throw std::logic_error("the default words are no TOML");
  Words words;
  for (const auto& entry : table->entries) words.set(entry.key, entry.value.text);
  return words;
}

}  // namespace

const std::string* Words::find(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : &found->second;
}

void Words::set(std::string_view key, std::string text) { texts_.insert_or_assign(std::string(key), std::move(text)); }

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts_) keys.push_back(key);
  return keys;
}

Fingerprint Words::fingerprint() const {
  Fingerprint result;
  for (const auto& [key, text] : texts_) result.add(key).add(text);
  return result;
}

std::string Words::operator()(std::string_view key, Values values) const {
  const auto* text = find(key);
  const auto parts = text == nullptr ? std::nullopt : parts_of(*text);
  if (!parts) throw std::logic_error(fmt::format("there are no words '{}'", key));
  std::string result;
  for (const auto& part : *parts) {
    if (!part.is_name) {
      result += part.text;
      continue;
    }
    const auto* value =
        std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == part.text; });
    if (value == values.end())
      throw std::logic_error(fmt::format("'{}' of the words '{}' is not given", part.text, key));
    result += value->second;
  }
  return result;
}

std::optional<std::vector<WordPart>> parts_of(std::string_view text) {
  std::vector<WordPart> parts;
  while (!text.empty()) {
    const auto brace = text.find_first_of("{}");
    if (brace != 0) parts.push_back({text.substr(0, brace)});
    if (brace == std::string_view::npos) break;
    const auto end = text.find('}', brace);
    if (text[brace] == '}' || end == std::string_view::npos) return std::nullopt;
    const auto name = text.substr(brace + 1, end - brace - 1);
    if (!is_word_name(name)) return std::nullopt;
    parts.push_back({name, true});
    text.remove_prefix(end + 1);
  }
  return parts;
}

const Words& default_words() {
  static const Words words = parse_default_words();
  return words;
}

}  // namespace statusbook
