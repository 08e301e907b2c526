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
constexpr std::size_t fewest_of_own_list = 4;  // codes of a list in an entry's section that is a list of its own
constexpr std::size_t fewest_alike = 3;
constexpr std::size_t most_mentioned = 5;
constexpr std::size_t most_damage = 20;  // that is told of one entry

// --- what begins an entry ---

bool is_entry(const Piece& piece) { return piece.role == Role::entry; }

class Judge {
 public:
  Judge(PieceList& list, const std::string& whole, const CodeReader& codes)
      : list_(list), whole_(whole), codes_(codes) {}

  void run() {
    judge_headings();
    if (whole_.empty()) judge_paragraphs();
    for (const auto& piece : list_.pieces) {
      if (is_entry(piece)) described_.insert(piece.head->code.code);
    }
    for (const auto& group : list_.groups) {
      if (!group.pieces.empty()) judge_group(group);
    }
  }

 private:
  /// A code in a heading below an entry's own begins another entry, if it is another code. Notes for each piece whose
  /// section it is in.
  void judge_headings() {
    std::vector<const Piece*> open;
    for (auto& piece : list_.pieces) {
      while (piece.shape == Shape::heading && !open.empty() && open.back()->level >= piece.level) open.pop_back();
      if (!open.empty() && is_entry(*open.back())) piece.section = open.back();
      if (piece.shape != Shape::heading) continue;
      const bool goes_on = !open.empty() && piece.has_code() && open.back()->head->code.code == piece.head->code.code;
      if (piece.has_code(Weight::fair) && (whole_.empty() ? !goes_on : piece.head->code.parent == whole_)) {
        piece.role = Role::entry;
      } else if (whole_.empty() && piece.has_class()) {
        piece.role = Role::code_class;
      }
      if (piece.role != Role::text) open.push_back(&piece);
    }
  }

  /// A paragraph is an entry where its phrase is known or markup sets it off; one that only reads like those where as
  /// many are sure. One among headings mentions a code.
  void judge_paragraphs() {
    std::vector<Piece*> sure;
    std::vector<Piece*> likely;
    for (auto& piece : list_.pieces) {
      if (piece.shape != Shape::paragraph || piece.section != nullptr || piece.parent != nullptr) continue;
      if (piece.has_class()) piece.role = Role::code_class;
      if (!piece.has_code(Weight::fair)) continue;
      if (piece.has_code(Weight::strong) || piece.head->is_formatted) {
        sure.push_back(&piece);
      } else if (!piece.head->phrase.empty()) {
        likely.push_back(&piece);
      }
    }
    if (sure.size() > 1 && sure.size() >= likely.size()) sure.insert(sure.end(), likely.begin(), likely.end());
    for (auto* piece : sure) piece->role = Role::entry;
  }

  // --- lists and tables ---

  /// A list in what an entry says is text of it, unless it has sub-codes, or codes that nothing else describes.
  void judge_group(const PieceGroup& group) {
    const auto& first = *group.pieces.front();
    const bool is_inside = first.parent != nullptr && is_entry(*first.parent);
    const auto* owner = is_inside ? first.parent : first.section;
    const auto score = score_of(group);
    if (owner != nullptr || !whole_.empty()) {
      const auto& code = owner != nullptr ? owner->head->code.code : whole_;
      const bool has_subcodes = std::ranges::any_of(
          group.pieces, [&](auto* piece) { return piece->has_code() && piece->head->code.parent == code; });
      const bool is_new = score.codes.size() >= fewest_of_own_list && !is_mostly_described(score.codes);
      if (!has_subcodes && (is_inside || !whole_.empty() || !is_new)) return;
    }
    judge_items(group, score);
  }

  /// Whether most of the codes have headings or paragraphs of their own.
  [[nodiscard]] bool is_mostly_described(const std::set<std::string>& codes) const {
    const auto known = std::ranges::count_if(codes, [&](const auto& code) { return described_.contains(code); });
    return 2 * static_cast<std::size_t>(known) >= codes.size();
  }

