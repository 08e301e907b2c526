#include "load/keys.h"
#include "model/settings.h"

namespace statusbook {

namespace {

using enum KeyKind;
using enum Presence;

constexpr std::array required_sections_keys{
    Key{.name = "STATE",
        .kind = texts,
        .meaning = "The headings that the page of a code in this state has to have; all are among 'code_sections'.",
        .example = R"(["What to do"])"}};
constexpr KeyTable required_sections_table{
    .meaning = "The sections that pages have to have, by the state of the code. A page that lacks one is a fault.",
    .keys = required_sections_keys,
    .is_open = true,
    .sample = "registered"};

constexpr std::array extra_keys{
    Key{.name = "NAME",
        .kind = value,
        .meaning = "What a template shows as {{extra.NAME}}. The name has letters, digits, '-' and '_' only.",
        .example = R"("Example, Inc.")"}};
constexpr KeyTable extra_table{
    .meaning = "What the templates of a theme of your own are given. The installed theme shows none of it.",
    .keys = extra_keys,
    .is_open = true,
    .sample = "imprint"};

constexpr std::array redirects_keys{Key{
    .name = "ADDRESS",
    .meaning = "Where an address went that was published once: a page, or a place on one. Both are written from the "
               "root of the site.",
    .example = R"("notes/new-name/")"}};
constexpr KeyTable redirects_table{
    .meaning = "Addresses that were renamed. The old ones stay, and lead to the new ones.",
    .keys = redirects_keys,
    .is_open = true,
    .sample = R"("notes/old-name/")"};

constexpr std::array question_keys{Key{.name = "note",
                                       .presence = required,
                                       .meaning = "The note that answers the question, by the name of its file.",
                                       .example = R"("which-code")"},
                                   Key{.name = "text",
                                       .presence = required,
                                       .meaning = "The question, as it is shown.",
                                       .example = R"("Which code should I send?")"},
                                   Key{.name = "hint",
                                       .kind = prose,
                                       .meaning = "A few words that go with the question.",
                                       .example = R"("One for each thing that a client can do about it")"}};
constexpr KeyTable question_table{.meaning = "A question that readers come with, and the note that answers it.",
                                  .keys = question_keys};

constexpr std::array home_keys{
    Key{.name = "heading",
        .meaning = "The heading of the home page, above the search.",
        .example = R"("What does this code mean?")",
        .fallback = "the title"},
    Key{.name = "codes",
        .kind = texts,
        .meaning = "The codes that readers meet most, in the order in which the home page shows them.",
        .example = R"(["A01", "A02", "B01"])"},
    Key{.name = "about_title",
        .meaning = "The heading of the text that says what the codes are.",
        .example = R"("What an error code is")"},
    Key{.name = "about",
        .kind = prose,
        .meaning = "What the codes are, for readers who see one for the first time.",
        .example = R"("Every error of the API carries a code. Its first letter is the class.")"},
    Key{.name = "questions",
        .kind = tables,
        .meaning = "Questions that readers come with. Each leads to a note.",
        .example = R"([{ note = "which-code", text = "Which code should I send?" }])",
        .table = &question_table}};
constexpr KeyTable home_table{.meaning = "What the home page shows beside the list of all codes.", .keys = home_keys};

constexpr std::array note_keywords_keys{
    Key{.name = "NOTE",
        .kind = keywords,
        .meaning = "Words that lead to the note, by the name of its file, in the search and in the index.",
        .example = R"(["best code", "choose a code"])"}};
constexpr KeyTable note_keywords_table{
    .meaning =
        "Words under which readers look for notes. Codes, classes, fields, specs and origins have theirs in the "
        "registry.",
    .keys = note_keywords_keys,
    .is_open = true,
    .sample = "which-code"};

constexpr std::array abbreviations_keys{
    Key{.name = "ABBREVIATION",
        .meaning = "What it stands for. The first use on a page shows this, unless the text of the page does.",
        .example = R"("application programming interface")"}};
constexpr KeyTable abbreviations_table{.meaning = "What abbreviations stand for; 100 at most.",
                                       .keys = abbreviations_keys,
                                       .is_open = true,
                                       .sample = "API"};

constexpr std::array state_keys{
    Key{.name = "label",
        .presence = required,
        .meaning = "What pages call the state, beside the phrase of the code.",
        .example = R"("Assigned")"},
    Key{.name = "meaning",
        .kind = prose,
        .meaning = "One sentence that says what the state means.",
        .example = R"("The API documents this code.")"},
    Key{.name = "registered",
        .kind = boolean,
        .meaning = "Whether a code in this state counts as registered. The others stand apart in lists, have dashed "
                   "lines, and are on a page of their own.",
        .example = "false",
        .fallback = "true"},
    Key{.name = "expires",
        .kind = boolean,
        .meaning = "Whether the state ends on a certain day. A code in it has 'as_of' and 'expires'.",
        .example = "true",
        .fallback = "false"}};
constexpr KeyTable state_table{.meaning = "A state that codes can be in.", .keys = state_keys};

constexpr std::array states_keys{Key{.name = "STATE",
                                     .kind = table,
                                     .meaning = "A state: its name is what codes have in 'state'.",
                                     .example = R"({ label = "Assigned", meaning = "The API documents this code." })",
                                     .table = &state_table}};
constexpr KeyTable states_table{
    .meaning = "The states that codes can be in. The first one is the usual one, which lists do not mention.",
    .keys = states_keys,
    .is_open = true,
    .sample = "registered"};

constexpr std::array choices_keys{
    Key{.name = "CHOICE",
        .meaning = "What pages show where a code gives this answer. Codes give it by its name.",
        .example = R"("Later, unchanged")"}};
constexpr KeyTable choices_table{.meaning = "The answers that there are. Without this table, any text is an answer.",
                                 .keys = choices_keys,
                                 .is_open = true,
                                 .sample = "later"};

constexpr std::array fact_kind_keys{
    Key{.name = "id",
        .presence = required,
        .meaning = "The name under which codes state the fact in their table 'facts'.",
        .example = R"("retry")"},
    Key{.name = "label",
        .presence = required,
        .meaning = "What pages call the fact.",
        .example = R"("Does it help to send the request again?")"},
    Key{.name = "strip",
        .meaning = "A shorter label. The page of a code opens with the facts that have one.",
        .example = R"("Retry?")"},
    Key{.name = "required_in",
        .kind = texts,
        .meaning = "The states in which every code has to state the fact.",
        .example = R"(["registered"])"},
    Key{.name = "list",
        .kind = boolean,
        .meaning = "Whether an answer may name several things, with commas between them. JSON has them as a list.",
        .example = "true",
        .fallback = "false"},
    Key{.name = "data_only",
        .kind = boolean,
        .meaning = "Whether the fact is for programs only: in JSON and CSV, and on no page.",
        .example = "true",
        .fallback = "false"},
    Key{.name = "choices",
        .kind = table,
        .meaning = "The answers that there are, each with what pages show.",
        .example = R"({ later = "Later, unchanged", no = "No" })",
        .fallback = "any text is an answer",
        .table = &choices_table}};
constexpr KeyTable fact_kind_table{
    .meaning = "A question that codes answer, such as whether it helps to send the request again.",
    .keys = fact_kind_keys};

constexpr std::array message_keys{
    Key{.name = "fence",
        .kind = word,
        .presence = required,
        .meaning = "The word after the fence of a block that holds such messages.",
        .example = R"("sip")"},
    Key{.name = "response",
        .kind = texts,
        .presence = required,
        .meaning =
            "How the first line of a response is written; the first pattern that fits holds. {code} is a code of "
            "the registry, {phrase} its phrase, which may be missing, {version} a version such as 1.1, {text} "
            "anything. Each has {code}.",
        .example = R"(["SIP/{version} {code} {phrase}"])"},
    Key{.name = "request",
        .kind = texts,
        .meaning = "The same of a request. {method} is a word, {target} anything without spaces.",
        .example = R"(["{method} {target} SIP/{version}"])"},
    Key{.name = "fields",
        .kind = boolean,
        .meaning = "Whether fields such as 'Name: value' follow the first line, then an empty line, then content. If "
                   "not, each line is a first line, as in a dialog.",
        .example = "true",
        .fallback = "false"}};
constexpr KeyTable message_table{
    .meaning =
        "How messages are written in examples. A block of them shows request and response, and its codes, phrases "
        "and fields are checked.",
    .keys = message_keys};

constexpr std::array outcomes_keys{
    Key{.name = "KIND",
        .meaning = "What pages say of this part of an outcome. Write {} where it stands.",
        .example = R"("after {} s")"}};
constexpr KeyTable outcomes_table{
    .meaning = "Words for the parts of an outcome in content/settings, by their kinds. 'code' needs none.",
    .keys = outcomes_keys,
    .is_open = true,
    .sample = "after"};

constexpr std::array measurement_table_keys{
    Key{.name = "id",
        .kind = word,
        .presence = required,
        .meaning = "The name of its place on a page.",
        .example = R"("servers")"},
    Key{.name = "title", .presence = required, .meaning = "Its heading.", .example = R"("What servers send")"},
    Key{.name = "note",
        .meaning = "The note that ends with the whole table, by the name of its file.",
        .example = R"("servers")"},
    Key{.name = "kinds",
        .kind = texts,
        .presence = required,
        .meaning = "The kinds of programs whose observations it holds.",
        .example = R"(["server", "gateway"])"}};
constexpr KeyTable measurement_table_table{
    .meaning = "A table of what programs were seen to do. The page of a code leads to its part of it.",
    .keys = measurement_table_keys};

constexpr std::array measurement_rules_keys{
    Key{.name = "runs",
        .kind = integer,
        .meaning = "How many runs have to agree on what content/measurements says.",
        .example = "3",
        .fallback = "1"},
    Key{.name = "programs",
        .kind = texts,
        .meaning = "Programs by their ids, in the order in which pages show their settings. Others follow.",
        .example = R"(["nginx", "apache"])"},
    Key{.name = "outcomes",
        .kind = table,
        .meaning = "Words for the parts of an outcome.",
        .example = R"({ after = "after {} s" })",
        .table = &outcomes_table},
    Key{.name = "tables",
        .kind = tables,
        .meaning = "Tables of what programs were seen to do.",
        .table = &measurement_table_table}};
constexpr KeyTable measurements_table{.meaning = "What measurements need, and how pages speak of them.",
                                      .keys = measurement_rules_keys};

constexpr std::array book{
    Key{.name = "title",
        .presence = required,
        .meaning = "The name of the site.",
        .example = R"("Error codes of the Example API")"},
    Key{.name = "tagline",
        .meaning = "What the site is for, in a line that goes with the title.",
        .example = R"("What each code means, and what to do about it.")"},
    Key{.name = "description",
        .kind = prose,
        .presence = required,
        .meaning = "What the site is about, for search engines and link previews.",
        .example = R"("A reference of the error codes of the Example API.")"},
    Key{.name = "language",
        .meaning =
            "The language of the site, as a language tag. The theme's words are in it where the theme has them: the "
            "installed one in English and German.",
        .example = R"("en")",
        .fallback = R"("en")"},
    Key{.name = "languages",
        .kind = texts,
        .meaning = "The languages that the book is translated into, by the names of their folders in content/.",
        .example = R"(["de"])"},
    Key{.name = "entry_noun",
        .meaning = "What pages call an entry of the registry.",
        .example = R"("error code")",
        .fallback = R"("code")"},
    Key{.name = "registry_name",
        .meaning = "Who registers the codes. The page of a code that others use in another meaning names it.",
        .example = R"("Example, Inc.")"},
    Key{.name = "data_license",
        .meaning = "The license of the data that the site offers to programs, as an SPDX identifier. JSON names it.",
        .example = R"("CC0-1.0")"},
    Key{.name = "base_url",
        .kind = url,
        .meaning = "The address of the site's root, for canonical links and sitemap.xml. --base-url wins over it.",
        .example = R"("https://example.org/codes/")"},
    Key{.name = "repository",
        .kind = url,
        .meaning = "The address of the repository on its forge, without .git at its end. Pages get links to edit them.",
        .example = R"("https://github.com/example/codes")"},
    Key{.name = "branch",
        .meaning = "The branch that links to edit a page lead to.",
        .example = R"("main")",
        .fallback = R"("main")"},
    Key{.name = "filler",
        .kind = keywords,
        .meaning = "Words that people put around what they search for. The search leaves them out where there are "
                   "others.",
        .example = R"(["how", "what", "the"])"},
    Key{.name = "cite_links",
        .kind = boolean,
        .meaning = "Whether every address in a link of the prose has to belong to a source or a spec of the registry.",
        .example = "true",
        .fallback = "false"},
    Key{.name = "not_found",
        .meaning = "The code that 404.html points to, the page for addresses that are not on the site.",
        .example = R"("A01")"},
    Key{.name = "pages",
        .kind = texts,
        .meaning =
            "Pages of the book's own, by the names of their files in content/pages/. The foot of each page links "
            "to them in this order.",
        .example = R"(["about"])"},
    Key{.name = "notes",
        .kind = texts,
        .meaning = "The notes, by the names of their files in content/notes/, in the order in which lists show them.",
        .example = R"(["which-code"])"},
    Key{.name = "code_sections",
        .kind = texts,
        .meaning = "The headings of the sections of a code's page, in the order in which it shows them. Other sections "
                   "follow.",
        .example = R"(["What to do", "Example"])"},
    Key{.name = "required_sections",
        .kind = table,
        .meaning = "The sections that pages have to have, by the state of the code.",
        .example = R"({ registered = ["What to do"] })",
        .table = &required_sections_table},
    Key{.name = "redirects",
        .kind = table,
        .meaning = "Addresses that were renamed, each with the one that it leads to.",
        .example = R"({ "notes/old-name/" = "notes/new-name/" })",
        .table = &redirects_table},
    Key{.name = "home",
        .kind = table,
        .meaning = "What the home page shows beside the list of all codes.",
        .table = &home_table},
    Key{.name = "keywords",
        .kind = table,
        .meaning = "Words under which readers look for notes.",
        .example = R"({ which-code = ["best code", "choose a code"] })",
        .table = &note_keywords_table},
    Key{.name = "abbreviations",
        .kind = table,
        .meaning = "What abbreviations stand for.",
        .example = R"({ API = "application programming interface" })",
        .table = &abbreviations_table},
    Key{.name = "measurements",
        .kind = table,
        .meaning = "What measurements need, and how pages speak of them.",
        .table = &measurements_table},
    Key{.name = "states",
        .kind = table,
        .meaning = "The states that codes can be in.",
        .fallback =
            "registered, temporary (which expires), reserved, deprecated, obsoleted, and unofficial, which does "
            "not count as registered",
        .table = &states_table},
    Key{.name = "require_checked",
        .kind = boolean,
        .meaning = "Whether every code has to say in 'checked' when somebody compared it with what it cites.",
        .example = "false",
        .fallback = "true"},
    Key{.name = "message",
        .kind = tables,
        .meaning = "How messages are written in examples, one table for each word after a fence.",
        .table = &message_table},
    Key{.name = "extra",
        .kind = table,
        .meaning = "What the templates of a theme of your own are given as extra.NAME.",
        .example = R"({ imprint = "Example, Inc." })",
        .table = &extra_table},
    Key{.name = "fact",
        .kind = tables,
        .meaning = "The questions that codes answer, in the order in which pages show them.",
        .table = &fact_kind_table}};

}  // namespace

const KeyTable book_keys{
    .meaning = "The book: the name of the site, its address, and the words in which its registry states facts.",
    .keys = book};

}  // namespace statusbook
