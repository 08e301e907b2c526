// Runs of text as CommonMark; part of markdown_writer.
#pragma once

#include <string>
#include <vector>

#include "import/outline.h"

namespace statusbook {

/// The runs as they stand in one line, except that `hard_break` parts lines and `fixed_space` is a space at which no
/// line may be broken.
std::string write_runs(const Runs& runs);

constexpr char hard_break = '\x02';
constexpr char fixed_space = '\x01';

/// What write_runs() returned, as lines of at most `width` columns where that can be; 0: as long as they are.
std::vector<std::string> break_lines(const std::string& written, int width);

}  // namespace statusbook
