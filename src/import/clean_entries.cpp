#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/strings.h"
#include "import/find_entries.h"

namespace statusbook {

namespace {

constexpr std::size_t piece_length = 40;
constexpr std::size_t longest_quote = 40;
constexpr int most_words_of_boilerplate = 12;

// What pages have around their content: ways back and on, requests to share.
constexpr std::array beginnings{"back to ",      "bookmark this", "copyright",  "edit ",
                                "last modified", "last updated",  "return to ", "share this"};

// --- links ---

/// Whether a page may link there, since it is an address on the web.
bool is_on_web(std::string_view target) {
  const auto lower = to_lower(trim(target));
  return lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:");
}

/// The code or class that the target or the text of a document's own link names; "" where it names none or several.
std::string find_label(std::string_view name, const CodeReader& codes) {
  const auto found = codes.find_codes(name);
  if (found.empty()) return codes.find_class(name);
  return found.size() == 1 && codes.is_registered(found.front()) ? found.front() : std::string();
}

// --- what is no description ---

/// Whether a paragraph speaks of the page itself.
bool is_boilerplate(const Block& block) {
  if (block.kind != BlockKind::paragraph) return false;
  const auto words = comparable(clean_phrase(plain_text(block.runs))) + " ";
  return count_words(words) <= most_words_of_boilerplate &&
         std::ranges::any_of(beginnings, [&](auto begin) { return words.starts_with(begin); });
}

// --- phrases and texts ---

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

/// A link in an entry's text becomes a label, or plain text where it leads nowhere from a page; its address is noted.
void clean_link(Run& run, ImportedEntry& entry, const CodeReader& codes) {
  const bool is_image = run.has(style::image);
  run.style &= ~style::image;
  if (!run.is_link()) return;
  if (is_on_web(run.target.str()) && !is_image) return;
  const bool is_elsewhere = is_image || run.target.str().find("//") != std::string::npos;
  auto label = is_elsewhere ? std::string() : find_label(run.target.str(), codes);
  if (label.empty() && !is_elsewhere) label = find_label(run.text, codes);
  if (!label.empty()) {
    run.target = label == entry.code ? "" : label;
    if (label != entry.code) run.style |= style::label;
  } else {
    const bool is_new = entry.targets.empty() || entry.targets.back() != run.target.str();
    if (is_new && !run.target.str().starts_with('#')) entry.targets.push_back(run.target.str());
    run.target = {};
  }
}

/// Cleans blocks of what is said of a code or a class.
void clean_blocks(Blocks& blocks, ImportedEntry& entry, const CodeReader& codes, Strays& strays) {
  Blocks result;
  for (auto& block : blocks) {
    if (is_boilerplate(block)) {
      add_stray(strays, entry.file, block.line, plain_text(block));
      continue;
    }
    if (block.kind != BlockKind::code) {
      for (auto& run : block.runs) clean_link(run, entry, codes);
      block.runs = trimmed(std::move(block.runs));
      if (block.kind == BlockKind::paragraph && plain_text(block.runs).ends_with('|')) {  // the end of a cell
        block.runs.back().text.pop_back();
        block.runs = trimmed(std::move(block.runs));
      }
    }
    clean_blocks(block.children, entry, codes, strays);
    const bool is_part = block.kind == BlockKind::cell || block.kind == BlockKind::row;
    if (is_part || !block.children.empty() || !trim(plain_text(block.runs)).empty()) {
      result.push_back(std::move(block));
    }
  }
  blocks = std::move(result);
}

// --- damage ---

/// A text whose last words announce something that is not there.
void note_broken_end(ImportedEntry& entry) {
  if (entry.blocks.empty() || entry.blocks.back().kind != BlockKind::paragraph) return;
  const auto text = collapse_whitespace(plain_text(entry.blocks.back().runs));
  if (!text.ends_with(':') && !text.ends_with(',') && !text.ends_with('(')) return;
  const auto space = text.size() > longest_quote ? text.find(' ', text.size() - longest_quote) : std::string::npos;
  const auto end = space == std::string::npos ? text : "…" + text.substr(space + 1);
  entry.damage.push_back(fmt::format("the text breaks off after “{}”", end));
}

/// A piece of one description in the middle of a word of another: how all begin is looked for in all.
void note_foreign_pieces(std::vector<ImportedEntry>& entries) {
  std::vector<std::string> texts;
  for (const auto& entry : entries) texts.push_back(plain_text(entry.blocks));
  std::unordered_map<std::string_view, std::string> begins;  // of texts, and whose they are
  for (std::size_t i = 0; i < texts.size(); ++i)
    begins.try_emplace(std::string_view(texts[i]).substr(0, piece_length), entries[i].code);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[i];
    for (std::size_t at = 1; at + piece_length <= text.size(); ++at) {
      const auto found = is_letter(text[at - 1]) ? begins.find(text.substr(at, piece_length)) : begins.end();
      if (found == begins.end() || found->second == entries[i].code) continue;
      entries[i].damage.push_back(fmt::format("a piece of {}'s text stands in the middle of it", found->second));
      break;
    }
  }
}

}  // namespace

void clean_entries(ImportResult& result, const CodeReader& codes) {
  for (auto& entry : result.entries) complete_phrase(entry, codes);
  for (auto* found : {&result.entries, &result.classes}) {
    for (auto& entry : *found) clean_blocks(entry.blocks, entry, codes, result.strays);
  }
  for (auto& entry : result.entries) note_broken_end(entry);
  note_foreign_pieces(result.entries);
  std::stable_sort(result.entries.begin(), result.entries.end(),
                   [](const auto& a, const auto& b) { return natural_less(a.code, b.code); });
}

}  // namespace statusbook
