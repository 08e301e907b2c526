// Scripts and style sheets as they are published: without the comments, empty lines and indentation that only those who
// edit them need. It works by lines and knows no more of either language than this takes: what is on a line stays, and
// a file in which a line might go on with a text of the line before is left as it is. So are files of other kinds.
#pragma once

#include <string>
#include <string_view>

namespace statusbook {

std::string lean_source(std::string_view path, std::string bytes);

}  // namespace statusbook
