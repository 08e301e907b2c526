// The one grammar of what a heading, a bullet, a cell, a term or a line says first: a code or a class, a phrase where
// it has one, and where the rest begins; and how much speaks for it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "import/codes.h"
#include "import/outline.h"

namespace statusbook {

enum class Place {
  title,  ///< all of the text is to be code and phrase: headings, terms, cells
  lead    ///< a description may follow in the same text: bullets, paragraphs, lines
};

enum class Weight {
  weak,   ///< nothing but the place speaks for it: "404 items per page"
  fair,   ///< markup, a separator or a phrase that reads like a title sets the code off
  strong  ///< the phrase is one that the code has or had
};

struct Head {
  CodeToken code;        ///< of a class: empty
  std::string class_id;  ///< of a code: empty
  std::string phrase;    ///< as the source has it, without markup; may be empty
  std::size_t rest = 0;  ///< where the description begins, as an offset into the plain text
  Weight weight = Weight::weak;
  std::string running_phrase;  ///< a known one that runs on into a sentence, and so may be part of that
  std::size_t running = 0;     ///< where the rest would begin behind it; 0: there is none
  bool is_formatted = false;   ///< markup sets the code off
  bool is_unbalanced = false;  ///< emphasis was opened and not closed, or the reverse
};

/// nullopt where the text begins with no code and no class, and with no phrase behind which a code stands.
std::optional<Head> read_head(const Runs& runs, Place place, const CodeReader& codes);

/// A phrase, and perhaps a description behind it, of a code that stands elsewhere: "Not Found: …".
Head read_phrase(const Runs& runs, const CodeToken& code, const CodeReader& codes);

}  // namespace statusbook
