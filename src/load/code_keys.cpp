#include "load/keys.h"
#include "load/shared_keys.h"
#include "model/registry.h"

namespace statusbook {

namespace {

using enum KeyKind;
using enum Presence;

constexpr std::array fact_keys{
    Key{.name = "own",
        .kind = boolean,
        .meaning = "Whether the fact is your own conclusion, which no source states. It then has no 'by'.",
        .example = "true",
        .fallback = "false"},
    Key{.name = "is",
        .presence = required,
        .meaning = "The answer: the name of one of the fact's choices in book.toml, or any text if it has none.",
        .example = R"("later")"},
    Key{.name = "by",
        .kind = citation,
        .presence = required,
        .meaning = "What says so: a spec with a section, or the id of a source.",
        .example = R"("API 1.0 §2.2")",
        .unless = {"own"}},
    Key{.name = "note",
        .kind = prose,
        .meaning = "What has to be added to the answer.",
        .example = R"("after an hour")"}};
constexpr KeyTable fact_table{.meaning = "A fact about the code, and what says so.", .keys = fact_keys};

constexpr std::array facts_keys{
    Key{.name = "FACT",
        .kind = table,
        .meaning = "The answer to one of the questions that [[fact]] in book.toml declares, by its id.",
        .example = R"({ is = "later", by = "API 1.0 §2.2" })",
        .table = &fact_table}};
constexpr KeyTable facts_table{
    .meaning =
        "What holds for the code. A line such as facts.retry = { … } in the code's table is shorter than a table "
        "of its own.",
    .keys = facts_keys,
    .is_open = true,
    .sample = "retry"};

constexpr std::array field_use_keys{Key{.name = "name",
                                        .presence = required,
                                        .meaning = "The field, which has a table [[field]] in the registry.",
                                        .example = R"("X-Account")"},
                                    Key{.name = "level",
                                        .kind = choice,
                                        .presence = required,
                                        .meaning = "How firmly the cited text asks for the field.",
                                        .example = R"("should")",
                                        .choices = field_levels},
                                    Key{.name = "by",
                                        .kind = citation,
                                        .presence = required,
                                        .meaning = "What says so: a spec with a section, or the id of a source.",
                                        .example = R"("API 1.0 §4")"},
                                    Key{.name = "note",
                                        .kind = prose,
                                        .meaning = "When the field is there, or what it holds.",
                                        .example = R"("the name of the account")"}};
constexpr KeyTable field_use_table{.meaning = "A field that a message with the code carries.", .keys = field_use_keys};

constexpr std::array earlier_keys{Key{.name = "phrase",
                                      .presence = required,
                                      .meaning = "What the code was called.",
                                      .example = R"("No such account")"},
                                  Key{.name = "by",
                                      .kind = citation,
                                      .presence = required,
                                      .meaning = "The spec or the source that called it so.",
                                      .example = R"("API 1.0 §2.1")"}};
constexpr KeyTable earlier_table{.meaning = "A phrase that the code had before.", .keys = earlier_keys};

constexpr std::array related_keys{
    Key{.name = "code", .presence = required, .meaning = "The other code.", .example = R"("A02")"},
    Key{.name = "reason",
        .kind = prose,
        .presence = required,
        .meaning = "When the other code applies, or how it differs, as a part of a sentence.",
        .example = R"("when the account exists and is locked")"}};
constexpr KeyTable related_table{
    .meaning = "A code that readers confuse with this one. The page opens with the first three.", .keys = related_keys};

constexpr std::array keys_of_code{
    Key{.name = "code",
        .presence = required,
        .meaning = "The code: letters, digits and any of . - _ / +. In addresses and file names, '-' stands for '/' "
                   "and '+'. Several tables may have the same code if each has another 'origin': they are its "
                   "meanings.",
        .example = R"("A01")"},
    Key{.name = "labels",
        .kind = texts,
        .meaning = "Other names under which pages can refer to the code, as [NAME].",
        .example = R"(["NO_ACCOUNT"])"},
    Key{.name = "parent", .meaning = "The code that this one is a part of.", .example = R"("A00")"},
    Key{.name = "phrase",
        .presence = required,
        .meaning = "What the code is called.",
        .example = R"("Unknown account")"},
    Key{.name = "own_phrase",
        .kind = boolean,
        .meaning = "Whether the phrase is a description, because neither the registry nor the origin has one.",
        .example = "true",
        .fallback = "false"},
    Key{.name = "summary",
        .kind = prose,
        .presence = required,
        .meaning = "What the code says, in a sentence.",
        .example = R"("There is no account with this name.")"},
    Key{.name = "state",
        .presence = required,
        .meaning = "Where the code stands in the registry that it is from: one of the 'states' in book.toml; without "
                   "these, registered, temporary, reserved, deprecated, obsoleted or unofficial.",
        .example = R"("registered")"},
    Key{.name = "origin",
        .meaning = "Who gave the code this meaning without registering it: the id of an [[origin]].",
        .example = R"("example-proxy")"},
    Key{.name = "spec",
        .kind = citation,
        .meaning = "The section of a spec that defines the code.",
        .example = R"("API 1.0 §2.1")"},
    draft_key,
    Key{.name = "checked",
        .kind = date,
        .meaning =
            "The day on which somebody last compared the entry with what it cites. Every code has it or 'draft', "
            "unless book.toml has require_checked = false.",
        .example = "2026-01-15"},
    Key{.name = "as_of",
        .kind = date,
        .meaning = "In a state that expires: the day of the record that says so. Other codes do not have it.",
        .example = "2025-09-15"},
    Key{.name = "expires",
        .kind = date,
        .meaning = "In a state that expires: the day on which it ends. Other codes do not have it.",
        .example = "2026-09-15"},
    Key{.name = "recognize",
        .kind = prose,
        .meaning = "How to tell this meaning of the code from its others.",
        .example = R"("The response names the proxy.")"},
    Key{.name = "facts",
        .kind = table,
        .meaning = "What holds for the code, each fact with what says so.",
        .example = R"({ retry = { is = "later", by = "API 1.0 §2.2" } })",
        .table = &facts_table},
    Key{.name = "fields",
        .kind = tables,
        .meaning = "The fields that a message with the code carries.",
        .example = R"([{ name = "X-Account", level = "should", by = "API 1.0 §4" }])",
        .table = &field_use_table},
    Key{.name = "earlier",
        .kind = tables,
        .meaning = "The phrases that the code had before.",
        .example = R"([{ phrase = "No such account", by = "API 1.0 §2.1" }])",
        .table = &earlier_table},
    Key{.name = "related",
        .kind = tables,
        .meaning = "The codes that readers confuse with this one, the most confused first.",
        .example = R"([{ code = "A02", reason = "when the account exists and is locked" }])",
        .table = &related_table},
    Key{.name = "sources",
        .kind = texts,
        .meaning = "The ids of the sources that the entry rests on, beside its spec.",
        .example = R"(["example-errors"])"},
    notes_key,
    keywords_key};
}  // namespace

const KeyTable code_keys{
    .meaning = "A code, or one meaning of a code that has several. Its page is content/codes/CODE.md.",
    .keys = keys_of_code};

}  // namespace statusbook
