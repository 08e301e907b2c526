// The TOML files of a folder of the content, read and parsed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/memo.h"
#include "text/toml.h"

namespace statusbook {

/// A file's text as a tree, and what is wrong with its form.
struct ParsedToml {
  std::optional<TomlValue> table;
  Diagnostics diagnostics;
};

struct TomlFile {
  std::string path;
  std::optional<std::string> text;         ///< nullopt where it could not be read
  std::shared_ptr<const ParsedToml> tree;  ///< null where there is no text, or the file is misnamed
  bool is_misnamed = false;                ///< it does not end in ".toml"; it has a text only if that is TOML
};

/// In the order of their names, without those that editors leave. Reports those that cannot be read, are no TOML or are
/// misnamed. `jobs` as for parallel_for(). With `parsed`, files whose text is the same as at an earlier time are not
/// parsed again.
std::vector<TomlFile> read_toml_folder(const FileReader& project, const std::string& folder, int jobs,
                                       Memo<ParsedToml>* parsed, Diagnostics& diagnostics);

}  // namespace statusbook
