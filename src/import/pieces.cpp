#include "import/pieces.h"

#include <algorithm>

#include "base/strings.h"
#include "import/phrase.h"

namespace statusbook {

namespace {

constexpr int most_words_of_class_line = 8;
constexpr std::size_t longest_class_line = 200;

bool ends_with_colon(const Block& block) {
  if (!block.children.empty()) return ends_with_colon(block.children.back());
  return !block.runs.empty() && trim(block.runs.back().text).ends_with(':');
}

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
      case BlockKind::heading: list_heading(block); break;
      case BlockKind::paragraph: list_paragraph(block); break;
      case BlockKind::list:
      case BlockKind::terms: list_items(block.children, false); break;
      case BlockKind::code: list_items(block.lines, true); break;
      case BlockKind::table: list_table(block); break;
      case BlockKind::group: list_group(block); break;
      default: list_all(block.children); break;
    }
  }

  Piece& add(Shape shape, Block& block) {
    block.piece = static_cast<int>(list_.pieces.size());
    auto& piece = list_.pieces.emplace_back();
    piece.shape = shape;
    piece.parent = parent_;
    return piece;
  }

  /// The head of a text, and the class that its first line may speak of.
  void read(Piece& piece, const Runs& runs, Place place) const {
    piece.head = read_head(runs, place, codes_);
    const auto text = plain_text(runs).substr(0, longest_class_line);
    const auto open = text.find('(');
    const auto end = std::min({text.find('\n'), place == Place::lead ? text.find(". ") : text.size(), text.size()});
    if (count_words(text.substr(0, end)) <= most_words_of_class_line) {
      piece.named_class = codes_.find_class(text.substr(0, end));
    } else if (const auto token =
                   open < text.size() ? codes_.read_class(std::string_view(text).substr(open + 1)) : std::nullopt) {
      piece.named_class = token->id;  // "Client errors (400 499) the request …"
    }
    piece.has_text =
        piece.head && piece.head->rest < text.size() && !trim(std::string_view(text).substr(piece.head->rest)).empty();
  }

  void list_heading(Block& block) {
    auto& piece = add(Shape::heading, block);
    piece.level = block.level;
    read(piece, block.runs, Place::title);
    piece.has_text = true;
  }

  void list_paragraph(Block& block) {
    add_paragraph(block);
    for (auto line = block.lines.begin(); line != block.lines.end(); ++line) {
      if (line == block.lines.begin()) {
        line->piece = block.piece;
      } else {
        add_paragraph(*line);
      }
    }
  }

  void add_paragraph(Block& block) {
    auto& piece = add(Shape::paragraph, block);
    read(piece, block.runs, Place::lead);
    const auto text = front_text(block);
    piece.is_brief = count_words(text) <= most_words_of_class_line && !trim(text).ends_with('.');
    if (block.runs.empty() || !block.runs.front().has(style::strong)) piece.named_class.clear();
  }

  void list_items(Blocks& items, bool is_code) {
    const auto group = open_group();
    list_.groups.back().is_code = is_code;
    const auto outer = parent_;
    for (auto& item : items) {
      auto& piece = add(Shape::item, item);
      piece.group = group;
      list_.groups[static_cast<std::size_t>(group)].pieces.push_back(item.piece);
      auto begin = item.children.begin();
      if (begin == item.children.end()) continue;
      if (begin->kind == BlockKind::term) {
        for (; begin != item.children.end() && begin->kind == BlockKind::term; ++begin) read_term(piece, *begin);
      } else if (begin->kind == BlockKind::paragraph || begin->kind == BlockKind::heading) {
        read(piece, begin->runs, begin->kind == BlockKind::heading ? Place::title : Place::lead);
        ++begin;
      }
      piece.has_text = piece.has_text || begin != item.children.end();
      piece.announces = ends_with_colon(item);
      parent_ = item.piece;
      for (; begin != item.children.end(); ++begin) list_block(*begin);
      parent_ = outer;
    }
  }

  void read_term(Piece& piece, const Block& term) const {
    if (term.children.empty()) return;
    const auto& runs = term.children.front().runs;
    if (piece.head || !piece.named_class.empty()) {
      piece.phrase = clean_phrase(plain_text(runs));
      return;
    }
    read(piece, runs, Place::title);
    if (!piece.head || piece.head->weight == Weight::weak) {
      if (auto lead = read_head(runs, Place::lead, codes_)) piece.head = std::move(lead);
    }
  }

  int open_group() {
    list_.groups.emplace_back();
    return static_cast<int>(list_.groups.size()) - 1;
  }

  void list_table(Block& block) {
    if (auto matrix = read_matrix(block, codes_)) {
      block = std::move(*matrix);
      list_items(block.children, false);
      return;
    }
    auto columns = find_columns(block, codes_);
    if (!columns) {  // for the sake of layout: its cells are parts of the page
      for (auto& row : block.children) list_all(row.children);
      return;
    }
    const auto group = open_group();
    for (auto& row : block.children) {
      auto& piece = add(Shape::row, row);
      piece.group = group;
      piece.head = read_row(row, *columns, codes_);
      if (!piece.head && continues_row(row, *columns)) {
        piece.head.emplace();
        if (columns->phrase) piece.head->phrase = clean_phrase(plain_text(row.children[*columns->phrase]));
      }
      piece.has_text = columns->text.has_value() && count_words(row.children[*columns->text].children) > 0;
      list_.groups.back().pieces.push_back(row.piece);
    }
    list_.groups.back().columns = std::move(columns);
  }

  void list_group(Block& block) {
    if (block.role == GroupRole::navigation) return;
    const auto begin = static_cast<int>(list_.pieces.size());
    list_all(block.children);
    if (block.role == GroupRole::perhaps_navigation)
      list_.frames.emplace_back(begin, static_cast<int>(list_.pieces.size()));
  }

  const CodeReader& codes_;
  PieceList list_;
  int parent_ = -1;
};

