// Gives pages the dates of their last change.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "history/history.h"
#include "model/book.h"

namespace statusbook {

/// A page has changed when its Markdown file or its own tables of the registry have. `now` is the time of what is not
/// committed yet, and nothing is later; without it, such a page has no date. Where the history knows nothing, no page
/// has one, and one warning says why.
void date_pages(Book& book, const FileReader& project, const History& history, std::optional<Timestamp> now,
                Diagnostics& diagnostics);

/// "2026-11-26T04:21:39Z"; empty for a time that four digits of a year cannot say.
std::string text_of(Timestamp time);

}  // namespace statusbook
