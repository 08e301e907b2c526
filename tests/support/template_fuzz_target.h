// What the fuzz target does with one template; a test does the same with a few.
#pragma once

#include <string_view>

/// Takes the bytes for a template and, after a NUL, for the partial `p`; `t` is the template itself. Renders it over
/// fixed data. Aborts where an invariant is broken: rendering twice gives the same; a partial alone on its line is the
/// same as its text there, each line indented; faults are in a file that there is, at a place in it.
void render_any_bytes(std::string_view bytes);
