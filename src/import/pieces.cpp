#include "import/pieces.h"

#include <algorithm>

#include "base/strings.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr int most_words_of_class_line = 8;
constexpr std::size_t longest_class_line = 200;

class PieceLister {
 public:
  explicit PieceLister(const CodeReader& codes) : codes_(codes) {}

  PieceList run(Blocks& blocks) {
    list_all(blocks);
    return std::move(list_);
  }

 private:
  void list_all(Blocks& blocks) {
    for (auto& block : blocks) list_block(block);
  }

  void list_block(Block& block) {
    switch (block.kind) {
      case BlockKind::heading:
        read(add(Shape::heading, block), block.runs, Place::title);
        list_.pieces.back().level = block.level;
        list_.pieces.back().has_text = true;
        break;
      case BlockKind::paragraph: list_paragraph(block); break;
      case BlockKind::list:
      case BlockKind::terms: list_items(block.children, false); break;
      case BlockKind::code: list_items(block.lines, true); break;
      case BlockKind::table: list_table(block); break;
      default:
        if (block.role == GroupRole::navigation) break;
        frames_ += block.role == GroupRole::perhaps_navigation ? 1 : 0;
        list_all(block.children);
        frames_ -= block.role == GroupRole::perhaps_navigation ? 1 : 0;
        break;
    }
  }

  Piece& add(Shape shape, Block& block) {
    block.piece = static_cast<int>(list_.pieces.size());
    auto& piece = list_.pieces.emplace_back();
    piece.shape = shape;
    piece.parent = parent_;
    piece.is_framed = frames_ > 0;
    return piece;
  }

  /// The head of a text; where it has none, that of the class that a brief first line names.
  void read(Piece& piece, const Runs& runs, Place place) const {
    piece.head = read_head(runs, place, codes_);
    const auto text = plain_text(runs);
    piece.has_text =
        piece.head && !trim(std::string_view(text).substr(std::min(piece.head->rest, text.size()))).empty();
    const auto line = text.substr(0, std::min(text.find('\n'), longest_class_line));
    const auto sentence = line.substr(0, place == Place::lead ? line.find(". ") : line.size());
    if (piece.head || count_words(sentence) > most_words_of_class_line) return;
    if (const auto id = codes_.find_class(sentence); !id.empty()) piece.head.emplace().class_id = id;
  }

  /// A paragraph of several lines is one piece by its first line, and one by each line after it.
  void list_paragraph(Block& block) {
    add_paragraph(block);
    for (std::size_t i = 1; i < block.lines.size(); ++i) add_paragraph(block.lines[i]);
    if (!block.lines.empty()) block.lines.front().piece = block.piece;
  }

  void add_paragraph(Block& block) {
    auto& piece = add(Shape::paragraph, block);
    read(piece, block.runs, Place::lead);
    const auto text = front_text(block);
    const bool is_brief = count_words(text) <= most_words_of_class_line && !trim(text).ends_with('.');
    if (piece.head && !piece.head->class_id.empty() && !is_brief) piece.head.reset();
  }

  void list_items(Blocks& items, bool is_code) {
    const auto group = list_.groups.size();
    list_.groups.push_back({{}, std::nullopt, is_code});
    const auto outer = parent_;
    for (auto& item : items) {
      auto& piece = add(Shape::item, item);
      list_.groups[group].pieces.push_back(item.piece);
      auto begin = item.children.begin();
      if (begin == item.children.end()) continue;
      if (begin->kind == BlockKind::term) {
        for (; begin != item.children.end() && begin->kind == BlockKind::term; ++begin) read_term(piece, *begin);
      } else if (begin->kind == BlockKind::paragraph || begin->kind == BlockKind::heading) {
        read(piece, begin->runs, begin->kind == BlockKind::heading ? Place::title : Place::lead);
        ++begin;
      }
      piece.has_text = piece.has_text || begin != item.children.end();
      parent_ = item.piece;
      for (; begin != item.children.end(); ++begin) list_block(*begin);
      parent_ = outer;
    }
  }

  /// What a second term says is the phrase.
  void read_term(Piece& piece, const Block& term) const {
    if (term.children.empty()) return;
    const auto& runs = term.children.front().runs;
    if (!piece.head) return read(piece, runs, Place::title);
    if (piece.head->phrase.empty()) piece.head->phrase = clean_phrase(plain_text(runs));
  }

  void list_table(Block& block) {
    auto columns = find_columns(block, codes_);
    if (!columns) {  // for the sake of layout: its cells are parts of the page
      for (auto& row : block.children) list_all(row.children);
      return;
    }
    PieceGroup group;
    for (auto& row : block.children) {
      auto& piece = add(Shape::row, row);
      piece.head = read_row(row, *columns, codes_);
      piece.has_text = columns->text.has_value() && count_words(row.children[*columns->text].children) > 0;
      group.pieces.push_back(row.piece);
    }
    group.columns = std::move(columns);
    block.piece = static_cast<int>(list_.groups.size());  // of a table: its group
    list_.groups.push_back(std::move(group));
  }

  const CodeReader& codes_;
  PieceList list_;
  int parent_ = -1;
  int frames_ = 0;  // around what is listed
};

bool is_accepted(const Block& block, const PieceList& list) {
  return block.piece >= 0 && block.kind != BlockKind::table &&
         list.pieces[static_cast<std::size_t>(block.piece)].role != Role::text;
}

/// Text of which a line is an entry becomes a list of its lines; what stands between them goes on with the line before.
void read_by_line(Block& block, const PieceList& list) {
  const auto lines = std::move(block.lines);
  block.lines.clear();
  const bool is_code = block.kind == BlockKind::code;
  const auto first = lines.begin() + (is_code || lines.empty() ? 0 : 1);
  if (std::none_of(first, lines.end(), [&](const Block& line) { return is_accepted(line, list); })) return;
  block.kind = is_code ? BlockKind::list : BlockKind::group;
  block.runs.clear();
  block.piece = -1;
  for (const auto& line : lines) {
    if (block.children.empty() || is_accepted(line, list)) {
      block.children.push_back(line);
      continue;
    }
    const auto& from = is_code ? line.children.front() : line;
    auto& runs = (is_code ? block.children.back().children.front() : block.children.back()).runs;
    runs.push_back({"\n", 0, {}, from.line});
    runs.insert(runs.end(), from.runs.begin(), from.runs.end());
  }
}

void arrange_rows(Block& table, const TableColumns& columns, const PieceList& list) {
  const auto& rows = table.children;
  if (std::none_of(rows.begin(), rows.end(), [&](const Block& row) { return is_accepted(row, list); })) return;
  if (!columns.headers.empty()) table.children.erase(table.children.begin());
  for (auto& row : table.children) {
    const auto& head = list.pieces[static_cast<std::size_t>(row.piece)].head;
    if (head) arrange_row(row, columns, head->phrase);
  }
}

}  // namespace

PieceList list_pieces(Blocks& blocks, const CodeReader& codes) { return PieceLister(codes).run(blocks); }

void resolve_readings(Blocks& blocks, const PieceList& list) {
  for (auto& block : blocks) {
    read_by_line(block, list);
    if (block.kind == BlockKind::table && block.piece >= 0)
      arrange_rows(block, *list.groups[static_cast<std::size_t>(block.piece)].columns, list);
    resolve_readings(block.children, list);
    block.holds_entry = is_accepted(block, list) || std::any_of(block.children.begin(), block.children.end(),
                                                                [](const Block& child) { return child.holds_entry; });
  }
}

}  // namespace statusbook
