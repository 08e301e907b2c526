// What the fuzz target does with one block of messages; a test does the same with a small corpus.
#pragma once

#include <string_view>

/// Reads the block, and builds a page with it. Aborts where a fault lies outside of the block.
void read_any_message(std::string_view bytes);
