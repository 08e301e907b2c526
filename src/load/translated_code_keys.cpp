#include "load/keys.h"
#include "load/shared_keys.h"

namespace statusbook {

namespace {

using enum KeyKind;

constexpr std::array related_keys{Key{.name = "CODE",
                                      .kind = prose,
                                      .meaning = "Why readers confuse the code with this other one, or how it differs.",
                                      .example = R"("wenn es das Konto gibt, es aber gesperrt ist")"}};
constexpr KeyTable related_texts{
    .meaning = "The reasons in 'related', by the other code.", .keys = related_keys, .is_open = true, .sample = "A02"};

constexpr std::array field_notes_keys{Key{.name = "FIELD",
                                          .kind = prose,
                                          .meaning = "When the field is there, or what it holds.",
                                          .example = R"("der Name des Kontos")"}};
constexpr KeyTable field_notes_texts{.meaning = "The notes on the fields of the code, by field.",
                                     .keys = field_notes_keys,
                                     .is_open = true,
                                     .sample = "X-Account"};

constexpr std::array fact_keys{
    Key{.name = "is", .meaning = "The answer, where it is text and no choice.", .example = R"("Nach einer Minute")"},
    Key{.name = "note",
        .kind = prose,
        .meaning = "What there is to add.",
        .example = R"("nur bei Konten mit Warteschlange")"}};
constexpr KeyTable fact_texts{.meaning = "An answer of the code.", .keys = fact_keys};

constexpr std::array facts_of_code_keys{Key{.name = "FACT",
                                            .kind = table,
                                            .meaning = "The answer to one of the questions in book.toml.",
                                            .example = R"({ note = "nur bei Konten mit Warteschlange" })",
                                            .table = &fact_texts}};
constexpr KeyTable facts_of_code_texts{.meaning = "The answers of the code, by the id of the question.",
                                       .keys = facts_of_code_keys,
                                       .is_open = true,
                                       .sample = "retry"};

constexpr std::array meaning_keys{
    Key{.name = "summary",
        .kind = prose,
        .meaning = "What the code says, in a sentence.",
        .example = R"("Es gibt kein Konto mit diesem Namen.")"},
    Key{.name = "recognize",
        .kind = prose,
        .meaning = "How to tell this meaning of the code from its others.",
        .example = R"("Die Antwort nennt den Proxy.")"},
    Key{.name = "facts", .kind = table, .meaning = "The answers of the code.", .table = &facts_of_code_texts},
    Key{.name = "fields",
        .kind = table,
        .meaning = "The notes on fields.",
        .example = R"({ X-Account = "der Name des Kontos" })",
        .table = &field_notes_texts},
    Key{.name = "related",
        .kind = table,
        .meaning = "The reasons to name other codes.",
        .example = R"({ A02 = "wenn das Konto gesperrt ist" })",
        .table = &related_texts},
    keywords_key};
constexpr KeyTable meaning_texts{.meaning = "Another meaning of the code.", .keys = meaning_keys};

constexpr std::array meanings_keys{Key{.name = "ORIGIN",
                                       .kind = table,
                                       .meaning = "The meaning that the code has from this origin.",
                                       .example = R"({ summary = "Das Konto ist gesperrt." })",
                                       .table = &meaning_texts}};
constexpr KeyTable meanings_texts{
    .meaning = "The meanings of the code after its first, by the id of their origin; \"\" is the meaning without one.",
    .keys = meanings_keys,
    .is_open = true,
    .sample = "example-proxy"};

constexpr std::array code_text_keys{
    Key{.name = "summary",
        .kind = prose,
        .meaning = "What the code says, in a sentence.",
        .example = R"("Es gibt kein Konto mit diesem Namen.")"},
    Key{.name = "recognize",
        .kind = prose,
        .meaning = "How to tell this meaning of the code from its others.",
        .example = R"("Die Antwort nennt den Proxy.")"},
    Key{.name = "facts", .kind = table, .meaning = "The answers of the code.", .table = &facts_of_code_texts},
    Key{.name = "fields",
        .kind = table,
        .meaning = "The notes on fields.",
        .example = R"({ X-Account = "der Name des Kontos" })",
        .table = &field_notes_texts},
    Key{.name = "related",
        .kind = table,
        .meaning = "The reasons to name other codes.",
        .example = R"({ A02 = "wenn das Konto gesperrt ist" })",
        .table = &related_texts},
    Key{.name = "meanings", .kind = table, .meaning = "The meanings after the first.", .table = &meanings_texts},
    keywords_key};

}  // namespace

const KeyTable translated_code_keys{
    .meaning = "A code. Its phrase is not translated: it is what programs send, and what readers search for.",
    .keys = code_text_keys};

}  // namespace statusbook
