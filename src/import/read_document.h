// A document from elsewhere: decoded, told apart as Markdown or HTML, its front matter taken off, made a plain tree.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "import/outline.h"

namespace statusbook {

constexpr std::uintmax_t most_import_bytes = 4U << 20U;

/// Of the lines between "---" or "+++" at the top, as static site generators and wikis have them.
struct FrontMatterLine {
  std::string key;    ///< in lower case; empty where the line is not "key: value"
  std::string value;  ///< without quotation marks
  int line = 0;
  bool is_used = false;  ///< it became part of an entry
};

/// Characters that were put back, such as “â€™” to “’”.
struct TextRepair {
  int line = 0;
  std::string from;
  std::string to;

  friend auto operator<=>(const TextRepair&, const TextRepair&) = default;
};

struct SourceDocument {
  FileName file;  ///< as diagnostics and results name it, fit to be printed
  std::vector<FrontMatterLine> front_matter;
  Blocks blocks;
  std::set<TextRepair> repairs;
};

/// The file at `path`; nullopt, and a diagnostic under the name `shown`, where it cannot be imported.
std::optional<SourceDocument> read_document(const FileReader& folder, const std::string& path, const std::string& shown,
                                            Diagnostics& diagnostics);

/// The same for bytes at hand.
std::optional<SourceDocument> parse_document(std::string_view bytes, const std::string& shown,
                                             Diagnostics& diagnostics);

}  // namespace statusbook