class Resolver {
 public:
  Resolver(const PieceList& list, const CodeReader& codes) : list_(list), codes_(codes) {}

  void run(Blocks& blocks) {
    for (auto& block : blocks) run(block);
  }

 private:
  [[nodiscard]] const Piece* piece_of(const Block& block) const {
    return block.piece < 0 ? nullptr : &list_.pieces[static_cast<std::size_t>(block.piece)];
  }

  [[nodiscard]] bool is_accepted(const Block& block) const {
    const auto* piece = piece_of(block);
    return piece != nullptr && piece->role != Role::text;
  }

  void run(Block& block) {
    read_by_line(block);
    if (block.kind == BlockKind::table) arrange(block);
    run(block.children);
    block.holds_entry = is_accepted(block) || std::any_of(block.children.begin(), block.children.end(),
                                                          [](const Block& child) { return child.holds_entry; });
  }

  void read_by_line(Block& block) const {
    auto lines = std::move(block.lines);
    block.lines.clear();
    const bool is_code = block.kind == BlockKind::code;
    const auto first = lines.begin() + (is_code || lines.empty() ? 0 : 1);
    if (std::none_of(first, lines.end(), [&](const Block& line) { return is_accepted(line); })) return;
    block.kind = is_code ? BlockKind::list : BlockKind::group;
    block.runs.clear();
    block.piece = -1;
    for (auto& line : lines) {
      const bool joins = !block.children.empty() && !is_accepted(line);
      if (!joins) {
        block.children.push_back(std::move(line));
        continue;
      }
      auto& from = is_code ? line.children.front() : line;
      auto& last = is_code ? block.children.back().children.front() : block.children.back();
      last.runs.push_back({"\n", 0, {}, from.line});
      std::move(from.runs.begin(), from.runs.end(), std::back_inserter(last.runs));
    }
  }

  void arrange(Block& table) const {
    const auto* first = table.children.empty() ? nullptr : piece_of(table.children.front());
    if (first == nullptr) return;
    const auto& columns = list_.groups[static_cast<std::size_t>(first->group)].columns;
    const bool listed =
        std::any_of(table.children.begin(), table.children.end(), [&](const Block& row) { return is_accepted(row); });
    if (!columns || !listed) return;
    if (!columns->headers.empty()) table.children.erase(table.children.begin());
    for (auto& row : table.children) {
      const auto& head = piece_of(row)->head;
      if (head) arrange_row(row, *columns, head, codes_);
    }
  }

  const PieceList& list_;
  const CodeReader& codes_;
};

}  // namespace

PieceList list_pieces(Blocks& blocks, const CodeReader& codes) { return PieceLister(codes).run(blocks); }

void resolve_readings(Blocks& blocks, const PieceList& list, const CodeReader& codes) {
  Resolver(list, codes).run(blocks);
}

}  // namespace statusbook
