#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "import/boilerplate.h"
#include "import/find_entries.h"
#include "import/head.h"
#include "import/link_targets.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::size_t shortest_piece = 40;
constexpr std::size_t longest_quote = 40;

/// Plain spaces for all kinds of them; what has no width goes.
std::string plain_spaces(std::string text) {
  for (const auto* space : {"\u00A0", "\u2002", "\u2003", "\u2009", "\u200A", "\u2028", "\u202F", "\u3000"})
    text = replace_all(std::move(text), space, " ");
  for (const auto* character : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"})
    text = replace_all(std::move(text), character, "");
  return text;
}

/// The phrase that a text gives with the code: "The 404 (Not Found) status code …".
std::string phrase_in_text(std::string_view text, const std::string& code, const CodeReader& codes) {
  for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1)) {
    const auto token = codes.read_code(text.substr(at));
    if ((at > 0 && is_alphanumeric(text[at - 1])) || !token || token->code != code) continue;
    const auto rest = trim(text.substr(at + token->length));
    if (rest.starts_with('(')) {
      auto phrase = clean_phrase(rest.substr(1, std::max<std::size_t>(1, rest.find(')')) - 1));
      if (is_title(phrase)) return phrase;
    }
    if (const auto length = codes.match_phrase(rest, code); length > 0) return std::string(rest.substr(0, length));
  }
  return {};
}

/// Gives an entry without phrase the one that its text begins with or mentions.
void complete_phrase(ImportedEntry& entry, const CodeReader& codes) {
  if (!entry.phrase.empty() || entry.blocks.empty()) return;
  auto& first = entry.blocks.front();
  if (first.kind != BlockKind::paragraph && first.kind != BlockKind::heading) return;
  const auto head = read_phrase(first.runs, {entry.code, entry.parent, 0}, codes);
  if (head.weight == Weight::strong || (!entry.parent.empty() && !head.phrase.empty())) {
    entry.phrase = head.phrase;
    first.runs = trimmed(split_at(std::move(first.runs), head.rest).second);
  } else {
    entry.phrase = phrase_in_text(plain_text(first.runs), entry.code, codes);
  }
}

/// A line of a contents list, or of a table of what is described elsewhere, repeats what the description has.
void drop_repetitions(ImportResult& result) {
  std::map<std::pair<std::string, std::string>, const ImportedEntry*> best;
  for (const auto& entry : result.entries) {
    auto& described = best[{entry.file, entry.code}];
    if (described == nullptr || (says_nothing(described->blocks) && !says_nothing(entry.blocks))) described = &entry;
  }
  std::vector<ImportedEntry> kept;
  for (auto& entry : result.entries) {
    const auto* described = best[{entry.file, entry.code}];
    const bool repeats = described != &entry && says_nothing(entry.blocks);
    if (repeats && !entry.phrase.empty() && comparable(entry.phrase) != comparable(described->phrase))
      result.strays.push_back({entry.file, entry.line, entry.code + " " + entry.phrase});
    if (!repeats) kept.push_back(entry);
  }
  result.entries = std::move(kept);
}

class TextCleaner {
 public:
  TextCleaner(ImportResult& result, const CodeReader& codes) : result_(result), targets_(result, codes) {}

  /// Cleans what is said of a code or a class, and returns the addresses that lead nowhere from a page.
  std::vector<std::string> clean(Blocks& blocks, const std::string& file, const std::string& code) {
    file_ = &file;
    code_ = &code;
    lost_targets_.clear();
    clean(blocks);
    if (says_nothing(blocks)) {
      for (const auto& block : blocks) stray(block);
      blocks.clear();
    }
    return lost_targets_;
  }

 private:
  void stray(const Block& block) {
    const auto text = collapse_whitespace(plain_text(block));
    if (count_words(text) > 0) result_.strays.push_back({*file_, block.line, text});
  }

