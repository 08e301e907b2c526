// Tables that list codes: which column says what, and the rows as items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/head.h"

namespace statusbook {

struct TableColumns {
  std::size_t code = 0;
  std::optional<std::size_t> phrase;
  std::optional<std::size_t> text;   ///< the longest one
  std::vector<std::string> headers;  ///< empty where the first row is no header
};

/// nullopt where too few rows have a code in one column.
std::optional<TableColumns> find_columns(const Block& table, const CodeReader& codes);

/// The code or the class that a row is about, and its phrase.
std::optional<Head> read_row(const Block& row, const TableColumns& columns, const CodeReader& codes);

/// Whether the row says nothing of its own: it is empty where codes are.
bool continues_row(const Block& row, const TableColumns& columns);

/// The row as an item: an empty paragraph, where the code was, and the description; what other columns say follows it,
/// each under its header.
void arrange_row(Block& row, const TableColumns& columns, const std::optional<Head>& head, const CodeReader& codes);

/// A table with a class in each column as the list of its cells, column by column.
std::optional<Block> read_matrix(const Block& table, const CodeReader& codes);

}  // namespace statusbook
