#include "load/keys.h"

namespace statusbook {

namespace {

using enum KeyKind;
using enum Presence;

using Names = std::vector<std::string>;

constexpr std::array phrases_keys{Key{
    .name = "CODE", .meaning = "What the document or the release calls the code.", .example = R"("Unknown account")"}};
constexpr KeyTable phrases_table{
    .meaning = "The phrases, by code.", .keys = phrases_keys, .is_open = true, .sample = "A01"};

constexpr std::array keys_of_edition{Key{.name = "id",
                                         .presence = required,
                                         .meaning = "The id of a spec, or the name of a program.",
                                         .example = R"("Example Server")"},
                                     Key{.name = "kind",
                                         .kind = choice,
                                         .presence = required,
                                         .meaning = "Whether it is a document or a program.",
                                         .example = R"("software")",
                                         .choices =
                                             [] {
                                               return Names{"spec", "software"};
                                             }},  // in the order of Edition::Kind
                                     Key{.name = "date",
                                         .presence = required,
                                         .meaning = "When it was published, as a year and a month, or a day.",
                                         .example = R"("2026-01")"},
                                     Key{.name = "version",
                                         .presence = required,
                                         .meaning = "The release of the program that the phrases are from.",
                                         .example = R"("1.4")",
                                         .when = {"kind", "software"}},
                                     Key{.name = "by",
                                         .kind = citation,
                                         .presence = required,
                                         .meaning = "The section or the source that the phrases are from.",
                                         .example = R"("example-errors")"},
                                     Key{.name = "phrases",
                                         .kind = table,
                                         .meaning = "What it calls the codes.",
                                         .example = R"({ A01 = "Unknown account", A02 = "Locked" })",
                                         .table = &phrases_table}};
constexpr std::array constants_keys{
    Key{.name = "CODE", .meaning = "The constant, as it is written in code.", .example = R"("Error.UNKNOWN_ACCOUNT")"}};
constexpr KeyTable constants_table{
    .meaning = "The constants, by code.", .keys = constants_keys, .is_open = true, .sample = "A01"};

constexpr std::array stale_keys{Key{.name = "CODE",
                                    .meaning = "Why the name of the constant is out of date.",
                                    .example = R"("after the phrase of version 0.9, No Such Account")"}};
constexpr KeyTable stale_table{.meaning = "Remarks on constants whose names are out of date, by code.",
                               .keys = stale_keys,
                               .is_open = true,
                               .sample = "A01"};

constexpr std::array aliases_keys{Key{.name = "CODE",
                                      .meaning = "What else the library calls the code.",
                                      .example = R"("NO_ACCOUNT is an alias, the only name before 1.3")"}};
constexpr KeyTable aliases_table{
    .meaning = "Remarks on other names of constants, by code.", .keys = aliases_keys, .is_open = true, .sample = "A01"};

constexpr std::array keys_of_library{
    Key{.name = "id",
        .presence = required,
        .meaning = "A name for the library that no other has.",
        .example = R"("example-py")"},
    Key{.name = "name", .presence = required, .meaning = "What pages call it.", .example = R"("Example for Python")"},
    Key{.name = "language", .presence = required, .meaning = "Its programming language.", .example = R"("Python")"},
    Key{.name = "version",
        .presence = required,
        .meaning = "The release that the constants are from.",
        .example = R"("1.4.2")"},
    Key{.name = "common",
        .kind = boolean,
        .meaning = "Whether the pages of codes show its constants at once, and not on demand.",
        .example = "true",
        .fallback = "false"},
    Key{.name = "by",
        .kind = citation,
        .presence = required,
        .meaning = "The source that the constants are from.",
        .example = R"("example-errors")"},
    Key{.name = "constants",
        .kind = table,
        .meaning = "The library's constants.",
        .example = R"({ A01 = "Error.UNKNOWN_ACCOUNT" })",
        .table = &constants_table},
    Key{.name = "stale",
        .kind = table,
        .meaning = "Remarks on constants whose names are out of date.",
        .example = R"({ A01 = "after the phrase of version 0.9, No Such Account" })",
        .table = &stale_table},
    Key{.name = "aliases",
        .kind = table,
        .meaning = "Remarks on other names of constants.",
        .example = R"({ A01 = "NO_ACCOUNT is an alias, the only name before 1.3" })",
        .table = &aliases_table}};
constexpr std::array keys_of_picture{
    Key{.name = "id",
        .presence = required,
        .meaning = "A name for the picture that no other has.",
        .example = R"("unknown-account")"},
    Key{.name = "kind",
        .kind = choice,
        .presence = required,
        .meaning =
            "What the picture shows. chain: parties from left to right, of which one sends the code; ladder: "
            "attempts with growing waits between them; fork: a question, and what follows from yes and from no; "
            "chart: codes in a table by two properties; path: parties from top to bottom, and for each code which of "
            "them sends it and which has failed.",
        .example = R"("chain")",
        .choices =
            [] {
              return Names{"chain", "ladder", "fork", "chart", "path"};
            }},  // in the order of Picture::Kind
    Key{.name = "title",
        .presence = required,
        .meaning = "What the picture is called.",
        .example = R"("Where A01 comes from")"},
    Key{.name = "caption",
        .kind = prose,
        .presence = required,
        .meaning = "What the picture says, in words that also help those who do not see it.",
        .example = R"("The gateway asks the directory, which knows no such account.")"},
    Key{.name = "pages",
        .kind = texts,
        .meaning = "The codes and notes on whose pages the picture is.",
        .example = R"(["A01", "which-code"])"},
    Key{.name = "boxes",
        .kind = texts,
        .meaning = "chain: the 2 to 4 parties; path: the 2 to 6 parties; fork: the question, then what follows from "
                   "yes and from no.",
        .example = R"(["Client", "Gateway", "Directory"])"},
    Key{.name = "notes",
        .kind = texts,
        .meaning = "chain, fork: a line under each of the boxes.",
        .example = R"(["shows A01", "sends A01", "knows no such account"])"},
    Key{.name = "arrows",
        .kind = texts,
        .meaning = "chain: what goes there, and what comes back; fork: the words for yes and for no.",
        .example = R"(["a request", "A01"])"},
    Key{.name = "sender",
        .kind = integer,
        .meaning = "chain: which of the boxes sends the code, counted from 1; 0 is none.",
        .example = "2",
        .fallback = "0"},
    Key{.name = "broken",
        .kind = integer,
        .meaning = "chain: the box after which the link is broken, counted from 1; 0 is nowhere.",
        .example = "2",
        .fallback = "0"},
    Key{.name = "waits",
        .kind = integers,
        .meaning = "ladder: the 2 to 6 waits between the attempts, in 'unit'.",
        .example = "[1, 2, 4, 8]"},
    Key{.name = "unit", .meaning = "ladder: the unit of the waits.", .example = R"("s")"},
    Key{.name = "last", .meaning = "ladder: what follows the last attempt.", .example = R"("stop, and report it")"},
    Key{.name = "columns",
        .kind = texts,
        .meaning = "chart: the labels of the columns; path: the 1 to 8 codes.",
        .example = R"(["The account exists", "It does not"])"},
    Key{.name = "rows",
        .kind = texts,
        .meaning = "chart: the labels of the rows.",
        .example = R"(["Signed in", "Not signed in"])"},
    Key{.name = "cells",
        .kind = texts,
        .meaning = "chart: the codes, row by row; an empty text leaves a cell empty.",
        .example = R"(["A02", "A01", "", "A01"])"},
    Key{.name = "senders",
        .kind = integers,
        .meaning = "path: for each column, which of the boxes sends the code, counted from 1.",
        .example = "[2, 3]"},
    Key{.name = "failed",
        .kind = integers,
        .meaning = "path: for each column, which other box has failed, counted from 1; 0 is none.",
        .example = "[3, 0]"}};

}  // namespace

const KeyTable edition_keys{
    .meaning = "What a document, or a release of a program, calls the codes, so that pages can show names over time.",
    .keys = keys_of_edition};

const KeyTable library_keys{.meaning = "What a library of a programming language calls the codes.",
                            .keys = keys_of_library};

const KeyTable picture_keys{.meaning = "A picture that explains codes: what it shows. The theme draws it.",
                            .keys = keys_of_picture};

}  // namespace statusbook
