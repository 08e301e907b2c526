// What the fuzz target does with one manifest; a test does the same with a small corpus.
#pragma once

#include <string_view>

/// Publishes a small site into a folder that has the bytes as its manifest. Aborts where a file is lost that neither
/// the manifest nor the site names, or where publishing again has something to do.
void publish_over_any_manifest(std::string_view bytes);
