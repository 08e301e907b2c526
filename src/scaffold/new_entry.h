// The beginnings of an entry: what `check` accepts, with warnings for what is left to say.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/book.h"

namespace statusbook {

enum class EntrySort { code, field, note };

/// Writes the page of a new entry and adds it to the registry, or to the book's list of notes. Returns the files that
/// were written or added to. Where the entry cannot be, there is a diagnostic and nothing is written.
std::vector<std::string> write_new_entry(const Book& book, EntrySort sort, const std::string& id, FileSystem& project,
                                         Diagnostics& diagnostics);

}  // namespace statusbook
