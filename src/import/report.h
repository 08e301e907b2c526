// What comes of an import: a report for people, JSON for programs, and drafts of pages and of registry entries.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "import/find_entries.h"
#include "model/settings.h"

namespace statusbook {

/// A table of entries with verdicts, what seems damaged, the lines that went nowhere, and a summary.
std::string format_report(const ImportResult& result, const CodeReader& codes);

/// The entries as an array of objects: code, phrase, text, file, line.
std::string format_entries_as_json(const ImportResult& result);

enum class Beside {
  no,  ///< nothing is written for a code that has a page
  yes  ///< its import is written beside the page
};

struct Draft {
  enum class Outcome {
    written,
    page_exists,  ///< the code has a page, and the import was not wanted beside it
    is_there,     ///< an earlier import's draft, as it would be written again
    differs,      ///< a file that an import would write, with other text
    no_text       ///< a page that there is nothing to write in
  };

  std::string code;
  std::string path;
  Outcome outcome = Outcome::written;
};

/// For each registered code without a page a draft of it; for each other code a registry entry to be completed, and a
/// page. A draft carries no date, and loading warns of it. What exists is never touched.
std::vector<Draft> write_drafts(const ImportResult& result, const CodeReader& codes, const Settings& settings,
                                Beside beside, FileSystem& project);

/// What drafts were written, and what was left alone.
std::string format_drafts(std::span<const Draft> drafts);

}  // namespace statusbook
