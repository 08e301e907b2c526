#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "base/strings.h"
#include "import/find_entries.h"
#include "import/head.h"

namespace statusbook {

namespace {

constexpr std::size_t piece_length = 40;
constexpr std::size_t longest_quote = 40;
constexpr int most_words_of_boilerplate = 12;

// What pages have around their content: ways back and on, requests to share.
constexpr std::array beginnings{
    "all rights reserved", "back to ",          "bookmark this", "contents",     "copyright",       "edit ",
    "improve this page",   "last edited",       "last modified", "last updated", "print this page", "retrieved from",
    "return to ",          "table of contents", "share this",    "view source",  "was this page"};

// --- links ---

/// Whether a page may link there, since it is an address on the web.
bool is_on_web(std::string_view target) {
  const auto lower = to_lower(trim(target));
  return lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:");
}

/// Whether it is within the document, or beside it.
bool is_local(std::string_view target) {
  const auto mark = target.find_first_of(":/?#");
  const bool has_scheme = mark != std::string_view::npos && target[mark] == ':' && is_letter(target.front());
  return !target.empty() && !has_scheme && !target.starts_with("//");
}

/// "404" for "404.html" and "404", "403.14" for "403.14.md".
std::string_view without_ending(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot != std::string_view::npos && dot + 1 < name.size() && is_letter(name[dot + 1]) ? name.substr(0, dot)
                                                                                            : name;
}

/// Where a document's own links lead.
class LinkLabels {
 public:
  LinkLabels(const ImportResult& result, const CodeReader& codes) : codes_(codes) {
    for (const auto& entry : result.entries) imported_.insert(entry.code);
  }

  /// The code or class that a link is about, by its fragment, a part of its path or its text; "" where it is about
  /// none.
  [[nodiscard]] std::string find(std::string_view target, std::string_view text) const {
    if (!is_local(target)) return {};
    const auto hash = std::min(target.find('#'), target.size());
    auto names = split(target.substr(0, std::min(target.find('?'), hash)), '/');
    for (auto& name : names) name = without_ending(name);
    names.insert(names.begin(), text);
    names.push_back(target.substr(hash));
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
      if (auto label = label_in(*name); !label.empty()) return label;
    }
    return {};
  }

 private:
  [[nodiscard]] std::string label_in(std::string_view name) const {
    const auto found = codes_.find_codes(name);
    if (found.empty()) return codes_.find_class(name);
    const bool is_known = codes_.is_registered(found.front()) || imported_.contains(found.front());
    return found.size() == 1 && is_known ? found.front() : std::string();
  }

  const CodeReader& codes_;
  std::set<std::string> imported_;
};

// --- what is no description ---

/// Whether a paragraph speaks of the page itself, and is no sentence about that.
bool is_boilerplate(const Block& block) {
  if (block.kind != BlockKind::paragraph) return false;
  const auto text = collapse_whitespace(plain_text(block.runs));
  const auto words = comparable(clean_phrase(text)) + " ";
  const bool is_sentence = text.ends_with('.') && !words.starts_with("copyright");
  return !is_sentence && count_words(words) <= most_words_of_boilerplate &&
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
void clean_link(Run& run, ImportedEntry& entry, const LinkLabels& labels) {
  const bool is_image = run.has(style::image);
  run.style &= ~style::image;
  if (!run.is_link()) return;
  const auto label = is_image ? std::string() : labels.find(trim(run.target.str()), run.text);
  if (!label.empty()) {
    run.target = label == entry.code ? "" : label;
    if (label != entry.code) run.style |= style::label;
  } else if (is_image || !is_on_web(run.target.str())) {
    const bool is_new = entry.targets.empty() || entry.targets.back() != run.target.str();
    if (is_new && !run.target.str().starts_with('#')) entry.targets.push_back(run.target.str());
    run.target = {};
  }
}

/// Cleans blocks of what is said of a code or a class.
void clean_blocks(Blocks& blocks, ImportedEntry& entry, const LinkLabels& labels, Strays& strays) {
  Blocks result;
  for (auto& block : blocks) {
    if (is_boilerplate(block)) {
      add_stray(strays, entry.file, block.line, plain_text(block));
      continue;
    }
    if (block.kind != BlockKind::code) {
      for (auto& run : block.runs) clean_link(run, entry, labels);
      block.runs = trimmed(std::move(block.runs));
      if (block.kind == BlockKind::paragraph && plain_text(block.runs).ends_with('|')) {  // the end of a cell
        block.runs.back().text.pop_back();
        block.runs = trimmed(std::move(block.runs));
      }
    }
    clean_blocks(block.children, entry, labels, strays);
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
  const LinkLabels labels(result, codes);
  for (auto* found : {&result.entries, &result.classes}) {
    for (auto& entry : *found) clean_blocks(entry.blocks, entry, labels, result.strays);
  }
  for (auto& entry : result.entries) note_broken_end(entry);
  note_foreign_pieces(result.entries);
  std::stable_sort(result.entries.begin(), result.entries.end(),
                   [](const auto& a, const auto& b) { return natural_less(a.code, b.code); });
}

}  // namespace statusbook
