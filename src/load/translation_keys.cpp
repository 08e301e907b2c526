#include "load/keys.h"
#include "load/shared_keys.h"

namespace statusbook {

namespace {

using enum KeyKind;

// Examples stand beside those of the registry and of book.toml, in German.

constexpr std::array codes_keys{Key{.name = "CODE",
                                    .kind = table,
                                    .meaning = "The texts of the code.",
                                    .example = R"({ summary = "Es gibt kein Konto mit diesem Namen." })",
                                    .table = &translated_code_keys}};
constexpr KeyTable codes_texts{.meaning = "The codes, by id.", .keys = codes_keys, .is_open = true, .sample = "A01"};

constexpr std::array class_text_keys{
    Key{.name = "label", .meaning = "What the navigation calls the class.", .example = R"("A")"},
    Key{.name = "name",
        .meaning = "What the codes of the class have in common, in a few words.",
        .example = R"("Fehler des Kontos")"},
    Key{.name = "summary",
        .kind = prose,
        .meaning = "What a code of this class says, in a sentence.",
        .example = R"("Das Konto fehlt oder darf das nicht.")"},
    keywords_key};
constexpr KeyTable class_texts{.meaning = "A class.", .keys = class_text_keys};

constexpr std::array classes_keys{Key{.name = "CLASS",
                                      .kind = table,
                                      .meaning = "The texts of the class.",
                                      .example = R"({ name = "Fehler des Kontos" })",
                                      .table = &class_texts}};
constexpr KeyTable classes_texts{
    .meaning = "The classes, by id.", .keys = classes_keys, .is_open = true, .sample = "Axx"};

constexpr std::array field_text_keys{Key{.name = "summary",
                                         .kind = prose,
                                         .meaning = "What the field says, in a sentence.",
                                         .example = R"("Nennt das Konto.")"},
                                     keywords_key};
constexpr KeyTable field_texts{.meaning = "A field.", .keys = field_text_keys};

constexpr std::array fields_keys{Key{.name = "FIELD",
                                     .kind = table,
                                     .meaning = "The texts of the field.",
                                     .example = R"({ summary = "Nennt das Konto." })",
                                     .table = &field_texts}};
constexpr KeyTable fields_texts{
    .meaning = "The fields, by name.", .keys = fields_keys, .is_open = true, .sample = "X-Account"};

constexpr std::array picture_text_keys{
    Key{.name = "title", .meaning = "The title of the picture.", .example = R"("Der Weg einer Anfrage")"},
    Key{.name = "caption",
        .kind = prose,
        .meaning = "What stands below the picture.",
        .example = R"("Der Proxy antwortet selbst.")"}};
constexpr KeyTable picture_texts{.meaning = "A picture. The words in it are not translated.",
                                 .keys = picture_text_keys};

constexpr std::array pictures_keys{Key{.name = "PICTURE",
                                       .kind = table,
                                       .meaning = "The texts of the picture.",
                                       .example = R"({ title = "Der Weg einer Anfrage" })",
                                       .table = &picture_texts}};
constexpr KeyTable pictures_texts{
    .meaning = "The pictures, by id.", .keys = pictures_keys, .is_open = true, .sample = "way"};

constexpr std::array state_text_keys{
    Key{.name = "label", .meaning = "What pages call the state.", .example = R"("Vergeben")"},
    Key{.name = "meaning",
        .kind = prose,
        .meaning = "One sentence that says what the state means.",
        .example = R"("Die API beschreibt diesen Code.")"}};
constexpr KeyTable state_texts{.meaning = "A state.", .keys = state_text_keys};

constexpr std::array states_keys{Key{.name = "STATE",
                                     .kind = table,
                                     .meaning = "The texts of the state.",
                                     .example = R"({ label = "Vergeben" })",
                                     .table = &state_texts}};
constexpr KeyTable states_texts{
    .meaning = "The states, by id.", .keys = states_keys, .is_open = true, .sample = "registered"};

constexpr std::array choices_keys{Key{.name = "CHOICE",
                                      .meaning = "What pages show where a code gives this answer.",
                                      .example = R"("Später, unverändert")"}};
constexpr KeyTable choices_texts{
    .meaning = "The answers that there are, by id.", .keys = choices_keys, .is_open = true, .sample = "later"};

constexpr std::array fact_kind_keys{Key{.name = "label",
                                        .meaning = "The question, as pages show it.",
                                        .example = R"("Hilft es, die Anfrage zu wiederholen?")"},
                                    Key{.name = "strip",
                                        .meaning = "What it is called among the facts that open a page.",
                                        .example = R"("Wiederholen?")"},
                                    Key{.name = "choices",
                                        .kind = table,
                                        .meaning = "The answers that there are.",
                                        .example = R"({ later = "Später, unverändert" })",
                                        .table = &choices_texts}};
constexpr KeyTable fact_kind_texts{.meaning = "A question that codes answer.", .keys = fact_kind_keys};

constexpr std::array fact_kinds_keys{Key{.name = "FACT",
                                         .kind = table,
                                         .meaning = "The texts of the question.",
                                         .example = R"({ label = "Hilft es, die Anfrage zu wiederholen?" })",
                                         .table = &fact_kind_texts}};
constexpr KeyTable fact_kinds_texts{
    .meaning = "The questions that codes answer, by id.", .keys = fact_kinds_keys, .is_open = true, .sample = "retry"};

constexpr std::array question_keys{
    Key{.name = "text", .meaning = "The question, as it is shown.", .example = R"("Welchen Code soll ich senden?")"},
    Key{.name = "hint",
        .kind = prose,
        .meaning = "A few words that go with the question.",
        .example = R"("Je einer für das, was ein Client tun kann")"}};
constexpr KeyTable question_texts{.meaning = "A question of the home page.", .keys = question_keys};

constexpr std::array questions_keys{Key{.name = "NOTE",
                                        .kind = table,
                                        .meaning = "The texts of the question.",
                                        .example = R"({ text = "Welchen Code soll ich senden?" })",
                                        .table = &question_texts}};
constexpr KeyTable questions_texts{.meaning = "The questions of the home page, by the note that answers them.",
                                   .keys = questions_keys,
                                   .is_open = true,
                                   .sample = "which-code"};

constexpr std::array home_keys{
    Key{.name = "heading", .meaning = "The heading of the home page.", .example = R"("Was bedeutet dieser Code?")"},
    Key{.name = "about_title",
        .meaning = "The heading of the text that says what the codes are.",
        .example = R"("Was ein Fehlercode ist")"},
    Key{.name = "about",
        .kind = prose,
        .meaning = "What the codes are.",
        .example = R"("Jeder Fehler der API hat einen Code.")"},
    Key{.name = "questions",
        .kind = table,
        .meaning = "The questions that readers come with.",
        .table = &questions_texts}};
constexpr KeyTable home_texts{.meaning = "The texts of [home] in book.toml.", .keys = home_keys};

constexpr std::array abbreviations_keys{
    Key{.name = "ABBREVIATION", .meaning = "What it stands for.", .example = R"("Programmierschnittstelle")"}};
constexpr KeyTable abbreviations_texts{
    .meaning = "What abbreviations stand for.", .keys = abbreviations_keys, .is_open = true, .sample = "API"};

constexpr std::array note_keywords_keys{Key{.name = "NOTE",
                                            .kind = keywords,
                                            .meaning = "Words that lead to the note, in the search and in the index.",
                                            .example = R"(["passender Code"])"}};
constexpr KeyTable note_keywords_texts{.meaning = "Words under which readers look for notes.",
                                       .keys = note_keywords_keys,
                                       .is_open = true,
                                       .sample = "which-code"};

constexpr std::array translation{
    Key{.name = "title", .meaning = "The name of the book.", .example = R"("Fehler der Example-API")"},
    Key{.name = "tagline",
        .meaning = "A few words that say what the book is.",
        .example = R"("Was sie bedeuten und was zu tun ist.")"},
    Key{.name = "description",
        .kind = prose,
        .meaning = "What the book is, in a sentence, for search engines.",
        .example = R"("Ein Nachschlagewerk der Fehlercodes der Example-API.")"},
    Key{.name = "entry_noun", .meaning = "What pages call an entry of the registry.", .example = R"("Fehlercode")"},
    Key{.name = "registry_name", .meaning = "Who registers the codes.", .example = R"("Example, Inc.")"},
    Key{.name = "filler",
        .kind = keywords,
        .meaning = "Words that people put around what they search for.",
        .example = R"(["wie", "was", "der"])"},
    Key{.name = "home", .kind = table, .meaning = "What the home page shows.", .table = &home_texts},
    Key{.name = "states",
        .kind = table,
        .meaning = "The states that codes can be in.",
        .example = R"({ registered = { label = "Vergeben" } })",
        .table = &states_texts},
    Key{.name = "facts",
        .kind = table,
        .meaning = "The questions that codes answer.",
        .example = R"({ retry = { strip = "Wiederholen?" } })",
        .table = &fact_kinds_texts},
    Key{.name = "classes",
        .kind = table,
        .meaning = "The classes.",
        .example = R"({ Axx = { name = "Fehler des Kontos" } })",
        .table = &classes_texts},
    Key{.name = "codes",
        .kind = table,
        .meaning = "The codes.",
        .example = R"({ A01 = { summary = "Es gibt kein Konto mit diesem Namen." } })",
        .table = &codes_texts},
    Key{.name = "fields",
        .kind = table,
        .meaning = "The fields.",
        .example = R"({ X-Account = { summary = "Nennt das Konto." } })",
        .table = &fields_texts},
    Key{.name = "pictures",
        .kind = table,
        .meaning = "The pictures.",
        .example = R"({ way = { title = "Der Weg einer Anfrage" } })",
        .table = &pictures_texts},
    Key{.name = "abbreviations",
        .kind = table,
        .meaning = "What abbreviations stand for.",
        .example = R"({ API = "Programmierschnittstelle" })",
        .table = &abbreviations_texts},
    Key{.name = "keywords",
        .kind = table,
        .meaning = "Words under which readers look for notes.",
        .example = R"({ which-code = ["passender Code"] })",
        .table = &note_keywords_texts}};

}  // namespace

const KeyTable translation_keys{
    .meaning =
        "The texts of the registry and of book.toml in another language. Each stands where it stands there, under "
        "the id of what has it. What is not here is shown in the language of the book.",
    .keys = translation};

}  // namespace statusbook
