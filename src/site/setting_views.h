// What templates are given of settings: lines of configuration by program, and what they were seen to change.
#pragma once

#include "model/book.h"
#include "text/view.h"

namespace statusbook {

/// Adds the settings of a code to its page: "settings", those of the first program; "other_settings", the names of the
/// next, and "more_settings", how many follow; "settings_url", the page of all of them.
void add_settings(View& view, const Book& book, const AddressWriter& link, const Code& code);

/// The page of all settings of a code: "programs", what was run, and "manual_programs", what was not.
View settings_view(const Book& book, const Code& code);

}  // namespace statusbook
