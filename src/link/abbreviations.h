// Abbreviations that the book explains: the first on a page gets what it stands for, unless the page says so itself.
#pragma once

#include <bitset>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct AbbreviationMatch {
  std::size_t offset = 0;  ///< bytes into the text
  std::size_t length = 0;
  std::string meaning;
};

/// The abbreviations of one document, asked for its texts one after the other.
class Abbreviations {
 public:
  using Meanings = std::map<std::string, std::string, std::less<>>;

  Abbreviations(const Meanings& meanings, std::string_view document);

  std::vector<AbbreviationMatch> find(std::string_view text);

 private:
  /// Whether the word is one that the document uses for the first time and does not explain.
  bool is_new(std::string_view word, std::string_view meaning);

  const Meanings& meanings_;
  std::bitset<256> first_bytes_;  ///< of abbreviations, so that most words are passed over
  std::string_view document_;
  std::string lower_document_;  ///< empty until it is needed
  std::vector<std::string_view> seen_;
};

}  // namespace statusbook
