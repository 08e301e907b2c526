// The words of the interface in one language, by key. A text may have names between braces, in whose place pages fill
// something in: "{count} results".
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fingerprint.h"

namespace statusbook {

class Words {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// nullptr where there is no such key.
  [[nodiscard]] const std::string* find(std::string_view key) const;
  void set(std::string_view key, std::string text);
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] Fingerprint fingerprint() const;

  /// The text of a key, with its names filled in. Throws std::logic_error where there is no such key, or a name that
  /// has no value: what the program asks for is among the default words, and no others of a key have more names.
  [[nodiscard]] std::string operator()(std::string_view key, Values values = {}) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

/// A piece of a text: what stands there, or the name of what does.
struct WordPart {
  std::string_view text;
  bool is_name = false;
};

/// nullopt where a brace is not closed, or closed without one that is open, or a name is none.
std::optional<std::vector<WordPart>> parts_of(std::string_view text);

/// Those of theme/strings.toml, which are built into the program.
const Words& default_words();

/// The text of that file.
std::string_view default_words_text();

}  // namespace statusbook
