#include "import/boilerplate.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/link_targets.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr int most_words = 12;
constexpr int most_words_of_link = 4;

constexpr std::array beginnings{"all rights reserved", "back to ",      "bookmark this",  "contents",
                                "copyright",           "edit on ",      "edit this page", "improve this page",
                                "last edited",         "last modified", "last updated",   "print this page",
                                "retrieved from",      "return to ",    "share this",     "table of contents",
                                "view source",         "was this page", "\u00A9"};
constexpr std::array lone_words{"back", "contents", "edit",  "home",  "index", "next",
                                "prev", "previous", "print", "share", "top",   "up"};
constexpr std::array words_of_nothing{"", "-", "n/a", "na", "none", "nil", "no description", "tbd", "todo", "?"};

bool is_word_in(std::string_view text, const auto& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Words without the arrows and brackets that pages put around them.
std::string bare(std::string_view text) {
  const auto words = comparable(text);
  std::string result;
  for (std::size_t at = 0; at < words.size();) {
    const auto rest = std::string_view(words).substr(at);
    const auto symbol = rest.starts_with("\u00A9") ? 0 : symbol_length(rest);
    result += symbol > 0 ? ' ' : words[at];
    at += std::max<std::size_t>(1, symbol);
  }
  return collapse_whitespace(result);
}

/// Nothing but links within the site, and what parts them.
bool only_leads_on(const Runs& runs) {
  int links = 0;
  int ways = 0;
  for (const auto& run : runs) {
    const bool leads = !run.target.empty() && place_of(run.target) != LinkPlace::elsewhere;
    const int count = count_words(run.text);
    if (count == 0) continue;
    if (!leads || run.has(style::image) || count > most_words_of_link) return false;
    ++links;
    const auto words = bare(run.text);
    for (const auto word : split(words, ' ')) ways += is_word_in(word, lone_words) ? 1 : 0;
  }
  return links > 0 && (ways > 0 || links == 1);
}

}  // namespace

bool is_boilerplate(const Block& block) {
  if (block.kind != BlockKind::paragraph) return false;
  const auto text = plain_text(block.runs);
  const auto words = bare(text);
  if (words.empty() || count_words(words) > most_words) return false;
  if (is_word_in(words, lone_words)) return true;
  const bool is_sentence = trim(text).ends_with('.') && !words.starts_with("copyright") && !words.starts_with("\u00A9");
  const bool speaks_of_page = std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
    return words.starts_with(beginning) || words + " " == beginning;
  });
  return (speaks_of_page && !is_sentence) || only_leads_on(block.runs);
}

bool says_nothing(const Blocks& blocks) {
  if (blocks.empty()) return true;
  if (blocks.size() > 1 || blocks.front().kind != BlockKind::paragraph) return false;
  return is_word_in(comparable(front_text(blocks.front())), words_of_nothing);
}

}  // namespace statusbook
