// What fuzz targets do with one page, or with one file of the registry; tests do the same with a small corpus.
#pragma once

#include <string_view>

/// Builds a small book in which the bytes are the text of a code's page and of a note. Aborts where an invariant is
/// broken: pages and messages are valid UTF-8, and no element of the page comes from raw HTML.
void build_any_page(std::string_view bytes);

/// The same with a book of which the bytes are the registry.
void build_any_registry(std::string_view bytes);
