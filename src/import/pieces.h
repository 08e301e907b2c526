// A document as one list of pieces, whatever their shape: what may begin an entry, in order, with what its head says.
//
// find_entries() decides which of them do, by what their siblings score. The tree then says so: its blocks know their
// pieces. What is accepted takes its text out of the tree.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "import/find_entries.h"

namespace statusbook {

enum class Shape { heading, paragraph, item, row };

/// What a piece turned out to be.
enum class Role { text, entry, code_class };

struct Piece {
  Shape shape = Shape::paragraph;
  int level = 0;                   ///< of a heading
  const Piece* parent = nullptr;   ///< the item that it is in
  const Piece* section = nullptr;  ///< the heading whose entry it is in
  std::optional<Head> head;        ///< of a class also where the piece but names it
  bool has_text = false;           ///< something is behind the head
  Role role = Role::text;

  [[nodiscard]] bool has_code() const { return head && !head->code.code.empty(); }
  [[nodiscard]] bool has_class() const { return head && !head->class_id.empty(); }
  /// Whether at least this speaks for its code.
  [[nodiscard]] bool has_code(Weight weight) const { return has_code() && head->weight >= weight; }
};

/// Which column of a table that lists codes says what.
struct TableColumns {
  std::size_t code = 0;
  std::optional<std::size_t> phrase;
  std::optional<std::size_t> text;   ///< the longest one
  bool has_headers = false;          ///< in the first row
  std::vector<std::string> headers;  ///< of all columns
};

/// The items of a list, or the rows of a table.
struct PieceGroup {
  std::vector<Piece*> pieces;
  std::optional<TableColumns> columns;
};

struct PieceList {
  std::deque<Piece> pieces;  // very many, which never move
  std::vector<PieceGroup> groups;

  /// The piece that was made of a block, if it was accepted.
  [[nodiscard]] const Piece* accepted(const Block& block) const;
};

/// Reads paragraphs and code by their lines: paragraphs are cut where a line may begin an entry, and code that lists
/// codes is a list.
void read_lines(Blocks& blocks, const CodeReader& codes);

/// Makes the list, and notes in each block its piece.
PieceList list_pieces(Blocks& blocks, const CodeReader& codes);

/// Brings the tree to what was decided.
void resolve_readings(Blocks& blocks, const PieceList& list);

/// Entries, each of which opens at a depth (the document as a whole, headings, paragraphs, items in items), takes the
/// text that follows out of the blocks, and ends where a piece of its depth or of a lesser one begins.
ImportResult assemble_entries(Blocks& blocks, const PieceList& list, ImportedEntry whole, const FileName& file);

}  // namespace statusbook
