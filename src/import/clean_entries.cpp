#include "import/clean_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "import/boilerplate.h"
#include "import/head.h"
#include "import/link_targets.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::size_t shortest_piece = 40;
constexpr std::size_t longest_quote = 40;

constexpr std::array odd_spaces{"\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
                                "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
constexpr std::array without_width{"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"};

/// Plain spaces for all kinds of them; what has no width goes.
std::string plain_spaces(std::string text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain) return text;
  for (const std::string_view space : odd_spaces) text = replace_all(std::move(text), space, " ");
  for (const std::string_view character : without_width) text = replace_all(std::move(text), character, "");
  return text;
}

/// The phrase that the first paragraph gives with the code: "The 404 (Not Found) status code …".
std::string phrase_in_text(const std::string& text, const std::string& code, const CodeReader& codes) {
  for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1)) {
    const bool starts = at == 0 || !is_alphanumeric(text[at - 1]);
    const auto token = codes.read_code(std::string_view(text).substr(at));
    if (!starts || !token || token->code != code) continue;
    const auto rest = trim(std::string_view(text).substr(at + token->length));
    const auto close = rest.find(')');
    if (rest.starts_with('(') && close != std::string_view::npos) {
      auto phrase = clean_phrase(rest.substr(1, close - 1));
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
  auto head = read_phrase(first.runs, {entry.code, entry.parent, 0}, codes);
  if (head.weight == Weight::strong || (!entry.parent.empty() && !head.phrase.empty())) {
    entry.phrase = std::move(head.phrase);
    first.runs = trimmed(split_at(std::move(first.runs), head.rest).second);
    if (first.runs.empty()) entry.blocks.erase(entry.blocks.begin());
  } else if (first.kind == BlockKind::paragraph) {
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
  for (auto& entry : result.entries) {
    const auto* described = best[{entry.file, entry.code}];
    if (described == &entry || !says_nothing(entry.blocks)) continue;
    if (!entry.phrase.empty() && comparable(entry.phrase) != comparable(described->phrase)) {
      result.strays.push_back({entry.file, entry.line, entry.code + " " + entry.phrase});
    }
    entry.line = 0;
  }
  std::erase_if(result.entries, [](const ImportedEntry& entry) { return entry.line == 0; });
}

class EntryCleaner {
 public:
  EntryCleaner(ImportResult& result, const CodeReader& codes)
      : result_(result), codes_(codes), targets_(result, codes) {}

  void clean(ImportedEntry& entry) {
    clean(entry.blocks, entry.file, entry.code);
    entry.targets = std::move(lost_targets_);
    lost_targets_.clear();
  }

  void clean(Blocks& blocks, const std::string& file, const std::string& code) {
    file_ = &file;
    code_ = &code;
    clean_blocks(blocks);
    if (!says_nothing(blocks)) return;
    for (const auto& block : blocks) stray(block);
    blocks.clear();
  }

 private:
  void stray(const Block& block) {
    const auto text = collapse_whitespace(plain_text(block));
    if (count_words(text) > 0) result_.strays.push_back({*file_, block.line, text});
  }

  void clean_blocks(Blocks& blocks) {
    Blocks result;
    for (auto& block : blocks) {
      if (block.kind == BlockKind::rule) continue;
      if (is_boilerplate(block)) {
        stray(block);
        continue;
      }
      if (block.kind != BlockKind::code) block.runs = trimmed(clean_runs(std::move(block.runs)));
      if (block.kind == BlockKind::quote) name_alert(block);
      clean_blocks(block.children);
      const bool is_part = block.kind == BlockKind::cell || block.kind == BlockKind::row;
      if (!is_part && block.children.empty() && trim(plain_text(block.runs)).empty()) continue;
      if (block.kind == BlockKind::group) {
        std::move(block.children.begin(), block.children.end(), std::back_inserter(result));
      } else {
        result.push_back(std::move(block));
      }
    }
    blocks = std::move(result);
  }

  /// "[!NOTE]" at the start of a quotation is a mark of GitHub's; as words it is understood everywhere.
  static void name_alert(Block& quote) {
    if (quote.children.empty() || quote.children.front().kind != BlockKind::paragraph) return;
    auto& runs = quote.children.front().runs;
    const auto text = plain_text(runs);
    const auto end = text.find(']');
    if (!text.starts_with("[!") || end == std::string::npos) return;
    auto name = to_lower(std::string_view(text).substr(2, end - 2));
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_letter)) return;
    name.front() = static_cast<char>(name.front() - ('a' - 'A'));
    auto rest = trimmed(split_at(std::move(runs), end + 1).second);
    runs = {{name, style::strong, {}, 0}, {": ", 0, {}, 0}};
    std::move(rest.begin(), rest.end(), std::back_inserter(runs));
  }

  /// A line break in the middle of a sentence is there for the width of somebody's page.
  static bool breaks_sentence(const Runs& before, const Run* next) {
    const auto left = before.empty() ? std::string_view() : trim(before.back().text);
    const bool ended = left.empty() || std::string_view(".:;!?)").find(left.back()) != std::string_view::npos;
    const auto right = next == nullptr ? std::string_view() : trim(next->text);
    return !ended && !right.empty() && is_letter(right.front()) && !is_upper(right.front());
  }

  Runs clean_runs(Runs runs) {
    Runs result;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      auto& run = runs[i];
      if (run.has(style::line_break)) {
        const auto* next = i + 1 < runs.size() ? &runs[i + 1] : nullptr;
        if (breaks_sentence(result, next)) run = {" ", 0, {}, run.line};
      }
      run.text = plain_spaces(std::move(run.text));
      clean_target(run);
      result.push_back(std::move(run));
    }
    drop_own_title(result);
    return result;
  }

  void clean_target(Run& run) {
    if (run.target.empty()) return;
    const auto place = place_of(run.target);
    const auto label = run.has(style::image) ? std::string() : targets_.find(*file_, run.target, run.text);
    const bool is_image = run.has(style::image);
    run.style &= ~style::image;
    if (!label.empty()) {
      run.target = label == *code_ ? "" : label;
      if (label != *code_) run.style |= style::label;
    } else if (is_image || place != LinkPlace::elsewhere) {
      const bool is_new = lost_targets_.empty() || lost_targets_.back() != run.target;
      if (is_new && !run.target.starts_with('#')) lost_targets_.push_back(run.target);
      run.target.clear();
    }
  }

  /// The code itself, set in bold wherever the text names it, is a matter of presentation.
  void drop_own_title(Runs& runs) const {
    constexpr auto set_off = style::strong | style::emphasis;
    for (auto& run : runs) {
      if (!run.has(set_off)) continue;
      const auto head = read_head({{run.text, 0, {}, 0}}, Place::title, codes_);
      if (head && (head->code.code == *code_ || head->class_id == *code_)) run.style &= ~set_off;
    }
  }

  ImportResult& result_;
  const CodeReader& codes_;
  LinkTargets targets_;
  std::vector<std::string> lost_targets_;
  const std::string* file_ = nullptr;
  const std::string* code_ = nullptr;
};