  /// What the items of a list or the rows of a table score together.
  struct Score {
    std::size_t found = 0;       // items with a code
    std::size_t fair = 0;        // of those: more than the place speaks for it
    std::size_t known = 0;       // the phrase is one of the code's
    std::size_t registered = 0;  // different codes that are
    bool runs_on = false;        // a known phrase runs on into a sentence
    bool has_text = false;       // something is behind the head of one
    std::set<std::string> codes;
  };

  Score score_of(const PieceGroup& group) {
    Score score;
    for (const auto* piece : group.pieces) {
      if (!piece->has_code()) continue;
      const auto& [code, parent, length] = piece->head->code;
      const bool runs = piece->head->running > 0;
      score.runs_on = score.runs_on || runs;
      score.has_text = score.has_text || piece->has_text;
      ++score.found;
      score.fair += runs || piece->has_code(Weight::fair) ? 1 : 0;
      score.known += runs || codes_.match_phrase(piece->head->phrase, code) > 0 ? 1 : 0;
      const bool is_new = score.codes.insert(code).second;
      score.registered += is_new && (codes_.is_registered(code) || codes_.is_registered(parent)) ? 1 : 0;
    }
    return score;
  }

  /// One rule a list: where most items have codes, all that have one are entries; where known phrases run on into
  /// sentences in most of them, they are phrases in all. A row's column speaks for its code.
  void judge_items(const PieceGroup& group, const Score& score) {
    const auto& [found, fair, known, registered, runs_on, has_text, codes] = score;
    const bool is_begun = codes_.registry().codes.size() == 0;
    // Numbers that differ are no codes yet: the registry has to know most of them, or a phrase.
    if (!is_begun && known == 0 && 3 * registered < 2 * codes.size()) return;
    // A list of contents, or a table that names codes in several rows, is about what is described elsewhere.
    if (found > 0 && (!has_text || (group.columns && 2 * codes.size() <= found)) && is_mostly_described(codes)) return;
    const auto all = group.pieces.size();
    const bool is_list = group.columns || (found > 1 && 3 * found >= 2 * all && (is_begun || 2 * fair >= found));
    const bool cuts_phrases = runs_on && known >= fewest_alike && 3 * known >= 2 * found;
    for (auto* piece : group.pieces) {
      if (piece->has_class()) piece->role = Role::code_class;
      if (!piece->has_code(is_list ? Weight::weak : Weight::fair)) continue;
      piece->role = Role::entry;
      if (!cuts_phrases || piece->head->running == 0) continue;
      piece->head->phrase = piece->head->running_phrase;
      piece->head->rest = piece->head->running;
    }
  }

  PieceList& list_;
  const std::string& whole_;
  const CodeReader& codes_;
  std::set<std::string> described_;  // codes of headings and paragraphs that are entries
};

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
  auto head = read_head({{name, 0, {}, 0}}, HeadPlace::title, codes);
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
  const auto title = read_head(block->runs, HeadPlace::title, codes);
  const bool names_code = title && title->code.code == entry.code;
  const auto phrase = names_code ? title->phrase : clean_phrase(plain_text(block->runs));
  if (comparable(phrase) != comparable(entry.phrase) && !(names_code && entry.phrase.empty())) return;
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
  auto title = named == nullptr ? std::nullopt : read_head({{named->value, 0, {}, 0}}, HeadPlace::title, codes);
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
    named->is_used = true;
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

/// Notes on entries what was mended in their lines.
void note_damage(const SourceDocument& document, std::vector<ImportedEntry>& entries) {
  for (auto& entry : entries) {
    const int last = last_line(entry.blocks, entry.line);
    std::set<std::string> seen;
    for (auto item = document.repairs.lower_bound({entry.line, {}, {}}); item != document.repairs.end(); ++item) {
      const auto& [line, from, to] = *item;
      if (line > last || entry.damage.size() >= most_damage) break;
      if (seen.insert(from).second)
        entry.damage.push_back(fmt::format("wrong encoding in line {}: “{}” was read as “{}”", line, from, to));
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
  Judge(list, {}, codes).run();
  const auto whole = find_whole_entry(document, list, codes);
  if (!whole.code.empty()) {
    list = list_pieces(blocks, codes);
    Judge(list, whole.code, codes).run();
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
