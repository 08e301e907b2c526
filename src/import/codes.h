// What counts as a code, a class or a phrase in a document from elsewhere. The registry alone says so: through the
// patterns of its classes, and the phrases that its codes have and had. And the one grammar of what a heading, a
// bullet, a cell, a term or a line says first, with how much speaks for it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/outline.h"
#include "model/class_index.h"
#include "model/registry.h"

namespace statusbook {

struct CodeToken {
  std::string code;    ///< as the registry would write it: "404:2" is "404.2"; or the id of a class
  std::string parent;  ///< "404" of "404.2"; empty for most
  std::size_t length = 0;
};

/// What the registry knows a code to be called, now and before.
struct KnownName {
  std::string phrase;
  std::string by;           ///< the documents that used it, else the programs; empty for a phrase that it has
  bool is_program = false;  ///< what used it are programs
};

class CodeReader {
 public:
  explicit CodeReader(const Registry& registry);

  /// A code at the front of the text, with no letter or digit right behind it.
  [[nodiscard]] std::optional<CodeToken> read_code(std::string_view text) const;
  /// The same for a class: "4xx", "4XX", "400-499".
  [[nodiscard]] std::optional<CodeToken> read_class(std::string_view text) const;
  /// The class that a heading or a line speaks of, by pattern, range or name: "Client errors (4xx)", "Client errors".
  [[nodiscard]] std::string find_class(std::string_view heading) const;

  /// How many bytes at the front are a phrase that the code has or had, letter case ignored; 0 for none.
  [[nodiscard]] std::size_t match_phrase(std::string_view text, const std::string& code) const;
  [[nodiscard]] bool is_registered(const std::string& code) const { return registry_->codes.find(code) != nullptr; }
  /// Whether the text names a registered code other than these.
  [[nodiscard]] bool names_other_code(std::string_view text, const CodeToken& known) const;
  /// All codes that the text names, registered or not, each once.
  [[nodiscard]] std::vector<std::string> find_codes(std::string_view text) const;

  /// What the registry calls the code, current phrases first; empty where it has none such.
  [[nodiscard]] const std::vector<KnownName>& names_of(const std::string& code) const;

  [[nodiscard]] const Registry& registry() const { return *registry_; }

 private:
  struct Pattern {
    std::string id;
    bool digits_only = true;  ///< x stands for digits, as far as the registry's codes show
    [[nodiscard]] bool matches(std::string_view word) const;
  };

  const Registry* registry_;
  std::vector<MemberRule> ranges_;  ///< of classes that name their members
  std::vector<Pattern> patterns_;
  std::map<std::string, std::vector<KnownName>> names_;
};

// --- heads: a code or a class, and a phrase where there is one ---

enum class HeadPlace {
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
std::optional<Head> read_head(const Runs& runs, HeadPlace place, const CodeReader& codes);

/// A phrase, and perhaps a description behind it, of a code that stands elsewhere: "Not Found: …".
Head read_phrase(const Runs& runs, const CodeToken& code, const CodeReader& codes);

// --- phrases, compared without regard to letter case, white space and the form of apostrophes ---

/// The bytes of the punctuation mark, the sign or the picture at the front; 0 for white space, letters and digits.
std::size_t symbol_length(std::string_view text);
/// Behind the spaces that begin at the offset.
std::size_t skip_spaces(std::string_view text, std::size_t at);
/// Behind the symbols and spaces that begin at the offset.
std::size_t skip_symbols(std::string_view text, std::size_t at = 0);

/// "Unused" for "(Unused)"; any other phrase as it is.
std::string_view without_parentheses(std::string_view phrase);

/// A phrase, and the remark in parentheses after it, if it has one: "Multi-Status (WebDAV)".
std::pair<std::string, std::string> split_annotation(std::string_view phrase);

/// Without the spaces and symbols at its end, but for those that may belong to a phrase.
std::string_view without_last_symbols(std::string_view text);

/// What is left of a phrase for comparing it.
std::string comparable(std::string_view phrase);

/// Whether text reads as a title, and not as the start of a sentence.
bool is_title(std::string_view text);

/// A phrase without the marks around it that belong to the document: separators, quotation marks, stray emphasis.
std::string clean_phrase(std::string_view raw);

}  // namespace statusbook
