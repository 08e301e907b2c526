// A document as one list of pieces, whatever their shape: what may begin an entry, in order, with what its head says.
//
// accept_pieces() decides which of them do, by what their siblings score. The tree then says so: its blocks know their
// pieces, and lists stand where text was read line by line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/head.h"
#include "import/table.h"

namespace statusbook {

enum class Shape { heading, paragraph, item, row };

/// What a piece turned out to be.
enum class Role { text, entry, code_class };

struct Piece {
  Shape shape = Shape::paragraph;
  int level = 0;    ///< of a heading
  int group = -1;   ///< of an item or a row: its list or table
  int parent = -1;  ///< the item that it is in
  std::optional<Head> head;
  std::string phrase;       ///< of a term: what a second term says
  bool has_text = false;    ///< something is behind the head
  bool announces = false;   ///< it ends with a colon
  bool is_brief = false;    ///< a paragraph that markup sets off, in a few words
  std::string named_class;  ///< the class that it may speak of, without beginning with it
  Role role = Role::text;
};

/// The items of a list, or the rows of a table.
struct PieceGroup {
  std::vector<int> pieces;
  std::optional<TableColumns> columns;
  bool is_code = false;  ///< lines of a code block
};

struct PieceList {
  std::vector<Piece> pieces;
  std::vector<PieceGroup> groups;
  std::vector<std::pair<int, int>>
      frames;  ///< pieces in what looks like a page's frame: the first, and behind the last
};

/// Makes the list, and notes in each block its piece.
PieceList list_pieces(Blocks& blocks, const CodeReader& codes);

/// Decides which pieces are entries and classes. `whole` is the code that the document is about as a whole; empty where
/// it is about none.
void accept_pieces(PieceList& list, const std::string& whole, const CodeReader& codes);

/// Brings the tree to what was decided.
void resolve_readings(Blocks& blocks, const PieceList& list, const CodeReader& codes);

}  // namespace statusbook
