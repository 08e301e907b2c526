// Keys that several tables of the registry have.
#pragma once

#include "model/key_table.h"

namespace statusbook {

inline constexpr Key keywords_key{.name = "keywords",
                                  .kind = KeyKind::keywords,
                                  .meaning =
                                      "Words under which readers look for the entry, beside its names. Two or three "
                                      "words each.",
                                  .example = R"(["account is missing"])"};
inline constexpr Key notes_key{
    .name = "notes",
    .kind = KeyKind::texts,
    .meaning =
        "The notes that answer questions about the entry, the most useful first, by the names "
        "of their files.",
    .example = R"(["which-code"])"};
inline constexpr Key draft_key{.name = "draft",
                               .kind = KeyKind::boolean,
                               .meaning = "Whether nobody has checked the entry yet. 'check' warns of each draft.",
                               .example = "true",
                               .fallback = "false"};

}  // namespace statusbook
