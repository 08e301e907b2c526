#include "import/table.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr int most_words_with_code = 16;
constexpr int most_words_of_phrase = 10;
constexpr std::array names_of_phrases{"name", "phrase", "reason", "title", "message", "status text"};
constexpr std::array names_of_descriptions{"desc", "expla", "detail", "comment", "definition", "note", "what"};

std::string text_of(const Block& cell) { return collapse_whitespace(front_text(cell)); }

std::optional<Head> head_of(const Block& cell, const CodeReader& codes) {
  if (cell.children.empty() || count_words(front_text(cell)) > most_words_with_code) return std::nullopt;
  const auto& first = cell.children.front();
  if (first.kind != BlockKind::paragraph && first.kind != BlockKind::heading) return std::nullopt;
  auto head = read_head(first.runs, Place::title, codes);
  return head && (head->weight >= Weight::fair || !head->class_id.empty() || !head->phrase.empty() ||
                  plain_text(first.runs) == head->code.code)
             ? head
             : std::nullopt;
}

template <typename Names>
bool has_name(const std::string& header, const Names& names) {
  const auto lower = to_lower(header);
  return std::any_of(names.begin(), names.end(), [&](auto name) { return lower.find(name) != std::string::npos; });
}

class ColumnFinder {
 public:
  ColumnFinder(const Block& table, const CodeReader& codes) : table_(table), codes_(codes) {
    width_ = table.children.empty() ? 0 : table.children.front().children.size();
  }

  std::optional<TableColumns> run() {
    if (!find_code_column()) return std::nullopt;
    const auto& first = table_.children.front();
    if (!heads_.front() && !read_row(first, columns_, codes_)) {
      for (const auto& cell : first.children) columns_.headers.push_back(text_of(cell));
    }
    find_phrase_column();
    find_text_column();
    return columns_;
  }

 private:
  /// The column with the most codes, and of several with as many the one whose codes are known and differ most.
  bool find_code_column() {
    std::array<std::size_t, 4> best{};
    for (std::size_t column = 0; column < width_; ++column) {
      std::vector<std::optional<Head>> heads;
      std::set<std::string> different;
      std::size_t found = 0;
      std::size_t registered = 0;
      std::size_t numbers = 0;
      for (const auto& row : table_.children) {
        heads.push_back(column < row.children.size() ? head_of(row.children[column], codes_) : std::nullopt);
        if (heads.back() && !heads.back()->class_id.empty()) heads.back().reset();
        if (!heads.back()) continue;
        ++found;
        numbers += is_digit(heads.back()->code.code.front()) ? 1 : 0;
        registered += codes_.is_registered(heads.back()->code.code) ? 1 : 0;
        different.insert(heads.back()->code.code);
      }
      const bool enough = found > 0 && 3 * found + 1 >= table_.children.size();
      const std::array<std::size_t, 4> score{registered, numbers, different.size(), found};
      if (!enough || score <= best) continue;
      best = score;
      columns_.code = column;
      heads_ = std::move(heads);
    }
    return !heads_.empty();
  }

  template <typename Visit>
  void for_cells(std::size_t column, const Visit& visit) const {
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const auto& cells = table_.children[i].children;
      if (heads_[i] && column < cells.size()) visit(cells[column], *heads_[i]);
    }
  }

  [[nodiscard]] std::string header(std::size_t column) const {
    return column < columns_.headers.size() ? columns_.headers[column] : std::string();
  }

  /// How well a column's cells do as phrases: the share of those that the registry knows; where it knows few of the
  /// codes, a column of short texts that differ and have words in them will be their names.
  [[nodiscard]] double score_phrases(std::size_t column) const {
    int known = 0;
    int brief = 0;
    int filled = 0;
    std::set<std::string> different;
    for_cells(column, [&](const Block& cell, const Head& head) {
      const auto text = text_of(cell);
      if (text.empty()) return;
      ++filled;
      different.insert(text);
      const auto length = codes_.match_phrase(text, head.code.code);
      const auto rest = trim(std::string_view(text).substr(length));
      if (length > 0 && (rest.empty() || rest.starts_with('('))) ++known;
      const bool has_letters = std::any_of(
          text.begin(), text.end(), [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
      if (has_letters && count_words(text) <= most_words_of_phrase && !text.ends_with('.') && cell.children.size() == 1)
        ++brief;
    });
    constexpr double enough = 0.3;
    if (filled == 0) return 0;
    const double share = static_cast<double>(known) / filled;
    if (share >= enough) return 1 + share;
    const bool differ = 3 * different.size() >= 2 * static_cast<std::size_t>(filled);
    if (brief < filled || !differ || has_name(header(column), names_of_descriptions)) return 0;
    if (has_name(header(column), names_of_phrases)) return enough;
    // Beside the codes, with a description elsewhere.
    const bool beside = column == columns_.code + 1 || column + 1 == columns_.code;
    return beside && width_ > 2 ? enough / 2 : 0;
  }

  void find_phrase_column() {
    double best = 0;
    for (std::size_t column = 0; column < width_; ++column) {
      const auto score = column == columns_.code ? 0 : score_phrases(column);
      if (score <= best) continue;
      best = score;
      columns_.phrase = column;
    }
  }

  void find_text_column() {
    int most = 0;
    for (std::size_t column = 0; column < width_; ++column) {
      if (column == columns_.code || columns_.phrase == column) continue;
      int words = 0;
      for_cells(column, [&](const Block& cell, const Head&) { words += count_words(front_text(cell)); });
      if (words <= most) continue;
      most = words;
      columns_.text = column;
    }
  }

  const Block& table_;
  const CodeReader& codes_;
  std::size_t width_ = 0;
  TableColumns columns_;
  std::vector<std::optional<Head>> heads_;  // by row
};

/// The class that a row names in the column of codes, at its front, or in its only cell.
std::string class_of(const Block& row, const TableColumns& columns, const CodeReader& codes) {
  const auto filled =
      std::count_if(row.children.begin(), row.children.end(), [](const Block& cell) { return !text_of(cell).empty(); });
  for (std::size_t column = 0; column < row.children.size(); ++column) {
    const auto text = text_of(row.children[column]);
    const bool is_place = column == columns.code || column == 0 || filled == 1;
    if (text.empty() || !is_place) continue;
    const auto head = read_head({{text, 0, {}, 0}}, Place::title, codes);
    if (head && !head->class_id.empty()) return head->class_id;
    if (filled == 1 && count_words(text) <= most_words_of_phrase) return codes.find_class(text);
  }
  return {};
}

}  // namespace

