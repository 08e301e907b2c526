#include "import/pieces.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/strings.h"

namespace statusbook {

namespace {

constexpr int most_words_of_class_line = 8;
constexpr std::size_t longest_class_line = 200;
constexpr std::size_t fewest_codes = 2;
constexpr int most_words_with_code = 16;
constexpr int most_words_of_phrase = 10;
constexpr std::size_t longest_header = 200;  // of what is said before each cell
constexpr std::array names_of_phrases{"name", "phrase", "reason", "title", "message", "status text"};

// --- lines ---

bool ends_cell(const Runs& runs) {
  const auto last = std::find_if(runs.rbegin(), runs.rend(), [](const Run& run) { return !trim(run.text).empty(); });
  return last != runs.rend() && trim(last->text).ends_with('|');
}

bool is_code_line(const std::optional<Head>& head) {
  return head && head->class_id.empty() && (head->weight >= Weight::fair || head->running > 0);
}

/// A paragraph as one for each line that may begin an entry, for lines of classes, and for what follows such or a cell
/// of a table that somebody flattened to lines with pipes where its cells ended.
void cut_paragraph(const Block& paragraph, const std::vector<Runs>& lines, const CodeReader& codes, Blocks& result) {
  const auto first = result.size();
  bool was_class = false;
  for (const auto& line : lines) {
    const auto head = read_head(line, HeadPlace::lead, codes);
    const bool is_class = head && !head->class_id.empty() && count_words(plain_text(line)) <= most_words_of_class_line;
    const bool is_first = result.size() == first;
    if (is_first || is_class || was_class || is_code_line(head) || ends_cell(result.back().runs)) {
      result.push_back(make_paragraph(line, paragraph.line));
      result.back().is_line = !is_first;
    } else {
      append(result.back().runs, line);
    }
    was_class = is_class;
  }
}

/// A block of code is a list of its lines if most of them begin with a code.
Block read_code(Block code, const CodeReader& codes) {
  auto list = make_block(BlockKind::list, code.line);
  std::size_t found = 0;
  for (auto& line : split_lines(code.runs)) {
    if (trim(plain_text(line)).empty()) continue;
    found += is_code_line(read_head(line, HeadPlace::lead, codes)) ? 1 : 0;
    auto& item = list.children.emplace_back(make_block(BlockKind::item, line.front().line));
    item.children.push_back(make_paragraph(std::move(line), code.line));
  }
  return found >= fewest_codes && 3 * found >= 2 * list.children.size() ? list : code;
}

/// Joins lines that begin no entry with what is before them.
void join_lines(Blocks& blocks, const PieceList& list) {
  Blocks result;
  bool is_cut = false;  // the paragraph that the line is of has an entry
  for (auto& block : blocks) {
    is_cut = list.accepted(block) || (is_cut && block.is_line);
    const bool follows_cell = is_cut && !result.empty() && ends_cell(result.back().runs);
    if (block.is_line && !follows_cell && !list.accepted(block)) {
      append(result.back().runs, block.runs);
    } else {
      result.push_back(std::move(block));
    }
  }
  blocks = std::move(result);
}

// --- tables ---

std::string text_of(const Block& cell) { return collapse_whitespace(plain_text(cell)); }

std::optional<Head> head_of(const Block& cell, const CodeReader& codes) {
  if (cell.children.empty() || count_words(plain_text(cell)) > most_words_with_code) return std::nullopt;
  return read_head(cell.children.front().runs, HeadPlace::title, codes);
}

/// The codes of a column, by row; empty where its cell has none.
std::vector<std::string> read_codes(const Block& table, std::size_t column, const CodeReader& reader) {
  std::vector<std::string> codes;
  for (const auto& row : table.children) {
    const auto head = head_of(row.children[column], reader);
    codes.push_back(head ? head->code.code : "");
  }
  return codes;
}

/// Of columns with codes, that of those which are known is the one; then the one with numbers.
using Score = std::array<std::size_t, 3>;
Score score_codes(const std::vector<std::string>& codes, const CodeReader& reader) {
  Score score{};
  for (const auto& code : codes) {
    score[0] += reader.is_registered(code) ? 1 : 0;
    score[1] += !code.empty() && is_digit(code.front()) ? 1 : 0;
    score[2] += code.empty() ? 0 : 1;
  }
  return 3 * score[2] + 1 < codes.size() ? Score() : score;
}

/// A column of a table as descriptions, by its words, and as phrases: best where the registry knows a third of them;
/// where it knows few of the codes, a column of short texts with words in them beside the codes will be their names.
struct ColumnScore {
  int words = 0;
  int phrases = 0;
};

ColumnScore score_column(const Block& table, std::size_t column, const std::vector<std::string>& codes,
                         const std::string& header, bool is_beside, const CodeReader& reader) {
  ColumnScore score;
  std::size_t known = 0;
  std::size_t filled = 0;
  bool are_brief = true;
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const auto text = text_of(table.children[row].children[column]);
    if (codes[row].empty() || text.empty()) continue;
    ++filled;
    const int words = count_words(text);
    score.words += words;
    const auto length = reader.match_phrase(text, codes[row]);
    const auto rest = trim(std::string_view(text).substr(length));
    if (length > 0 && (rest.empty() || rest.starts_with('('))) ++known;
    const bool has_words = text.find_first_not_of("0123456789.,:;/()+-* ") != std::string::npos;
    are_brief = are_brief && has_words && words <= most_words_of_phrase && !text.ends_with('.');
  }
  const bool is_named = std::ranges::any_of(
      names_of_phrases, [&](const auto* name) { return to_lower(header).find(name) != std::string::npos; });
  if (filled == 0) return score;
  if (3 * known >= filled) {
    score.phrases = 3;
  } else if (are_brief) {
    score.phrases = is_named ? 2 : is_beside ? 1 : 0;
  }
  return score;
}

/// nullopt where too few rows have a code in one column, and where each column has a class of its own.
std::optional<TableColumns> find_columns(const Block& table, const CodeReader& reader) {
  if (table.children.empty()) return std::nullopt;
  const auto& first = table.children.front().children;
  const auto width = first.size();
  std::set<std::string> classes{""};
  for (const auto& cell : first) classes.insert(reader.find_class(text_of(cell)));
  if (width > 1 && classes.size() == width + 1) return std::nullopt;  // a class in each column
  TableColumns columns;
  Score best{};
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < width; ++i) {
    auto found = read_codes(table, i, reader);
    const auto score = score_codes(found, reader);
    if (score <= best) continue;
    best = score;
    columns.code = i;
    codes = std::move(found);
  }
  if (codes.empty()) return std::nullopt;
  columns.has_headers = !head_of(first[columns.code], reader);
  ColumnScore most;
  std::vector<ColumnScore> scores;
  for (std::size_t i = 0; i < width; ++i) {
    const auto header = columns.has_headers ? text_of(first[i]) : "";
    columns.headers.push_back(header.size() > longest_header ? "" : header);
    const bool is_beside = (i == columns.code + 1 || i + 1 == columns.code) && width > 2;  // a description elsewhere
    scores.push_back(i == columns.code ? ColumnScore()
                                       : score_column(table, i, codes, columns.headers[i], is_beside, reader));
    if (scores[i].phrases > most.phrases) columns.phrase = i;
    most.phrases = std::max(most.phrases, scores[i].phrases);
  }
  for (std::size_t i = 0; i < width; ++i) {
    if (columns.phrase == i || scores[i].words <= most.words) continue;
    columns.text = i;
    most.words = scores[i].words;
  }
  return columns;
}

