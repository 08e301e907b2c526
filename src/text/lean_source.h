// Scripts and style sheets as they are published: without the comments, empty lines and indentation that only those who
// edit them need; scripts without the spaces and line ends as well that say nothing beside punctuation. It works by
// lines and knows no more of either language than this takes: a file in which a line might go on with a text of the
// line before is left as it is. So are files of other kinds.
#pragma once

#include <string>
#include <string_view>

namespace statusbook {

std::string lean_source(std::string_view path, std::string bytes);

}  // namespace statusbook