std::optional<TableColumns> find_columns(const Block& table, const CodeReader& codes) {
  return ColumnFinder(table, codes).run();
}

std::optional<Head> read_row(const Block& row, const TableColumns& columns, const CodeReader& codes) {
  auto head = head_of(row.children[columns.code], codes);
  if (!head || !head->class_id.empty()) {
    Head of_class;
    of_class.class_id = class_of(row, columns, codes);
    return of_class.class_id.empty() ? std::nullopt : std::optional(of_class);
  }
  if (head->phrase.empty() && columns.phrase) head->phrase = clean_phrase(text_of(row.children[*columns.phrase]));
  return head;
}

bool continues_row(const Block& row, const TableColumns& columns) {
  return text_of(row.children[columns.code]).empty() && !text_of(row).empty();
}

void arrange_row(Block& row, const TableColumns& columns, const std::optional<Head>& head, const CodeReader& codes) {
  auto cells = std::move(row.children);
  row.children.clear();
  auto& code_cell = cells[columns.code].children;
  row.children.push_back(make_paragraph({}, code_cell.empty() ? row.line : code_cell.front().line));
  if (head && !code_cell.empty()) code_cell.erase(code_cell.begin());
  for (const auto& cell : cells) row.ids.insert(row.ids.end(), cell.ids.begin(), cell.ids.end());
  if (columns.phrase && head && head->phrase == clean_phrase(text_of(cells[*columns.phrase])))
    cells[*columns.phrase].children.clear();
  if (columns.text) {
    auto& text = cells[*columns.text].children;
    std::move(text.begin(), text.end(), std::back_inserter(row.children));
    text.clear();
  }
  auto list = make_block(BlockKind::list, row.line);
  for (std::size_t column = 0; column < cells.size(); ++column) {
    auto& cell = cells[column];
    const bool is_class = column < columns.code && !codes.find_class(text_of(cell)).empty();
    if (text_of(cell).empty() || is_class) continue;
    auto item = make_block(BlockKind::item, cell.line);
    item.children = std::move(cell.children);
    auto& first = item.children.front();
    if (column < columns.headers.size() && !columns.headers[column].empty() && first.kind == BlockKind::paragraph) {
      first.runs.insert(first.runs.begin(), {columns.headers[column] + ": ", 0, {}, first.line});
    }
    list.children.push_back(std::move(item));
  }
  if (list.children.size() == 1 && columns.headers.empty()) {
    auto& only = list.children.front().children;
    std::move(only.begin(), only.end(), std::back_inserter(row.children));
  } else if (!list.children.empty()) {
    row.children.push_back(std::move(list));
  }
}

std::optional<Block> read_matrix(const Block& table, const CodeReader& codes) {
  if (table.children.size() < 2) return std::nullopt;
  const auto& header = table.children.front().children;
  auto list = make_block(BlockKind::list, table.line);
  std::set<std::string> classes{""};
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (!classes.insert(codes.find_class(text_of(header[column]))).second) return std::nullopt;
    for (const auto& row : table.children) {
      if (column >= row.children.size() || row.children[column].children.empty()) continue;
      auto item = row.children[column];
      item.kind = BlockKind::item;
      list.children.push_back(std::move(item));
    }
  }
  return header.size() > 1 ? std::optional(std::move(list)) : std::nullopt;
}

}  // namespace statusbook
