#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/strings.h"
#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr int most_words_with_code = 16;
constexpr int most_words_of_phrase = 10;
constexpr std::size_t longest_header = 200;  // of what is said before each cell
constexpr std::array names_of_phrases{"name", "phrase", "reason", "title", "message", "status text"};

std::string text_of(const Block& cell) { return collapse_whitespace(plain_text(cell)); }

std::optional<Head> head_of(const Block& cell, const CodeReader& codes) {
  if (cell.children.empty() || count_words(plain_text(cell)) > most_words_with_code) return std::nullopt;
  return read_head(cell.children.front().runs, Place::title, codes);
}

/// The cells of a column that stand in rows with codes, each behind its code.
using Column = std::vector<std::pair<std::string, std::string>>;

Column read_column(const Block& table, std::size_t code_column, std::size_t column, const CodeReader& codes) {
  Column cells;
  for (const auto& row : table.children) {
    const auto head = head_of(row.children[code_column], codes);
    if (head && head->class_id.empty()) cells.emplace_back(head->code.code, text_of(row.children[column]));
  }
  return cells;
}

/// Of columns with codes, that of those which are known is the one; then the one with numbers, and of more that differ.
using Score = std::array<std::size_t, 4>;
Score score_codes(const Block& table, std::size_t column, const CodeReader& reader) {
  const auto cells = read_column(table, column, column, reader);
  if (cells.empty() || 3 * cells.size() + 1 < table.children.size()) return {};
  std::set<std::string> different;
  Score score{0, 0, 0, cells.size()};
  for (const auto& [code, text] : cells) {
    score[0] += reader.is_registered(code) ? 1 : 0;
    score[1] += is_digit(code.front()) ? 1 : 0;
    score[2] += different.insert(code).second ? 1 : 0;
  }
  return score;
}

/// How well a column's cells do as phrases: the share of those that the registry knows; where it knows few of the
/// codes, a column of short texts with words in them beside the codes will be their names.
double score_phrases(const Column& column, const std::string& header, bool is_beside, const CodeReader& reader) {
  constexpr double enough = 0.3;
  double known = 0;
  bool are_brief = true;
  std::multiset<std::string> filled;
  for (const auto& [code, text] : column) {
    if (text.empty()) continue;
    filled.insert(text);
    const auto length = reader.match_phrase(text, code);
    const auto rest = trim(std::string_view(text).substr(length));
    if (length > 0 && (rest.empty() || rest.starts_with('('))) ++known;
    const bool has_words = text.find_first_not_of("0123456789.,:;/()+-* ") != std::string::npos;
    are_brief = are_brief && has_words && count_words(text) <= most_words_of_phrase && !text.ends_with('.');
  }
  if (filled.empty()) return 0;
  const auto share = known / static_cast<double>(filled.size());
  if (share >= enough) return 1 + share;
  if (!are_brief || 3 * std::set(filled.begin(), filled.end()).size() < 2 * filled.size()) return 0;
  const bool is_named = std::any_of(names_of_phrases.begin(), names_of_phrases.end(),
                                    [&](const auto* name) { return to_lower(header).find(name) != std::string::npos; });
  return is_named ? enough : is_beside ? enough / 2 : 0;
}

}  // namespace

std::optional<TableColumns> find_columns(const Block& table, const CodeReader& codes) {
  TableColumns columns;
  if (table.children.empty()) return std::nullopt;
  const auto& first = table.children.front().children;
  const auto width = first.size();
  std::set<std::string> classes{""};
  for (const auto& cell : first) classes.insert(codes.find_class(text_of(cell)));
  if (width > 1 && classes.size() == width + 1) return std::nullopt;  // a class in each column
  Score best{};
  for (std::size_t i = 0; i < width; ++i) {
    const auto score = score_codes(table, i, codes);
    if (score > best) columns.code = i;
    best = std::max(best, score);
  }
  if (best == Score{}) return std::nullopt;
  if (!read_row(table.children.front(), columns, codes)) {
    for (const auto& cell : first) {
      const auto header = text_of(cell);
      columns.headers.push_back(header.size() > longest_header ? "" : header);
    }
  }
  double most = 0;
  int longest = 0;
  std::vector<int> words(width);
  for (std::size_t i = 0; i < width; ++i) {
    if (i == columns.code) continue;
    const auto column = read_column(table, columns.code, i, codes);
    for (const auto& [code, text] : column) words[i] += count_words(text);
    const bool is_beside = (i == columns.code + 1 || i + 1 == columns.code) && width > 2;  // a description elsewhere
    const auto score = score_phrases(column, columns.headers.empty() ? "" : columns.headers[i], is_beside, codes);
    if (score > most) columns.phrase = i;
    most = std::max(most, score);
  }
  for (std::size_t i = 0; i < width; ++i) {
    if (columns.phrase == i || words[i] <= longest) continue;
    columns.text = i;
    longest = words[i];
  }
  return columns;
}

std::optional<Head> read_row(const Block& row, const TableColumns& columns, const CodeReader& codes) {
  auto head = head_of(row.children[columns.code], codes);
  if (head && head->class_id.empty() && head->phrase.empty() && columns.phrase)
    head->phrase = clean_phrase(text_of(row.children[*columns.phrase]));
  return head;
}

void arrange_row(Block& row, const TableColumns& columns, const std::string& phrase) {
  auto cells = std::exchange(row.children, {});
  auto& code_cell = cells[columns.code].children;
  row.children.push_back(make_paragraph({}, code_cell.empty() ? row.line : code_cell.front().line));
  if (!code_cell.empty()) code_cell.erase(code_cell.begin());
  if (columns.phrase && phrase == clean_phrase(text_of(cells[*columns.phrase])))
    cells[*columns.phrase].children.clear();
  if (columns.text) {
    auto text = std::exchange(cells[*columns.text].children, {});
    std::move(text.begin(), text.end(), std::back_inserter(row.children));
  }
  auto list = make_block(BlockKind::list, row.line);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (text_of(cells[i]).empty()) continue;
    cells[i].kind = BlockKind::item;
    auto& runs = cells[i].children.front().runs;
    const auto header = columns.headers.empty() ? std::string() : columns.headers[i];
    if (!header.empty() && !runs.empty()) runs.insert(runs.begin(), {header + ": ", 0, {}, cells[i].line});
    list.children.push_back(std::move(cells[i]));
  }
  if (!list.children.empty()) row.children.push_back(std::move(list));
}

}  // namespace statusbook
