// The registry: codes and what they refer to, as content/registry/*.toml states them.
//
// The unit of knowledge is the meaning. A code is an identity ("404", "403.14", "42P01") with one meaning or more, each
// from an origin of its own; the first is the one that the code's page is titled after.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/picture.h"
#include "model/settings.h"
#include "model/unread.h"

namespace statusbook {

/// "RFC 9110 §15.5.5": a spec and, where given, a section of it; or the id of a source, without section.
struct Citation {
  std::string id;
  std::string section;
  Location at;
};

/// Splits the text of a citation at " §".
Citation parse_citation(std::string_view text, Location at);
/// The text that parse_citation reads.
std::string text_of(const Citation& citation);

/// Whether the text may be a section of a spec: "15.5.5", "B.3"; so may an empty one, of a citation of the whole spec.
bool is_section(std::string_view text);

struct Spec;
/// Whether the spec has the section, as far as its sections are known.
bool has_section(const Spec& spec, const std::string& section);

struct Fact {
  std::string kind;   ///< id of a FactKind
  std::string value;  ///< id of one of its choices, or text
  std::optional<Citation> by;
  std::string note;
  Location at;
};

/// must, should and may, in this order.
std::vector<std::string> field_levels();

/// A field that a message with the code carries.
struct FieldUse {
  std::string field;
  std::string level;  ///< one of field_levels()
  std::optional<Citation> by;
  std::string note;
  Location at;
};

struct EarlierPhrase {
  std::string phrase;
  Citation by;
};

struct RelatedCode {
  std::string code;
  std::string reason;  ///< a clause: when the other code applies, or how it differs
  Location at;
};

/// A name, and where it is written.
struct NamedAt {
  std::string text;
  Location at;
};

struct SourceUse {
  std::string id;
  Location at;
};

/// A note that answers questions about an entry.
struct NoteUse {
  std::string id;
  Location at;
};

/// Where entries stand, by their state.
enum class Standing {
  usual,   ///< in the first of the book's states
  odd,     ///< registered in another one
  outside  ///< not registered
};

struct Meaning {
  std::string phrase;
  bool own_phrase = false;  ///< whether the phrase is the book's own description
  std::string summary;
  std::string state;  ///< id of one of the book's
  Standing standing = Standing::usual;
  std::string origin;  ///< id of an Origin; empty for what the registry's own authority registers
  std::optional<Citation> spec;
  std::string checked;    ///< ISO date on which the entry was last checked
  std::string as_of;      ///< ISO date of the record that a temporary state was read from
  std::string expires;    ///< ISO date at which a temporary state ends
  std::string recognize;  ///< how to tell this meaning from the number's others; may be empty
  bool is_draft = false;
  bool has_unread_keys = false;  ///< whether the entry has keys that nobody can read, such as misspelt ones
  std::vector<Fact> facts;
  std::vector<FieldUse> fields;
  std::vector<EarlierPhrase> earlier;
  std::vector<RelatedCode> related;
  std::vector<SourceUse> sources;
  std::vector<NoteUse> notes;         ///< the most useful first
  std::vector<std::string> keywords;  ///< under which readers look for it, beside its phrases
  Location at;                        ///< of the entry's table
  Location phrase_at;
  Location state_at;
  Location origin_at;
  Location checked_at;
};

/// What an edition calls a code: the places of both in the registry's lists.
struct NameUse {
  std::size_t edition = 0;
  std::size_t phrase = 0;
};

/// What a library calls a code: the places of both in the registry's lists.
struct ConstantUse {
  std::size_t library = 0;
  std::size_t constant = 0;
};

/// What a code may have beside letters and digits.
constexpr std::string_view code_marks = ". - _ / +";
/// Whether the text may be a code: letters, digits and code_marks, the first of them a letter or a digit.
bool is_code_id(std::string_view text);

/// What a code may have been called.
constexpr std::size_t most_phrases = 100;

struct Code {
  std::string id;
  std::string parent;  ///< id of the code that this one subdivides; empty for most
  /// Of the class that names it or its parent, or whose pattern they match; empty where none does. Filled by
  /// complete_registry().
  std::string class_id;
  std::vector<NamedAt> labels;  ///< other names under which pages can refer to it
  std::vector<Meaning> meanings;
  /// Every phrase that running text may give the code: those of its meanings, and those that it had; at most
  /// most_phrases. Filled by complete_registry().
  std::vector<std::string> phrases;
  // Where the rest of the registry speaks of the code, in its order. Filled by complete_registry().
  std::vector<std::size_t> parts;  ///< places in Registry::codes
  std::vector<NameUse> names;
  std::vector<ConstantUse> constants;
  Location at;
  Location parent_at;

