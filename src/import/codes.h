// What counts as a code, a class or a phrase in a document from elsewhere. The registry alone says so: through the
// patterns of its classes, and the phrases that its codes have and had.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/class_index.h"
#include "model/registry.h"

namespace statusbook {

struct CodeToken {
  std::string code;    ///< as the registry would write it: "404:2" is "404.2"
  std::string parent;  ///< "404" of "404.2"; empty for most
  std::size_t length = 0;
};

struct ClassToken {
  std::string id;
  std::size_t length = 0;
};

/// What the registry knows a code to be called, now and before.
struct KnownName {
  std::string phrase;
  std::string by;           ///< the documents that used it, else the programs; empty for a current phrase
  bool is_current = false;  ///< one of the code's meanings has it
  bool is_program = false;  ///< what used it are programs
};

class CodeReader {
 public:
  explicit CodeReader(const Registry& registry);

  /// A code at the front of the text, with no letter or digit right behind it.
  [[nodiscard]] std::optional<CodeToken> read_code(std::string_view text) const;
  /// The same for a class: "4xx", "4XX", "400-499".
  [[nodiscard]] std::optional<ClassToken> read_class(std::string_view text) const;
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

// --- phrases, compared without regard to letter case, white space and typography ---

/// The bytes of the punctuation mark, the sign or the picture at the front; 0 for white space, letters and digits.
std::size_t symbol_length(std::string_view text);
/// Behind the spaces that begin at the offset.
std::size_t skip_spaces(std::string_view text, std::size_t at);
/// Behind the symbols and spaces that begin at the offset.
std::size_t skip_symbols(std::string_view text, std::size_t at = 0);

/// "Unused" for "(Unused)"; any other phrase as it is.
std::string_view without_parentheses(std::string_view phrase);

/// A phrase with a remark in parentheses after it: "Multi-Status (WebDAV)".
struct AnnotatedPhrase {
  std::string phrase;
  std::string annotation;  ///< without the parentheses; may be empty
};
AnnotatedPhrase split_annotation(std::string_view phrase);

/// Without the spaces and symbols at its end, but for those that may belong to a phrase.
std::string_view without_last_symbols(std::string_view text);

/// What is left of a phrase for comparing it.
std::string comparable(std::string_view phrase);

/// Whether text reads as a title, and not as the start of a sentence.
bool is_title(std::string_view text);

/// A phrase without the marks around it that belong to the document: separators, quotation marks, stray emphasis.
std::string clean_phrase(std::string_view raw);

}  // namespace statusbook
