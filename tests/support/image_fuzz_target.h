// What a fuzz target does with the bytes of an image; tests do the same with a small corpus.
#pragma once

#include <string_view>

/// Reads the head of an image. Aborts where it has a size in one direction only, or without a format.
void read_any_image(std::string_view bytes);
