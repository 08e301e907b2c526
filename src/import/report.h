// What an import found, for people and for programs.
#pragma once

#include <span>
#include <string>

#include "import/codes.h"
#include "import/drafts.h"
#include "import/find_entries.h"

namespace statusbook {

/// A table of entries with verdicts, what seems damaged, the lines that went nowhere, and a summary.
std::string format_report(const ImportResult& result, const CodeReader& codes);

/// What drafts were written, and what was left alone.
std::string format_drafts(std::span<const Draft> drafts);

/// The entries as an array of objects: code, phrase, text, file, line.
std::string format_entries_as_json(const ImportResult& result);

}  // namespace statusbook
