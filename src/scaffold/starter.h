// The book that `statusbook init` begins with: three codes, with comments. Its files are in scaffold/starter and are
// built into the program.
#pragma once

#include <span>
#include <string_view>

namespace statusbook {

struct StarterFile {
  std::string_view path;
  std::string_view text;
};

std::span<const StarterFile> starter_files();

}  // namespace statusbook
