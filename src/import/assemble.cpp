#include "import/assemble.h"

#include <algorithm>

#include "base/strings.h"
#include "text/slug.h"

namespace statusbook {

namespace {

constexpr int paragraph_depth = 7;  // below all headings
constexpr int item_depth = 8;       // and one more for each item around it

class Assembler {
 public:
  Assembler(const PieceList& list, const std::string& file, const CodeReader& codes)
      : list_(list), codes_(codes), file_(file) {}

  ImportResult run(Blocks& blocks, ImportedEntry whole) {
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

  [[nodiscard]] const Piece* piece_of(const Block& block) const {
    return block.piece < 0 ? nullptr : &list_.pieces[static_cast<std::size_t>(block.piece)];
  }

  Blocks& blocks_of(const Owner& owner) {
    return owner.role == Role::entry ? result_.entries[owner.index].blocks : result_.classes[owner.index].blocks;
  }

  static Block take(Block& block) {
    auto taken = std::move(block);
    block = Block();
    return taken;
  }

  // --- what is open ---

  /// Ends what is open at the depth or below it. Text that waits belongs to nothing then.
  void close(int depth) {
    while (!owners_.empty() && owners_.back().depth >= depth) owners_.pop_back();
    pending_.clear();
  }

  /// Gives a block to what is open. What comes behind an item or a row belongs to it where its text announces it, or
  /// where another one follows in the same section; at a section's end it is a remark of the document's own.
  void give(Block& block) {
    if (owners_.empty()) return;
    const auto& owner = owners_.back();
    if (owner.is_section() || (pending_.empty() && owner.role == Role::entry && announces(blocks_of(owner)) &&
                               block.kind != BlockKind::paragraph)) {
      blocks_of(owner).push_back(take(block));
    } else {
      pending_.push_back(&block);
    }
  }

  static bool announces(const Blocks& blocks) {
    return !blocks.empty() && blocks.back().kind == BlockKind::paragraph &&
           trim(plain_text(blocks.back())).ends_with(':');
  }

  void open(const Piece& piece, int depth, int line, std::vector<std::string> ids) {
    const auto* last = owners_.empty() ? nullptr : &owners_.back();
    if (last != nullptr && last->role == Role::entry && last->shape == piece.shape && last->depth == depth) {
      // What ends with a colon leads to the list that begins here.
      if (!pending_.empty() && announces({*pending_.back()})) pending_.pop_back();
      for (auto* block : pending_) blocks_of(owners_.back()).push_back(take(*block));
    }
    close(depth);
    std::erase_if(owners_, [](const Owner& owner) { return owner.role == Role::code_class; });
    const auto& head = *piece.head;
    if (piece.role == Role::code_class) {
      owners_.push_back({Role::code_class, result_.classes.size(), depth, piece.shape});
      result_.classes.push_back({head.class_id, file_, line, {}});
      return;
    }
    owners_.push_back({Role::entry, result_.entries.size(), depth, piece.shape});
    ImportedEntry entry{head.code.code, head.code.parent, head.phrase, file_, line, {}, std::move(ids), {}, {}};
    if (head.is_unbalanced) entry.damage.emplace_back("emphasis around the title is not balanced");
    result_.entries.push_back(std::move(entry));
  }

  /// The text behind the head, and the blocks that come after it in an item or a row.
  void add_rest(const Piece& piece, Block& first) {
    if (piece.role == Role::entry) first.runs = split_at(std::move(first.runs), piece.head->rest).second;
    first.runs = trimmed(std::move(first.runs));
    if (first.runs.empty()) return;
    auto text = make_paragraph(std::move(first.runs), first.line);
    first = Block();
    blocks_of(owners_.back()).push_back(std::move(text));
  }

  // --- the walk ---

  void walk(Blocks& blocks) {
    const auto last =
        std::find_if(blocks.rbegin(), blocks.rend(), [](const Block& block) { return block.holds_entry; });
    const auto behind_last = static_cast<std::size_t>(blocks.rend() - last);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      // Behind a rule at the end of the last entry there is the page's own footer.
      const bool ends = blocks[i].kind == BlockKind::rule && i >= behind_last && !owners_.empty() &&
                        owners_.back().role == Role::entry;
      if (ends && count_words({blocks.begin() + static_cast<long>(i), blocks.end()}) > 0) close(1);
      step(blocks[i]);
    }
  }

  void step(Block& block) {
    const auto* piece = piece_of(block);
    if (block.kind == BlockKind::rule) return;
    if (block.kind == BlockKind::heading) {
      step_heading(block, *piece);
    } else if (block.kind == BlockKind::group && block.role != GroupRole::content && !block.holds_entry) {
      return;  // a page's frame
    } else if (!block.holds_entry && block.kind != BlockKind::group) {
      give(block);
    } else if (block.kind == BlockKind::paragraph) {
      open(*piece, paragraph_depth, block.line, block.ids);
      add_rest(*piece, block);
    } else if (block.kind == BlockKind::list || block.kind == BlockKind::terms || block.kind == BlockKind::table) {
      step_items(block);
    } else {
      step_part(block);
    }
  }

  /// A group, a quotation, a cell: entries that begin in it end with it, if it has their headings or is set apart.
  void step_part(Block& block) {
    const bool sets_apart = block.kind != BlockKind::group || holds_entry_heading(block);
    const bool ends_all = sets_apart && block.kind == BlockKind::group;
    if (ends_all) close(1);
    const auto owners = owners_;
    walk(block.children);
    if (!sets_apart) return;
    pending_.clear();
    owners_ = owners;
  }

