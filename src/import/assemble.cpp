#include "import/pieces.h"

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

namespace {

// A whole file has depth 0, a heading that of its level.
constexpr int paragraph_depth = 7;
constexpr int item_depth = 8;  // and one more for each item around it

class Assembler {
 public:
  Assembler(const PieceList& list, const FileName& file) : list_(list), file_(file) {}

  ImportResult run(Blocks& blocks, ImportedEntry whole) {
    const auto count =
        std::ranges::count_if(list_.pieces, [](const Piece& piece) { return piece.role == Role::entry; });
    result_.entries.reserve(static_cast<std::size_t>(count) + 1);
    if (!whole.code.empty()) {
      result_.entries.push_back(std::move(whole));
      owners_.push_back({Role::entry, 0, 0, Shape::heading});
    }
    walk(blocks);
    return std::move(result_);
  }

 private:
  /// An entry or a class that text may go to.
  struct Owner {
    Role role = Role::entry;
    std::size_t index = 0;
    int depth = 0;
    Shape shape = Shape::heading;
    [[nodiscard]] bool is_section() const { return shape == Shape::heading || shape == Shape::paragraph; }
  };

  std::vector<ImportedEntry>& all(Role role) { return role == Role::entry ? result_.entries : result_.classes; }
  Blocks& text_of(const Owner& owner) { return all(owner.role)[owner.index].blocks; }

  /// Moves a block from the tree to the end of what is open.
  void take(Block& block) {
    text_of(owners_.back()).push_back(std::move(block));
    block = Block();
  }

  // --- what is open ---

  /// Ends what is open at the depth or below it. Text that waits belongs to nothing then.
  void close(int depth) {
    while (!owners_.empty() && owners_.back().depth >= depth) owners_.pop_back();
    pending_.clear();
  }

  /// Gives a block to what is open. What comes behind an item or a row belongs to it where another one follows in the
  /// same section; at a section's end it is a remark of the document's own.
  void give(Block& block) {
    if (owners_.empty()) return;
    if (owners_.back().is_section()) {
      take(block);
    } else {
      pending_.push_back(&block);
    }
  }

  /// Opens what a piece is, with the text behind the head in its first block.
  void open(const Piece& piece, int depth, Block& first) {
    const bool follows = !owners_.empty() && owners_.back().role == Role::entry &&
                         owners_.back().shape == piece.shape && owners_.back().depth == depth;
    // What ends with a colon leads to the list that begins here.
    if (!pending_.empty() && trim(plain_text(*pending_.back())).ends_with(':')) pending_.pop_back();
    for (auto* block : pending_) {
      if (follows) take(*block);
    }
    close(depth);
    std::erase_if(owners_, [](const Owner& owner) { return owner.role == Role::code_class; });
    const auto& head = *piece.head;
    const bool is_class = piece.role == Role::code_class;
    auto& found = all(piece.role);
    owners_.push_back({piece.role, found.size(), depth, piece.shape});
    auto& entry = found.emplace_back();
    entry = {is_class ? head.class_id : head.code.code, head.code.parent, head.phrase, file_, first.line, {}, {}, {}};
    if (head.is_unbalanced) entry.damage.emplace_back("emphasis around the title is not balanced");
    if (first.is_mismatched) entry.damage.emplace_back("the heading's tags do not match");
    if (!is_class) first.runs = split_at(std::move(first.runs), head.rest).second;
    auto rest = make_paragraph(trimmed(std::move(first.runs)), first.line);
    if (!rest.runs.empty() && !(is_class && piece.shape == Shape::heading)) take(rest);
    first = Block();
  }

  // --- the walk ---

  void walk(Blocks& blocks) {
    for (auto& block : blocks) step(block);
  }

  void step(Block& block) {
    if (block.kind == BlockKind::rule || block.kind == BlockKind::frame) return;
    if (block.kind == BlockKind::heading) {
      step_heading(block);
    } else if (!block.holds_entry) {
      give(block);
    } else if (block.kind == BlockKind::paragraph) {
      open(*list_.accepted(block), paragraph_depth, block);
    } else if (block.kind == BlockKind::list || block.kind == BlockKind::table) {
      step_items(block);
    } else {
      step_part(block);
    }
  }

  /// Entries that begin in a quotation or a cell end with it.
  void step_part(Block& block) {
    const auto owners = owners_;
    walk(block.children);
    pending_.clear();
    owners_ = owners;
  }

  void step_heading(Block& block) {
    if (const auto* piece = list_.accepted(block)) return open(*piece, block.level, block);
    close(block.level);
    give(block);
  }

  /// An item without a code after one with a code is a part of its text.
  void step_items(Block& list) {
    const int depth = item_depth + nesting_;
    bool follows = false;  // the item before this one is part of an entry of this list
    for (auto& item : list.children) {
      const auto* piece = list_.accepted(item);
      if (piece != nullptr) {
        open_item(item, *piece, depth);
        follows = piece->role == Role::entry;
      } else if (item.holds_entry) {
        if (!has_section()) close(depth);
        walk(item.children);
        follows = false;
      } else if (list.kind != BlockKind::table && (follows || has_section())) {
        if (!follows) close(depth);
        // A class in here ends the one around the list: then there is nothing that the item is text of.
        if (!owners_.empty()) append_item(list, item);
      }
    }
    // Text goes on to the entry around the list.
    if (has_section()) close(depth);
  }

  /// Whether an entry goes on around a list.
  [[nodiscard]] bool has_section() const {
    return !owners_.empty() && (nesting_ > 0 || std::ranges::any_of(owners_, [](const Owner& owner) {
                                  return owner.role == Role::entry && owner.is_section();
                                }));
  }

  void open_item(Block& item, const Piece& piece, int depth) {
    auto begin = item.children.begin();
    Block nothing = make_block(BlockKind::paragraph, item.line);
    auto& first = begin == item.children.end() ? nothing : *begin++;
    open(piece, depth, first);
    const auto owners = owners_;
    ++nesting_;
    for (; begin != item.children.end(); ++begin) {
      if (begin->holds_entry) {
        step(*begin);
        owners_ = owners;  // whatever ended in there, the item goes on
      } else if (begin->kind != BlockKind::rule && begin->kind != BlockKind::frame) {
        take(*begin);
      }
    }
    --nesting_;
    if (item.children.size() == 1) item.children = {};  // all was taken, and very many such take memory
  }

  void append_item(const Block& list, Block& item) {
    auto& blocks = text_of(owners_.back());
    const bool goes_on = !blocks.empty() && blocks.back().kind == list.kind && blocks.back().line == list.line;
    if (!goes_on) {
      blocks.push_back(make_block(list.kind, list.line));
      blocks.back().number = list.number;
    }
    blocks.back().children.push_back(std::move(item));
    item = Block();
  }

  const PieceList& list_;
  const FileName& file_;
  ImportResult result_;
  std::vector<Owner> owners_;    // from the outside in
  std::vector<Block*> pending_;  // behind an entry, and not yet known to be its
  int nesting_ = 0;
};

}  // namespace

ImportResult assemble_entries(Blocks& blocks, const PieceList& list, ImportedEntry whole, const FileName& file) {
  return Assembler(list, file).run(blocks, std::move(whole));
}

}  // namespace statusbook