/// The end of a text, for a message.
std::string end_of(std::string_view text) {
  if (text.size() <= longest_quote) return std::string(text);
  const auto space = text.find(' ', text.size() - longest_quote);
  return "…" + std::string(space == std::string_view::npos ? text : text.substr(space + 1));
}

/// A text whose last words announce something that is not there.
void note_broken_end(ImportedEntry& entry) {
  if (entry.blocks.empty() || entry.blocks.back().kind != BlockKind::paragraph) return;
  const auto text = collapse_whitespace(plain_text(entry.blocks.back().runs));
  if (text.ends_with(':') || text.ends_with(',') || text.ends_with('(')) {
    entry.damage.push_back(fmt::format("the text breaks off after “{}”", end_of(text)));
  }
}

/// A piece of one description in the middle of a word of another: the first sentences of all are looked for in all, by
/// how they begin.
void note_foreign_pieces(const std::vector<ImportedEntry*>& entries) {
  std::vector<std::string> texts;
  for (const auto* entry : entries) {
    auto& text = texts.emplace_back();
    for (const auto& block : entry->blocks) text += plain_text(block);
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
      const auto found = begins.find(text.substr(at, shortest_piece));
      if (found == begins.end() || found->second == i || !text.substr(at).starts_with(sentence(found->second)))
        continue;
      const auto end = at + sentence(found->second).size();
      if (!is_letter(text[at - 1]) && (end == text.size() || !is_letter(text[end]))) continue;
      entries[i]->damage.push_back(
          fmt::format("a piece of {}'s text stands in the middle of it", entries[found->second]->code));
      break;
    }
  }
}

}  // namespace

void clean_entries(ImportResult& result, const CodeReader& codes) {
  for (auto& entry : result.entries) complete_phrase(entry, codes);
  drop_repetitions(result);
  EntryCleaner cleaner(result, codes);
  for (auto& entry : result.entries) cleaner.clean(entry);
  for (auto& item : result.classes) cleaner.clean(item.blocks, item.file, item.id);
  std::map<std::string, std::vector<ImportedEntry*>> by_file;
  for (auto& entry : result.entries) {
    note_broken_end(entry);
    by_file[entry.file].push_back(&entry);
  }
  for (const auto& [file, entries] : by_file) note_foreign_pieces(entries);
  std::stable_sort(result.entries.begin(), result.entries.end(),
                   [](const auto& a, const auto& b) { return natural_less(a.code, b.code); });
}

}  // namespace statusbook
