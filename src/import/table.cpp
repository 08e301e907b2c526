#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "import/phrase.h"
#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr int most_words_with_code = 16;
constexpr int most_words_of_phrase = 10;
constexpr std::array names_of_phrases{"name", "phrase", "reason", "title", "message", "status text"};

std::string text_of(const Block& cell) { return collapse_whitespace(front_text(cell)); }

std::optional<Head> head_of(const Block& row, std::size_t column, const CodeReader& codes) {
  if (row.children[column].children.empty()) return std::nullopt;
  const auto& cell = row.children[column];
  if (count_words(front_text(cell)) > most_words_with_code) return std::nullopt;
  const auto& runs = cell.children.front().runs;
  auto head = read_head(runs, Place::title, codes);
  const bool is_sure = head && (head->weight >= Weight::fair || !head->class_id.empty() || !head->phrase.empty() ||
                                plain_text(runs) == head->code.code);
  return is_sure ? head : std::nullopt;
}

using Heads = std::vector<std::optional<Head>>;  // by row, without those of classes

Heads heads_of(const Block& table, std::size_t column, const CodeReader& codes) {
  Heads heads;
  for (const auto& row : table.children) {
    heads.push_back(head_of(row, column, codes));
    if (heads.back() && !heads.back()->class_id.empty()) heads.back().reset();
  }
  return heads;
}

/// Of columns with codes, that of those which are known is the one; then the one with numbers, and of more that differ.
using Score = std::array<std::size_t, 4>;
Score score_codes(const Heads& heads, const CodeReader& codes) {
  std::set<std::string> different;
  std::size_t registered = 0;
  std::size_t numbers = 0;
  std::size_t found = 0;
  for (const auto& head : heads) {
    if (!head) continue;
    ++found;
    registered += codes.is_registered(head->code.code) ? 1 : 0;
    numbers += is_digit(head->code.code.front()) ? 1 : 0;
    different.insert(head->code.code);
  }
  return 3 * found + 1 >= heads.size() && found > 0 ? Score{registered, numbers, different.size(), found} : Score();
}

/// How well a column's cells do as phrases: the share of those that the registry knows; where it knows few of the
/// codes, a column of short texts with words in them beside the codes will be their names.
double score_phrases(const Block& table, const Heads& heads, std::size_t column, const TableColumns& columns,
                     const CodeReader& codes) {
  constexpr double enough = 0.3;
  int known = 0;
  int brief = 0;
  int filled = 0;
  std::set<std::string> different;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto text = heads[i] ? text_of(table.children[i].children[column]) : std::string();
    if (text.empty()) continue;
    ++filled;
    different.insert(text);
    const auto length = codes.match_phrase(text, heads[i]->code.code);
    const auto rest = trim(std::string_view(text).substr(length));
    if (length > 0 && (rest.empty() || rest.starts_with('('))) ++known;
    const bool has_words = text.find_first_not_of("0123456789.,:;/()+-* ") != std::string::npos;
    if (has_words && count_words(text) <= most_words_of_phrase && !text.ends_with('.')) ++brief;
  }
  const double share = filled == 0 ? 0 : static_cast<double>(known) / filled;
  if (share >= enough) return 1 + share;
  if (brief < filled || 3 * different.size() < 2 * static_cast<std::size_t>(filled)) return 0;
  const auto header = to_lower(column < columns.headers.size() ? columns.headers[column] : std::string());
  const bool is_named = std::any_of(names_of_phrases.begin(), names_of_phrases.end(),
                                    [&](const auto* name) { return header.find(name) != std::string::npos; });
  if (is_named && filled > 0) return enough;
  // Beside the codes, with a description elsewhere.
  const bool beside = column == columns.code + 1 || column + 1 == columns.code;
  return filled > 0 && beside && table.children.front().children.size() > 2 ? enough / 2 : 0;
}

int count_words_in(const Block& table, const Heads& heads, std::size_t column) {
  int words = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    words += heads[i] ? count_words(front_text(table.children[i].children[column])) : 0;
  return words;
}

}  // namespace

std::optional<TableColumns> find_columns(const Block& table, const CodeReader& codes) {
  TableColumns columns;
  Heads heads;
  if (table.children.empty()) return std::nullopt;
  const auto& first = table.children.front().children;
  const auto width = first.size();
  std::set<std::string> classes{""};
  for (const auto& cell : first) classes.insert(codes.find_class(text_of(cell)));
  if (width > 1 && classes.size() == width + 1) return std::nullopt;  // a class in each column
  Score best{};
  for (std::size_t column = 0; column < width; ++column) {
    auto found = heads_of(table, column, codes);
    const auto score = score_codes(found, codes);
    if (score <= best) continue;
    best = score;
    columns.code = column;
    heads = std::move(found);
  }
  if (heads.empty()) return std::nullopt;
  if (!read_row(table.children.front(), columns, codes)) {
    for (const auto& cell : first) columns.headers.push_back(text_of(cell));
  }
  double most = 0;
  for (std::size_t column = 0; column < width; ++column) {
    const auto score = column == columns.code ? 0 : score_phrases(table, heads, column, columns, codes);
    if (score > most) columns.phrase = column;
    most = std::max(most, score);
  }
  int longest = 0;
  for (std::size_t column = 0; column < width; ++column) {
    const auto words = column == columns.code || columns.phrase == column ? 0 : count_words_in(table, heads, column);
    if (words > longest) columns.text = column;
    longest = std::max(longest, words);
  }
  return columns;
}

std::optional<Head> read_row(const Block& row, const TableColumns& columns, const CodeReader& codes) {
  auto head = head_of(row, columns.code, codes);
  if (head && head->class_id.empty() && head->phrase.empty() && columns.phrase)
    head->phrase = clean_phrase(text_of(row.children[*columns.phrase]));
  return head;
}

void arrange_row(Block& row, const TableColumns& columns, const std::string& phrase) {
  auto cells = std::move(row.children);
  row.children.clear();
  auto& code_cell = cells[columns.code].children;
  row.children.push_back(make_paragraph({}, code_cell.empty() ? row.line : code_cell.front().line));
  if (!code_cell.empty()) code_cell.erase(code_cell.begin());
  for (const auto& cell : cells) row.ids.insert(row.ids.end(), cell.ids.begin(), cell.ids.end());
  if (columns.phrase && phrase == clean_phrase(text_of(cells[*columns.phrase])))
    cells[*columns.phrase].children.clear();
  if (columns.text) {
    auto& text = cells[*columns.text].children;
    std::move(text.begin(), text.end(), std::back_inserter(row.children));
    text.clear();
  }
  auto list = make_block(BlockKind::list, row.line);
  for (std::size_t column = 0; column < cells.size(); ++column) {
    auto& cell = cells[column];
    if (text_of(cell).empty()) continue;
    cell.kind = BlockKind::item;
    const auto header = column < columns.headers.size() ? columns.headers[column] : std::string();
    auto& runs = cell.children.front().runs;
    if (!header.empty() && !runs.empty()) runs.insert(runs.begin(), {header + ": ", 0, {}, cell.line});
    list.children.push_back(std::move(cell));
  }
  if (!list.children.empty()) row.children.push_back(std::move(list));
}

}  // namespace statusbook
