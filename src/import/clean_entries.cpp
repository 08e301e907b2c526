#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "base/strings.h"
#include "import/find_entries.h"
#include "import/head.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr std::size_t shortest_piece = 40;
constexpr std::size_t longest_quote = 40;
constexpr int most_words_of_boilerplate = 12;
constexpr int most_words_of_link = 4;

// What pages have around their content: ways back, ways on, requests to share.
constexpr std::array beginnings{
    "all rights reserved", "back to ",          "bookmark this", "contents",          "copyright",    "edit on ",
    "edit this page",      "improve this page", "last edited",   "last modified",     "last updated", "print this page",
    "retrieved from",      "return to ",        "share this",    "table of contents", "view source",  "was this page"};
constexpr std::array lone_words{"back", "contents", "edit",  "home",  "index", "next",
                                "prev", "previous", "print", "share", "top",   "up"};
constexpr std::array words_of_nothing{"", "-", "n/a", "na", "none", "nil", "no description", "tbd", "todo", "?"};

bool is_word_in(std::string_view text, const auto& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// --- links ---

/// Whether a page may link there, since it is an address on the web.
bool is_on_web(std::string_view target) {
  const auto lower = to_lower(trim(target));
  return lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:");
}

/// Whether it is within the document, or beside it.
bool is_local(std::string_view target) {
  target = trim(target);
  const auto mark = target.find_first_of(":/?#");
  const bool has_scheme = mark != std::string_view::npos && target[mark] == ':' && is_letter(target.front());
  return !target.empty() && !has_scheme && !target.starts_with("//");
}

/// "404" from "codes/404.html?x", "403.14" from "403.14.md", "404" from "404/" and "404/index.html".
std::string_view page_name(std::string_view path) {
  auto parts = split(path.substr(0, path.find('?')), '/');
  for (; !parts.empty(); parts.pop_back()) {
    auto name = parts.back();
    const auto dot = name.rfind('.');
    if (dot != std::string_view::npos && dot + 1 < name.size() && is_letter(name[dot + 1])) name = name.substr(0, dot);
    const bool is_index = equal_ignoring_case(name, "index") || equal_ignoring_case(name, "readme");
    if (!name.empty() && name != "." && !is_index) return name;
  }
  return {};
}

/// Where a document's own links lead.
class LinkLabels {
 public:
  LinkLabels(const ImportResult& result, const CodeReader& codes) : codes_(codes) {
    for (const auto& entry : result.entries) {
      imported_.insert(entry.code);
      for (const auto& id : entry.ids) anchors_.try_emplace({entry.file, to_lower(id)}, entry.code);
    }
  }

  /// The code or class that a link of the file is about; "" where it is about none.
  [[nodiscard]] std::string find(const std::string& file, std::string_view target, std::string_view text) const {
    target = trim(target);
    if (!is_local(target)) return {};
    const auto hash = std::min(target.find('#'), target.size());
    if (const auto fragment = target.substr(hash); !fragment.empty()) {
      const auto anchor = anchors_.find({hash == 0 ? file : "", to_lower(fragment.substr(1))});
      if (anchor != anchors_.end()) return anchor->second;
      if (auto label = label_in(fragment.substr(1)); !label.empty()) return label;
    }
    if (auto label = label_in(page_name(target.substr(0, hash))); !label.empty()) return label;
    // The address says nothing, but the text is a code.
    const auto token = codes_.whole_code(trim(text));
    return token && is_known(token->code) ? token->code : std::string();
  }

 private:
  [[nodiscard]] bool is_known(const std::string& code) const {
    return codes_.is_registered(code) || imported_.contains(code);
  }

  [[nodiscard]] std::string label_in(std::string_view name) const {
    const auto found = codes_.find_codes(name);
    if (found.empty()) return codes_.find_class(name);
    return found.size() == 1 && is_known(found.front()) ? found.front() : std::string();
  }

  const CodeReader& codes_;
  std::map<std::pair<std::string, std::string>, std::string> anchors_;  // by file and id in lower case
  std::set<std::string> imported_;
};

// --- what is no description ---

/// Nothing but links within the site, and what parts them.
bool only_leads_on(const Runs& runs) {
  int links = 0;
  bool names_way = false;
  for (const auto& run : runs) {
    const int count = count_words(run.text);
    if (count == 0) continue;
    const bool leads = !run.target.empty() && !is_on_web(run.target);
    if (!leads || run.has(style::image) || count > most_words_of_link) return false;
    ++links;
    const auto words = comparable(clean_phrase(run.text));
    for (const auto word : split(words, ' ')) names_way = names_way || is_word_in(word, lone_words);
  }
  return links == 1 || (links > 0 && names_way);
}

/// Whether a paragraph only leads elsewhere or speaks of the page itself.
bool is_boilerplate(const Block& block) {
  if (block.kind != BlockKind::paragraph) return false;
  const auto text = collapse_whitespace(plain_text(block.runs));
  const auto words = comparable(clean_phrase(text));
  if (words.empty() || count_words(words) > most_words_of_boilerplate) return false;
  if (is_word_in(words, lone_words) || text.starts_with("\u00A9")) return true;
  const bool is_sentence = text.ends_with('.') && !words.starts_with("copyright");
  const bool speaks_of_page = std::any_of(beginnings.begin(), beginnings.end(),
                                          [&](auto beginning) { return (words + " ").starts_with(beginning); });
  return (speaks_of_page && !is_sentence) || only_leads_on(block.runs);
}

/// Whether a text stands for there being none: "none", "n/a", "-".
bool says_nothing(const Blocks& blocks) {
  if (blocks.empty()) return true;
  if (blocks.size() > 1 || blocks.front().kind != BlockKind::paragraph) return false;
  return is_word_in(comparable(plain_text(blocks.front())), words_of_nothing);
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

/// Plain spaces for all kinds of them; what has no width goes.
std::string plain_spaces(std::string text) {
  for (const auto* space : {"\u00A0", "\u2002", "\u2003", "\u2009", "\u200A", "\u2028", "\u202F", "\u3000"})
    text = replace_all(std::move(text), space, " ");
  for (const auto* character : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"})
    text = replace_all(std::move(text), character, "");
  return text;
}

/// Cleans what is said of a code or a class.
class TextCleaner {
 public:
  TextCleaner(ImportResult& result, const CodeReader& codes) : result_(result), labels_(result, codes) {}

  /// Returns the addresses that lead nowhere from a page.
  std::vector<std::string> clean(Blocks& blocks, const std::string& file, const std::string& code) {
    std::vector<std::string> lost_targets;
    clean_blocks(blocks, file, [&](Run& run) { clean_link(run, file, code, lost_targets); });
    if (says_nothing(blocks)) {
      for (const auto& block : blocks) stray(block, file);
      blocks.clear();
    }
    return lost_targets;
  }

 private:
  void stray(const Block& block, const std::string& file) {
    const auto text = collapse_whitespace(plain_text(block));
    if (count_words(text) > 0) result_.strays.push_back({file, block.line, text});
  }

  void clean_blocks(Blocks& blocks, const std::string& file, const auto& clean_link) {
    Blocks result;
    for (auto& block : blocks) {
      if (is_boilerplate(block)) {
        stray(block, file);
        continue;
      }
      if (block.kind != BlockKind::code) {
        for (auto& run : block.runs) {
          run.text = plain_spaces(std::move(run.text));
          clean_link(run);
        }
        block.runs = trimmed(std::move(block.runs));
        if (block.kind == BlockKind::paragraph && plain_text(block.runs).ends_with('|')) {  // the end of a cell
          block.runs.back().text.pop_back();
          block.runs = trimmed(std::move(block.runs));
        }
      }
      clean_blocks(block.children, file, clean_link);
      const bool is_part = block.kind == BlockKind::cell || block.kind == BlockKind::row;
      if (block.kind == BlockKind::group) {
        std::move(block.children.begin(), block.children.end(), std::back_inserter(result));
      } else if (is_part || !block.children.empty() || !trim(plain_text(block.runs)).empty()) {
        result.push_back(std::move(block));
      }
    }
    blocks = std::move(result);
  }

  void clean_link(Run& run, const std::string& file, const std::string& code, std::vector<std::string>& lost) const {
    const bool is_image = run.has(style::image);
    run.style &= ~style::image;
    if (run.target.empty()) return;
    const auto label = is_image ? std::string() : labels_.find(file, run.target, run.text);
    if (!label.empty()) {
      run.target = label == code ? "" : label;
      if (label != code) run.style |= style::label;
    } else if (is_image || !is_on_web(run.target)) {
      const bool is_new = lost.empty() || lost.back() != run.target;
      if (is_new && !run.target.starts_with('#')) lost.push_back(run.target);
      run.target.clear();
    }
  }

  ImportResult& result_;
  LinkLabels labels_;
};

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

/// A piece of one description in the middle of a word of another: the first sentences of all are looked for in all, by
/// how they begin.
void note_foreign_pieces(std::vector<ImportedEntry>& entries) {
  std::vector<std::string> texts;
  for (const auto& entry : entries) texts.push_back(plain_text(entry.blocks));
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
  for (auto& item : result.classes) cleaner.clean(item.blocks, item.file, item.code);
  for (auto& entry : result.entries) note_broken_end(entry);
  note_foreign_pieces(result.entries);
  std::stable_sort(result.entries.begin(), result.entries.end(),
                   [](const auto& a, const auto& b) { return natural_less(a.code, b.code); });
}

}  // namespace statusbook
