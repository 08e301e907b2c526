// Tables as cmark-gfm writes them, made complete. Nothing but the renderer writes tags, so that they are found as text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

/// Gives tables their names, of which the one at `next` is the first table's (it moves on past those that are given),
/// and header cells their scope; an empty
/// header cell is none. A table of three columns or more has the class "rows", and each of its cells but the first in a
/// row has the text of its header cell as `data-l`, for windows too narrow for columns.
std::string finish_tables(std::string_view html, const std::vector<std::string>& names, std::size_t& next);

}  // namespace statusbook