/// The row as an item: an empty paragraph, where the code was, and the description; what other columns say follows it,
/// each under its header.
void arrange_row(Block& row, const TableColumns& columns, const std::string& phrase) {
  auto cells = std::exchange(row.children, {});
  auto& code_cell = cells[columns.code].children;
  row.children.push_back(make_paragraph({}, code_cell.empty() ? row.line : code_cell.front().line));
  if (!code_cell.empty()) code_cell.erase(code_cell.begin());
  if (columns.phrase && phrase == clean_phrase(text_of(cells[*columns.phrase])))
    cells[*columns.phrase].children.clear();
  if (columns.text) append(row.children, std::exchange(cells[*columns.text].children, {}));
  auto list = make_block(BlockKind::list, row.line);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (text_of(cells[i]).empty()) continue;
    cells[i].kind = BlockKind::item;
    auto& runs = cells[i].children.front().runs;
    const auto& header = columns.headers[i];
    if (!header.empty() && !runs.empty()) runs.insert(runs.begin(), {header + ": ", 0, {}, cells[i].line});
    list.children.push_back(std::move(cells[i]));
  }
  if (!list.children.empty()) row.children.push_back(std::move(list));
}

// --- the list ---

class PieceLister {
 public:
  explicit PieceLister(const CodeReader& codes) : codes_(codes) {}

  PieceList run(Blocks& blocks) {
    for (auto& block : blocks) list_block(block);
    return std::move(list_);
  }

 private:
  void list_block(Block& block) {
    switch (block.kind) {
      case BlockKind::heading: {
        auto& piece = add(Shape::heading, block);
        read(piece, block.runs, HeadPlace::title);
        piece.level = block.level;
        piece.has_text = true;
        break;
      }
      case BlockKind::paragraph: add_paragraph(block); break;
      case BlockKind::list: list_items(block.children); break;
      case BlockKind::table: list_table(block); break;
      case BlockKind::frame: break;
      default:
        for (auto& child : block.children) list_block(child);
    }
  }

