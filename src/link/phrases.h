// Codes named in running text: a number with its phrase, "404 Not Found" or "404 (Not Found)", is a link without
// brackets, and a number with another code's phrase, or with its own one misspelt, is a fault.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/registry.h"

namespace statusbook {

struct PhraseMatch {
  std::size_t offset = 0;  ///< bytes into the text, of the number
  std::size_t length = 0;  ///< of number and phrase
  const Code* code = nullptr;
  std::string fault;  ///< empty where number and phrase agree
};

/// Finds phrases in text, at a cost that does not grow with the registry.
class PhraseIndex {
 public:
  /// The registry has to outlive it.
  explicit PhraseIndex(const Registry& registry);

  [[nodiscard]] std::vector<PhraseMatch> find(std::string_view text) const;

 private:
  [[nodiscard]] const Code* find_code(std::string_view word, std::size_t behind_mark) const;
  [[nodiscard]] std::string_view wrong_phrase(std::string_view text, const Code& code) const;
  [[nodiscard]] std::string_view phrase_of_another(std::string_view text, const Code& code) const;

  const Registry& registry_;
  std::map<std::string, std::size_t, std::less<>> owners_;  ///< by phrase: the first code that has it and is no part
  std::size_t longest_ = 0;                                 ///< bytes of the longest phrase
  std::array<bool, 256> first_bytes_{};                     ///< of codes, so that most words are passed over
};

/// Whether the phrase is or was the code's in any of its meanings.
bool has_phrase(const Code& code, std::string_view phrase);

/// What to say of a phrase that is not the code's: "the registry calls 404 'Not Found', not 'Gone'".
std::string contradiction(const Code& code, std::string_view phrase);

}  // namespace statusbook