  static bool holds_entry_heading(const Block& block) {
    if (!block.holds_entry) return false;
    return block.kind == BlockKind::heading ||
           std::any_of(block.children.begin(), block.children.end(), holds_entry_heading);
  }

  void step_heading(Block& block, const Piece& piece) {
    const auto text = plain_text(block.runs);
    auto ids = block.ids;
    ids.push_back(slugger_.make(text));
    if (piece.role != Role::text) {
      open(piece, block.level, block.line, std::move(ids));
      if (piece.role == Role::entry && block.is_mismatched)
        result_.entries.back().damage.emplace_back("the heading's tags do not match");
      if (piece.role == Role::entry) {
        add_rest(piece, block);
      }
      block = Block();
      return;
    }
    close(block.level);
    if (owners_.empty()) return;
    if (owners_.back().depth > 0 && codes_.resembles_code(text)) {
      close(1);
    } else {
      give(block);
    }
  }

  void step_items(Block& list) {
    const int depth = item_depth + nesting_;
    bool follows = false;  // the item before this one is part of an entry of this list
    for (auto& item : list.children) {
      const auto* piece = piece_of(item);
      if (piece != nullptr && piece->role != Role::text) {
        open_item(item, *piece, depth);
        follows = piece->role == Role::entry;
      } else if (item.holds_entry) {
        if (!has_section()) close(depth);
        walk(item.children);
        follows = false;
      } else if (codes_.resembles_code(trim(plain_text(item)))) {
        close(depth);
        follows = false;
      } else if (follows) {
        append_item(list, item, piece);
      } else if (has_section()) {
        close(depth);
        append_item(list, item, piece);
      }
    }
    // Text goes on to the entry around the list.
    if (has_section()) close(depth);
  }

  /// Whether an entry goes on around a list.
  [[nodiscard]] bool has_section() const {
    return !owners_.empty() && (nesting_ > 0 || std::any_of(owners_.begin(), owners_.end(), [](const Owner& owner) {
                                  return owner.role == Role::entry && owner.is_section();
                                }));
  }

  void open_item(Block& item, const Piece& piece, int depth) {
    auto ids = item.ids;
    auto begin = item.children.begin();
    Block* first = begin == item.children.end() ? nullptr : &*begin;
    for (; begin != item.children.end() && begin->kind == BlockKind::term; ++begin) {
      ids.insert(ids.end(), begin->ids.begin(), begin->ids.end());
      if (first->kind == BlockKind::term && !begin->children.empty()) first = &begin->children.front();
    }
    if (first != nullptr) ids.insert(ids.end(), first->ids.begin(), first->ids.end());
    open(piece, depth, first != nullptr && first->line > 0 ? first->line : item.line, std::move(ids));
    const bool is_heading =
        piece.role == Role::code_class && !item.children.empty() && item.children.front().kind == BlockKind::term;
    if (first != nullptr && piece.shape == Shape::item && !is_heading) add_rest(piece, *first);
    if (begin != item.children.end() && first == &*begin) ++begin;
    const auto owners = owners_;
    ++nesting_;
    for (; begin != item.children.end(); ++begin) {
      if (begin->holds_entry) {
        step(*begin);
        if (owners_.empty()) owners_ = owners;  // whatever ended in there, the item goes on
      } else if (begin->kind != BlockKind::rule) {
        blocks_of(owners_.back()).push_back(take(*begin));
      }
    }
    --nesting_;
    if (first != nullptr) *first = Block();
    for (auto& child : item.children) {
      if (child.kind == BlockKind::term && (&child == &item.children.front() || piece.phrase == piece.head->phrase))
        child = Block();
    }
  }

  /// An item without a code after one with a code is a part of its text; so is a row, or it is another meaning of the
  /// code if it has a phrase and a text.
  void append_item(const Block& list, Block& item, const Piece* piece) {
    auto& blocks = blocks_of(owners_.back());
    if (list.kind == BlockKind::table) {
      if (piece == nullptr || !piece->head) return;
      continue_row(item, *piece);
      return;
    }
    const bool goes_on = !blocks.empty() && blocks.back().kind == list.kind && blocks.back().line == list.line;
    if (!goes_on) {
      blocks.push_back(make_block(list.kind, list.line));
      blocks.back().number = list.number;
    }
    blocks.back().children.push_back(take(item));
  }

  void continue_row(Block& row, const Piece& piece) {
    const auto& phrase = piece.head->phrase;
    const bool has_text = count_words(row.children) > 0;
    auto& above = result_.entries[owners_.back().index];
    if (!phrase.empty() && has_text) {
      Piece again = piece;
      again.role = Role::entry;
      again.head->code = {above.code, above.parent, 0};
      open_item(row, again, owners_.back().depth);
      return;
    }
    if (!phrase.empty()) above.phrase += (above.phrase.empty() ? "" : " ") + phrase;
    for (auto& block : row.children) blocks_of(owners_.back()).push_back(take(block));
  }

  const PieceList& list_;
  const CodeReader& codes_;
  const std::string& file_;
  ImportResult result_;
  std::vector<Owner> owners_;    // from the outside in
  std::vector<Block*> pending_;  // behind an entry, and not yet known to be its
  int nesting_ = 0;
  Slugger slugger_;
};

}  // namespace

ImportResult assemble_entries(Blocks& blocks, const PieceList& list, ImportedEntry whole, const std::string& file,
                              const CodeReader& codes) {
  return Assembler(list, file, codes).run(blocks, std::move(whole));
}

}  // namespace statusbook