  void clean(Blocks& blocks) {
    Blocks result;
    for (auto& block : blocks) {
      if (is_boilerplate(block)) {
        stray(block);
        continue;
      }
      for (auto& run : block.runs) {
        if (block.kind != BlockKind::code) clean(run);
      }
      if (block.kind != BlockKind::code) block.runs = trimmed(std::move(block.runs));
      clean(block.children);
      const bool is_part = block.kind == BlockKind::cell || block.kind == BlockKind::row;
      if (block.kind == BlockKind::group) {
        std::move(block.children.begin(), block.children.end(), std::back_inserter(result));
      } else if (is_part || !block.children.empty() || !trim(plain_text(block.runs)).empty()) {
        result.push_back(std::move(block));
      }
    }
    blocks = std::move(result);
  }

  void clean(Run& run) {
    run.text = plain_spaces(std::move(run.text));
    const bool is_image = run.has(style::image);
    run.style &= ~style::image;
    if (run.target.empty()) return;
    const auto label = is_image ? std::string() : targets_.find(*file_, run.target, run.text);
    if (!label.empty()) {
      run.target = label == *code_ ? "" : label;
      if (label != *code_) run.style |= style::label;
    } else if (is_image || place_of(run.target) != LinkPlace::elsewhere) {
      const bool is_new = lost_targets_.empty() || lost_targets_.back() != run.target;
      if (is_new && !run.target.starts_with('#')) lost_targets_.push_back(run.target);
      run.target.clear();
    }
  }

  ImportResult& result_;
  LinkTargets targets_;
  std::vector<std::string> lost_targets_;
  const std::string* file_ = nullptr;
  const std::string* code_ = nullptr;
};

/// A text whose last words announce something that is not there.
void note_broken_end(ImportedEntry& entry) {
  if (entry.blocks.empty() || entry.blocks.back().kind != BlockKind::paragraph) return;
  const auto text = collapse_whitespace(plain_text(entry.blocks.back().runs));
  if (!text.ends_with(':') && !text.ends_with(',') && !text.ends_with('(')) return;
  const auto space = text.size() > longest_quote ? text.find(' ', text.size() - longest_quote) : std::string::npos;
  const auto end = space == std::string::npos ? text : "…" + text.substr(space + 1);
  entry.damage.push_back(fmt::format("the text breaks off after “{}”", end));
}

/// A piece of one description in the middle of a word of another: the first sentences of all are looked for in all, by
/// how they begin.
void note_foreign_pieces(std::vector<ImportedEntry>& entries) {
  std::vector<std::string> texts;
  for (const auto& entry : entries) {
    auto& text = texts.emplace_back();
    for (const auto& block : entry.blocks) text += plain_text(block);
  }
  std::unordered_map<std::string_view, std::size_t> begins;
  const auto sentence = [&](std::size_t i) {
    return trim(std::string_view(texts[i]).substr(0, texts[i].find_first_of(".\n") + 1));
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (sentence(i).size() >= shortest_piece) begins.try_emplace(sentence(i).substr(0, shortest_piece), i);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[i];
    for (std::size_t at = 1; at + shortest_piece <= text.size(); ++at) {
      const auto found = is_letter(text[at - 1]) ? begins.find(text.substr(at, shortest_piece)) : begins.end();
      if (found == begins.end() || found->second == i || !text.substr(at).starts_with(sentence(found->second)))
        continue;
      entries[i].damage.push_back(
          fmt::format("a piece of {}'s text stands in the middle of it", entries[found->second].code));
      break;
    }
  }
}

}  // namespace

void clean_entries(ImportResult& result, const CodeReader& codes) {
  for (auto& entry : result.entries) complete_phrase(entry, codes);
  drop_repetitions(result);
  TextCleaner cleaner(result, codes);
  for (auto& entry : result.entries) entry.targets = cleaner.clean(entry.blocks, entry.file, entry.code);
  for (auto& item : result.classes) cleaner.clean(item.blocks, item.file, item.id);
  for (auto& entry : result.entries) note_broken_end(entry);
  note_foreign_pieces(result.entries);
  std::stable_sort(result.entries.begin(), result.entries.end(),
                   [](const auto& a, const auto& b) { return natural_less(a.code, b.code); });
}

}  // namespace statusbook