  [[nodiscard]] const Meaning& main() const { return meanings.front(); }
};

struct CodeClass {
  std::string id;                ///< without members also the pattern: each x stands for one digit or letter
  std::vector<NamedAt> members;  ///< "0", "1-16", "image/*"; of several classes, the one that names a code has it
  std::string label;             ///< in the navigation; the id where the entry gives none
  std::string name;
  std::string summary;
  std::string color;  ///< a word that the theme knows, such as "blue"; may be empty
  std::string sign;   ///< the same, such as "left"
  std::optional<Citation> spec;
  std::vector<std::string> unassigned;  ///< "419-420" or "427", in order
  std::vector<NoteUse> notes;
  std::vector<std::string> keywords;
  Location at;
};

struct Spec {
  std::string id;
  std::string title;
  std::string date;  ///< "2022-06", or words where there is none
  std::string url;
  std::string section_url;            ///< {section} stands for the section; empty: citations of sections lead to url
  std::string appendix_url;           ///< the same for sections that begin with a capital letter; empty: section_url
  std::vector<std::string> sections;  ///< every section that it has, sorted; empty: nobody has listed them
  std::vector<std::string> obsoletes;
  std::vector<Location> obsoletes_at;
  std::vector<std::string> keywords;
  Location at;
};

struct Field {
  std::string id;  ///< the field's name as it is written
  std::string summary;
  std::optional<Citation> spec;
  std::vector<std::string> keywords;
  bool counts_content = false;  ///< in an example, its value has to be the length of the content
  Location at;
};

/// Who gave a number a meaning outside the registry's authority.
struct Origin {
  std::string id;
  std::string name;
  std::string url;
  std::vector<std::string> keywords;  ///< what else readers call it
  Location at;
};

/// Where a claim comes from that no spec covers.
struct Source {
  std::string id;
  std::string title;
  std::string publisher;
  std::string url;
  std::string read;      ///< ISO date; empty where a copy was read, and of a draft
  std::string copy;      ///< when the copy was made that was read in place of the address itself
  std::string language;  ///< of the title, as in "de"; empty where it is that of the book
  Location at;
  Location read_at;
};

/// What a document, or a release of a program, calls the codes: one list each, so that names over time can be told.
struct Edition {
  enum class Kind { spec, software };

  struct Phrase {
    std::string code;
    std::string phrase;
    Location at;
  };

  std::string id;  ///< a spec's id, or a program's name
  Kind kind = Kind::spec;
  std::string date;     ///< "1999-06" or "1994-09-19"
  std::string version;  ///< of software
  Citation by;
  std::vector<Phrase> phrases;
  Location at;
};

/// What a library of a programming language calls the codes.
struct Library {
  struct Constant {
    std::string code;
    std::string name;   ///< as it is written in code
    std::string stale;  ///< why the name is out of date; empty where it is not
    std::string alias;  ///< what else the library calls the code; may be empty
    Location at;
  };

  std::string id;
  std::string name;
  std::string language;
  std::string version;
  bool common = false;  ///< pages show its constants at once, those of others on demand
  Citation by;
  std::vector<Constant> constants;
  Location at;
};

struct Registry {
  Catalog<CodeClass> classes;
  Catalog<Code> codes;  ///< in natural order of their ids, so that subdivisions follow their parent
  Catalog<Spec> specs;
  Catalog<Field> fields;
  Catalog<Origin> origins;
  Catalog<Source> sources;
  Catalog<Edition> editions;  ///< in order of date; specs before software
  Catalog<Library> libraries;
  Catalog<Picture> pictures;
  Unread unread;  ///< what stands in files, and in parts of them, that could not be read

  // Filled by complete_registry().
  bool has_unofficial = false;  ///< whether any meaning is
  bool has_field_uses = false;  ///< whether any meaning says what fields do
};

/// Where a citation leads.
std::string url_of(const Registry& registry, const Citation& citation);

/// The phrase that an edition gives a code; nullptr where it has none. Looks through the edition; Code::names are at
/// hand once the registry is complete.
const std::string* find_phrase(const Edition& edition, std::string_view code);

}  // namespace statusbook
