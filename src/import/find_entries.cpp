#include "import/find_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr std::array code_keys{"code", "error_code", "http_code", "http_status", "number", "status", "status_code"};
constexpr std::array phrase_keys{"phrase", "reason", "reason_phrase", "name", "message", "title"};
constexpr std::size_t most_mentioned = 5;
constexpr std::size_t most_damage = 20;  // that is told of one entry

// --- one file a code ---

template <typename Keys>
FrontMatterLine* find_line(SourceDocument& document, const Keys& keys) {
  for (const std::string_view key : keys) {
    for (auto& line : document.front_matter) {
      if (line.key == key && !line.value.empty()) return &line;
    }
  }
  return nullptr;
}

/// The code in a file's name, if that has no other number: "404", "404-not-found", "http_404", "403.14".
std::optional<Head> code_in_name(const std::string& file, const CodeReader& codes) {
  auto name = file.substr(file.rfind('/') + 1);  // npos + 1 is 0
  name.resize(std::min(name.rfind('.'), name.size()));
  std::ranges::replace_if(
      name, [](char c) { return c == '_' || c == '-'; }, ' ');
  auto head = read_head({{name, 0, {}, 0}}, Place::title, codes);
  const auto digits = std::ranges::count_if(name, is_digit);
  const bool is_other = !head || digits != std::ranges::count_if(head->code.code, is_digit);
  return is_other || head->code.code.empty() ? std::nullopt : head;
}

/// Whether the document is a list of codes, and not one on this code that mentions others.
bool is_list(const PieceList& list, const CodeToken& code, bool is_exact, const CodeReader& codes) {
  std::set<std::string> others;
  for (const auto& piece : list.pieces) {
    if (piece.role != Role::entry || !piece.has_text) continue;
    const auto& found = piece.head->code;
    if (found.code != code.code && found.parent != code.code) others.insert(found.code);
  }
  return is_exact ? others.size() > most_mentioned : !others.empty() || !codes.is_registered(code.code);
}

/// Takes the document's first heading off if it says the code, its phrase, or the title that is known already; what it
/// calls the code becomes the phrase where that is not known better.
void take_title(Blocks& blocks, ImportedEntry& entry, const CodeReader& codes) {
  const auto block = std::ranges::find_if(blocks, [](const Block& item) { return item.kind == BlockKind::heading; });
  if (block == blocks.end()) return;
  const auto title = read_head(block->runs, Place::title, codes);
  const bool names_code = title && title->code.code == entry.code;
  const auto phrase = names_code ? title->phrase : clean_phrase(plain_text(block->runs));
  const bool is_title = names_code || codes.match_phrase(phrase, entry.code) > 0;
  if (comparable(phrase) != comparable(entry.phrase) && !(is_title && entry.phrase.empty())) return;
  if (entry.phrase.empty()) entry.phrase = phrase;
  entry.line = block->line > 0 ? block->line : entry.line;
  blocks.erase(block);
}

/// One file a code: the entry that the document is as a whole, without its text, where the code stands in the front
/// matter or in the file's name. Its code is empty where the document is a list, as far as its accepted pieces show.
/// Takes the title off the document.
ImportedEntry find_whole_entry(SourceDocument& document, const PieceList& list, const CodeReader& codes) {
  auto* stated = find_line(document, code_keys);
  auto* named = find_line(document, phrase_keys);
  auto title = named == nullptr ? std::nullopt : read_head({{named->value, 0, {}, 0}}, Place::title, codes);
  if (title && title->code.code.empty()) title.reset();
  CodeToken code;
  int line = 1;
  const auto token = stated == nullptr ? std::nullopt : codes.read_code(stated->value);
  if (token && token->length == stated->value.size()) {
    code = *token;
    line = stated->line;
    stated->is_used = true;
  } else {
    const auto in_name = code_in_name(document.file, codes);
    if (!in_name && !title) return {};
    code = in_name ? in_name->code : title->code;
    const bool is_exact = !in_name || in_name->phrase.empty() || in_name->weight == Weight::strong;
    if (is_list(list, code, is_exact, codes)) return {};
  }
  ImportedEntry entry{code.code, code.parent, {}, document.file, line, {}, {}, {}};
  if (named != nullptr) {
    entry.phrase = title && title->code.code == code.code ? title->phrase : clean_phrase(named->value);
    // A title may be a sentence; other keys say what they say.
    named->is_used = named->key != "title" || title || is_title(entry.phrase);
    if (!named->is_used) entry.phrase.clear();
  }
  take_title(document.blocks, entry, codes);
  return entry;
}

// --- what is left ---

int last_line(const Blocks& blocks, int line) {
  for (const auto& block : blocks) {
    for (const auto& run : block.runs)
      line = std::max(line, run.line + static_cast<int>(std::ranges::count(run.text, '\n')));
    line = last_line(block.children, line);
  }
  return line;
}

/// Notes on entries what was mended or lost in their lines.
void note_damage(const SourceDocument& document, std::vector<ImportedEntry>& entries) {
  for (auto& entry : entries) {
    const int last = last_line(entry.blocks, entry.line);
    std::set<std::string> seen;
    for (auto item = document.repairs.lower_bound({entry.line, {}, {}}); item != document.repairs.end(); ++item) {
      const auto& [line, from, to] = *item;
      if (line > last || entry.damage.size() >= most_damage) break;
      if (from.empty()) {
        entry.damage.push_back(fmt::format("a character of line {} is lost", line));
      } else if (seen.insert(from).second) {
        entry.damage.push_back(fmt::format("wrong encoding in line {}: “{}” was read as “{}”", line, from, to));
      }
    }
  }
}

/// What entries left in the tree.
void add_strays(const Block& block, const FileName& file, Strays& strays) {
  for (const auto& runs : split_lines(block.runs)) {
    const auto text = plain_text(runs);
    if (count_words(text) == 0) continue;
    add_stray(strays, file, runs.front().line > 0 ? runs.front().line : block.line, text);
  }
  for (const auto& child : block.children) add_strays(child, file, strays);
}

}  // namespace

void add_stray(Strays& strays, const FileName& file, int line, std::string_view text) {
  auto& all = strays[{file, line}];
  all += (all.empty() ? "" : " ") + collapse_whitespace(text);
}

ImportResult find_entries(SourceDocument document, const CodeReader& codes) {
  auto& blocks = document.blocks;
  read_lines(blocks, codes);
  auto list = list_pieces(blocks, codes);
  accept_pieces(list, {}, codes);
  const auto whole = find_whole_entry(document, list, codes);
  if (!whole.code.empty()) {
    list = list_pieces(blocks, codes);
    accept_pieces(list, whole.code, codes);
  }
  resolve_readings(blocks, list);
  auto result = assemble_entries(blocks, list, whole, document.file);
  for (const auto& line : document.front_matter) {
    if (line.is_used) continue;
    add_stray(result.strays, document.file, line.line, line.key.empty() ? line.value : line.key + ": " + line.value);
  }
  for (const auto& block : blocks) add_strays(block, document.file, result.strays);
  note_damage(document, result.entries);
  return result;
}

}  // namespace statusbook
