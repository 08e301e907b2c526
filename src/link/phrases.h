// Codes named in running text: a number with its phrase, "404 Not Found" or "404 (Not Found)", is a link without
// brackets, and a number with another code's phrase, or with its own one misspelt, is a fault.
#pragma once

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

std::vector<PhraseMatch> find_phrases(std::string_view text, const Registry& registry);

/// Whether the phrase is or was the code's in any of its meanings.
bool has_phrase(const Code& code, std::string_view phrase);

/// What to say of a phrase that is not the code's: "the registry calls 404 'Not Found', not 'Gone'".
std::string contradiction(const Code& code, std::string_view phrase);

}  // namespace statusbook