  Piece& add(Shape shape, Block& block) {
    block.piece = static_cast<int>(list_.pieces.size());
    auto& piece = list_.pieces.emplace_back();
    piece.shape = shape;
    piece.parent = parent_;
    return piece;
  }

  /// The head of a text; where it has none, that of the class that a brief first line names.
  void read(Piece& piece, const Runs& runs, HeadPlace place) const {
    piece.head = read_head(runs, place, codes_);
    const auto text = plain_text(runs);
    piece.has_text = piece.head && text.find_first_not_of(" \t\r\n", piece.head->rest) != std::string::npos;
    const auto line = text.substr(0, std::min(text.find('\n'), longest_class_line));
    const auto sentence = line.substr(0, place == HeadPlace::lead ? line.find(". ") : line.size());
    if (piece.head || count_words(sentence) > most_words_of_class_line) return;
    if (const auto id = codes_.find_class(sentence); !id.empty()) piece.head.emplace().class_id = id;
  }

  void add_paragraph(Block& block) {
    auto& piece = add(Shape::paragraph, block);
    read(piece, block.runs, HeadPlace::lead);
    const auto text = plain_text(block);
    const bool is_brief = count_words(text) <= most_words_of_class_line && !trim(text).ends_with('.');
    if (piece.has_class() && !is_brief) piece.head.reset();
  }

  void list_items(Blocks& items) {
    const auto group = list_.groups.size();
    list_.groups.emplace_back();
    const auto outer = parent_;
    for (auto& item : items) {
      auto& piece = add(Shape::item, item);
      list_.groups[group].pieces.push_back(&piece);
      auto begin = item.children.begin();
      if (begin != item.children.end() && begin->kind == BlockKind::paragraph)
        read(piece, begin++->runs, HeadPlace::lead);
      piece.has_text = piece.has_text || begin != item.children.end();
      parent_ = &piece;
      for (; begin != item.children.end(); ++begin) list_block(*begin);
      parent_ = outer;
    }
  }

  void list_table(Block& block) {
    auto columns = find_columns(block, codes_);
    if (!columns) {  // for the sake of layout: its cells are parts of the page
      for (auto& row : block.children) list_block(row);
      return;
    }
    PieceGroup group;
    for (auto& row : block.children) {
      auto& piece = add(Shape::row, row);
      piece.head = head_of(row.children[columns->code], codes_);
      if (piece.has_code() && piece.head->phrase.empty() && columns->phrase)
        piece.head->phrase = clean_phrase(text_of(row.children[*columns->phrase]));
      piece.has_text = columns->text && count_words(plain_text(row.children[*columns->text])) > 0;
      group.pieces.push_back(&piece);
    }
    group.columns = std::move(columns);
    block.piece = static_cast<int>(list_.groups.size());  // of a table: its group
    list_.groups.push_back(std::move(group));
  }

  const CodeReader& codes_;
  PieceList list_;
  const Piece* parent_ = nullptr;
};

void arrange_rows(Block& table, const TableColumns& columns, const PieceList& list) {
  auto& rows = table.children;
  if (std::ranges::none_of(rows, [&](const Block& row) { return list.accepted(row); })) return;
  if (columns.has_headers) rows.erase(rows.begin());
  for (auto& row : rows) {
    const auto& head = list.pieces[static_cast<std::size_t>(row.piece)].head;
    if (head) arrange_row(row, columns, head->phrase);
  }
}

}  // namespace

const Piece* PieceList::accepted(const Block& block) const {
  if (block.piece < 0 || block.kind == BlockKind::table) return nullptr;
  const auto& piece = pieces[static_cast<std::size_t>(block.piece)];
  return piece.role == Role::text ? nullptr : &piece;
}

void read_lines(Blocks& blocks, const CodeReader& codes) {
  Blocks result;
  for (auto& block : blocks) {
    read_lines(block.children, codes);
    if (block.kind == BlockKind::code) {
      result.push_back(read_code(std::move(block), codes));
      continue;
    }
    const auto lines = block.kind == BlockKind::paragraph ? split_lines(block.runs) : std::vector<Runs>();
    if (lines.size() > 1) {
      cut_paragraph(block, lines, codes, result);
    } else {
      result.push_back(std::move(block));
    }
  }
  blocks = std::move(result);
}

PieceList list_pieces(Blocks& blocks, const CodeReader& codes) { return PieceLister(codes).run(blocks); }

void resolve_readings(Blocks& blocks, const PieceList& list) {
  join_lines(blocks, list);
  for (auto& block : blocks) {
    if (block.kind == BlockKind::table && block.piece >= 0)
      arrange_rows(block, *list.groups[static_cast<std::size_t>(block.piece)].columns, list);
    resolve_readings(block.children, list);
    block.holds_entry = list.accepted(block) != nullptr || std::ranges::any_of(block.children, &Block::holds_entry);
  }
}

}  // namespace statusbook
