// What content/LANGUAGE/ says: documents, and the texts of the registry, in another language than the book is written
// in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/book.h"

namespace statusbook {

/// The file in a language's folder that holds the texts of the registry and of book.toml.
inline const std::string translated_registry = "registry.toml";

inline std::string content_of_language(const std::string& language) { return "content/" + language; }

struct TranslatedText {
  std::string name;  ///< the key that it stands under: that of a table of the registry, or the id of what has it
  std::string text;
  Location at;
};

struct TranslatedKeywords {
  std::string name;
  std::vector<std::string> words;
  Location at;
};

/// A table of the file. Tables within tables lead to what has the texts, by its id: "codes", "404", "related".
struct TranslatedTable {
  std::string name;
  std::vector<TranslatedText> texts;
  std::vector<TranslatedKeywords> keywords;
  std::vector<TranslatedTable> tables;
  Location at;
};

struct Translation {
  std::vector<Document> documents;
  TranslatedTable texts;
};

}  // namespace statusbook
