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
    for (auto& block : blocks) list_block(block);
    return std::move(list_);
  }

 private:
  void list_block(Block& block) {
    switch (block.kind) {
      case BlockKind::heading: {
        auto& piece = add(Shape::heading, block);
        read(piece, block.runs, Place::title);
        piece.level = block.level;
        piece.has_text = true;
        break;
      }
      case BlockKind::paragraph: add_paragraph(block); break;
      case BlockKind::list: list_items(block.children); break;
      case BlockKind::table: list_table(block); break;
      default: {
        if (block.role == GroupRole::navigation) break;
        const int frame = block.role == GroupRole::perhaps_navigation ? 1 : 0;
        frames_ += frame;
        for (auto& child : block.children) list_block(child);
        frames_ -= frame;
        break;
      }
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
    piece.has_text = piece.head && text.find_first_not_of(" \t\r\n", piece.head->rest) != std::string::npos;
    const auto line = text.substr(0, std::min(text.find('\n'), longest_class_line));
    const auto sentence = line.substr(0, place == Place::lead ? line.find(". ") : line.size());
    if (piece.head || count_words(sentence) > most_words_of_class_line) return;
    if (const auto id = codes_.find_class(sentence); !id.empty()) piece.head.emplace().class_id = id;
  }

  void add_paragraph(Block& block) {
    auto& piece = add(Shape::paragraph, block);
    read(piece, block.runs, Place::lead);
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
      list_.groups[group].pieces.push_back(item.piece);
      auto begin = item.children.begin();
      const bool is_heading = begin != item.children.end() && begin->kind == BlockKind::heading;
      if (is_heading || (begin != item.children.end() && begin->kind == BlockKind::paragraph)) {
        read(piece, begin->runs, is_heading ? Place::title : Place::lead);
        ++begin;
      }
      piece.has_text = piece.has_text || begin != item.children.end();
      parent_ = item.piece;
      for (; begin != item.children.end(); ++begin) list_block(*begin);
      parent_ = outer;
    }
  }

  void list_table(Block& block) {
    auto columns = find_columns(block, codes_);
    if (!columns) {  // for the sake of layout: its cells are parts of the page
      for (auto& row : block.children) {
        for (auto& cell : row.children) list_block(cell);
      }
      return;
    }
    PieceGroup group;
    for (auto& row : block.children) {
      auto& piece = add(Shape::row, row);
      piece.head = read_row(row, *columns, codes_);
      piece.has_text = columns->text && count_words(plain_text(row.children[*columns->text])) > 0;
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

void arrange_rows(Block& table, const TableColumns& columns, const PieceList& list) {
  auto& rows = table.children;
  if (std::none_of(rows.begin(), rows.end(), [&](const Block& row) { return list.accepted(row); })) return;
  if (!columns.headers.empty()) rows.erase(rows.begin());
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

PieceList list_pieces(Blocks& blocks, const CodeReader& codes) { return PieceLister(codes).run(blocks); }

void resolve_readings(Blocks& blocks, const PieceList& list) {
  join_lines(blocks, list);
  for (auto& block : blocks) {
    if (block.kind == BlockKind::table && block.piece >= 0)
      arrange_rows(block, *list.groups[static_cast<std::size_t>(block.piece)].columns, list);
    resolve_readings(block.children, list);
    block.holds_entry =
        list.accepted(block) != nullptr ||
        std::any_of(block.children.begin(), block.children.end(), [](const Block& child) { return child.holds_entry; });
  }
}

}  // namespace statusbook
