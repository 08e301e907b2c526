#include "import/whole_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::array code_keys{"code",   "error",  "error_code",  "http_code",   "http_status",
                               "number", "status", "status-code", "status_code", "statuscode"};
constexpr std::array words_before_code{"code", "error", "http", "https", "page", "response", "status"};
constexpr std::array phrase_keys{"phrase", "reason", "reason_phrase", "name", "message", "title"};
constexpr std::array summary_keys{"description", "summary", "excerpt", "text"};

constexpr std::size_t most_mentioned = 5;

template <typename Keys>
FrontMatterLine* find_line(SourceDocument& document, const Keys& keys) {
  for (const std::string_view key : keys) {
    for (auto& line : document.front_matter) {
      if (line.key == key && !line.value.empty()) return &line;
    }
  }
  return nullptr;
}

Runs as_runs(std::string_view text, int line = 0) { return {{std::string(text), 0, {}, line}}; }

/// Words of a name or a phrase, apart from how they are joined.
std::string name_words(std::string_view name) {
  std::string words(name);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '_' || c == '-' || c == '\''; }, ' ');
  return collapse_whitespace(words);
}

std::string stem_of(const std::string& file) {
  const auto name = file.substr(file.rfind('/') + 1);  // npos + 1 is 0
  return name.substr(0, name.rfind('.'));
}

struct CodeInName {
  CodeToken code;
  bool is_exact = false;  ///< the name says nothing else
};

/// The code in a file's name: "404", "404-not-found", "http_404", "403.14".
std::optional<CodeInName> code_in_name(const std::string& stem, const CodeReader& codes) {
  const auto words = name_words(stem);
  std::optional<CodeToken> found;
  std::string others;
  for (const auto word : split(words, ' ')) {
    const auto token = codes.whole_code(word);
    const bool has_digits = std::any_of(word.begin(), word.end(), is_digit);
    if (has_digits && (!token || found)) return std::nullopt;
    if (has_digits) found = token;
    const bool leads =
        std::find(words_before_code.begin(), words_before_code.end(), to_lower(word)) != words_before_code.end();
    if (!has_digits && !leads) others += (others.empty() ? "" : " ") + to_lower(word);
  }
  // "http-200-codes" is a list.
  if (!found || found->is_vague || !codes.find_class(words).empty()) return std::nullopt;
  const auto& names = codes.names_of(found->code);
  const bool is_phrase = std::any_of(
      names.begin(), names.end(), [&](const KnownName& name) { return comparable(name_words(name.phrase)) == others; });
  return CodeInName{*found, others.empty() || is_phrase};
}

/// Whether the document is a list of codes, and not one on this code that mentions others.
bool is_list(const PieceList& list, const CodeToken& code, bool is_exact, const CodeReader& codes) {
  std::set<std::string> others;
  bool describes = false;
  for (const auto& piece : list.pieces) {
    if (piece.role != Role::entry || !piece.has_text) continue;
    const auto& found = piece.head->code;
    if (found.code == code.code) describes = true;
    if (found.code != code.code && found.parent != code.code) others.insert(found.code);
  }
  if (!is_exact) return !others.empty() || !codes.is_registered(code.code);
  return others.size() > most_mentioned || (others.size() > 3 && describes);
}

/// Takes the document's first heading off if it says the code, its phrase, or the title that is known already; what it
/// calls the code becomes the phrase where that is not known better.
void take_title(Blocks& blocks, ImportedEntry& entry, bool has_phrase, const CodeReader& codes) {
  for (auto block = blocks.begin(); block != blocks.end(); ++block) {
    if (block->kind == BlockKind::group && block->role == GroupRole::content)
      return take_title(block->children, entry, has_phrase, codes);
    if (block->kind != BlockKind::heading) continue;
    const auto title = read_head(block->runs, Place::title, codes);
    const bool names_code = title && title->code.code == entry.code;
    const auto phrase = names_code ? title->phrase : clean_phrase(plain_text(block->runs));
    const bool is_same = comparable(phrase) == comparable(entry.phrase);
    const bool is_title = names_code || codes.match_phrase(phrase, entry.code) > 0;
    if (!is_same && (!is_title || has_phrase)) return;
    if (!has_phrase && !phrase.empty()) entry.phrase = phrase;
    entry.line = block->line > 0 ? block->line : entry.line;
    blocks.erase(block);
    return;
  }
}

}  // namespace

ImportedEntry find_whole_entry(SourceDocument& document, const PieceList& list, const CodeReader& codes) {
  ImportedEntry entry;
  auto* stated = find_line(document, code_keys);
  auto* named = find_line(document, phrase_keys);
  const auto in_title = named == nullptr ? std::nullopt : read_head(as_runs(named->value), Place::title, codes);
  const bool titled = in_title && !in_title->code.code.empty();
  CodeToken code;
  int line = 1;
  if (const auto token = stated == nullptr ? std::nullopt : codes.whole_code(stated->value)) {
    code = *token;
    line = stated->line;
    stated->is_used = true;
  } else {
    const auto in_name = code_in_name(stem_of(document.file), codes);
    if (!in_name && !titled) return entry;
    code = in_name ? in_name->code : in_title->code;
    if (is_list(list, code, !in_name || in_name->is_exact, codes)) return entry;
  }
  entry.code = code.code;
  entry.parent = code.parent;
  entry.file = document.file;
  entry.line = line;
  if (named != nullptr) {
    entry.phrase = titled && in_title->code.code == code.code ? in_title->phrase : clean_phrase(named->value);
    const bool known = codes.match_phrase(entry.phrase, code.code) > 0;
    // A title may be a sentence; other keys say what they say.
    named->is_used = named->key != "title" || titled || known || is_title(entry.phrase);
    if (!named->is_used) entry.phrase.clear();
  }
  take_title(document.blocks, entry, !entry.phrase.empty(), codes);
  return entry;
}

void take_summary(SourceDocument& document, ImportedEntry& entry) {
  auto* line = find_line(document, summary_keys);
  if (line == nullptr || !entry.blocks.empty()) return;
  entry.blocks.push_back(make_paragraph(as_runs(line->value, line->line), line->line));
  line->is_used = true;
}

}  // namespace statusbook
