#include "load/keys.h"

namespace statusbook {

namespace {

using enum KeyKind;
using enum Presence;

std::vector<std::string> levels() { return {"must", "should", "may", "none"}; }

constexpr std::array action_keys{
    Key{.name = "id",
        .presence = required,
        .meaning = "The name of the action, which observations and settings give.",
        .example = R"("get")"},
    Key{.name = "about",
        .presence = required,
        .meaning = "What is done, as lists show it.",
        .example = R"("GET for a file that is there")"},
    Key{.name = "code",
        .meaning =
            "The code that the action itself holds, such as the one that a client is answered with. It then concerns "
            "no other code.",
        .example = R"("301")"},
    Key{.name = "due",
        .kind = texts,
        .meaning = "What the clause lets come of it: codes, or words for what is none.",
        .example = R"(["200"])"},
    Key{.name = "level",
        .kind = choice,
        .meaning = "How strongly the clause asks for that.",
        .example = R"("must")",
        .fallback = R"("none")",
        .choices = levels},
    Key{.name = "clause",
        .kind = citation,
        .meaning = "The section that says what is due.",
        .example = R"("STD 1 §2.1")"}};
constexpr KeyTable action_table{.meaning = "Something that is done to a program to see what comes of it.",
                                .keys = action_keys};

constexpr std::array version_keys{
    Key{.name = "PART", .meaning = "Its version, as it says it itself.", .example = R"("1.22.1")"}};
constexpr KeyTable version_table{.meaning = "The versions of a program and of what it is made of.",
                                 .keys = version_keys,
                                 .is_open = true,
                                 .sample = "nginx"};

constexpr std::array came_keys{Key{.name = "OUTCOME",
                                   .kind = texts,
                                   .meaning = "The actions that this came of: a code, or words for what else did.",
                                   .example = R"(["get", "head"])"}};
constexpr KeyTable came_table{.meaning = "What came of actions, with the program as it is installed.",
                              .keys = came_keys,
                              .is_open = true,
                              .sample = "200"};

constexpr std::array remarks_keys{
    Key{.name = "ACTION", .meaning = "What else was seen.", .example = R"("logged as 408")"}};
constexpr KeyTable remarks_table{
    .meaning = "What else was seen, by action.", .keys = remarks_keys, .is_open = true, .sample = "get"};

constexpr std::array with_setting_keys{
    Key{.name = "setting", .presence = required, .meaning = "The setting, by its id.", .example = R"("limit")"},
    Key{.name = "action", .presence = required, .meaning = "The action, by its id.", .example = R"("get")"},
    Key{.name = "code",
        .presence = required,
        .meaning = "The code that came; \"none\" for none.",
        .example = R"("200")"}};
constexpr KeyTable with_setting_table{.meaning = "What came of an action with the lines of a setting in place.",
                                      .keys = with_setting_keys};

constexpr std::array topic_keys{
    Key{.name = "id",
        .kind = word,
        .presence = required,
        .meaning = "The name of the topic, a part of its page's address.",
        .example = R"("methods")"},
    Key{.name = "title", .presence = required, .meaning = "What pages call the topic.", .example = R"("Methods")"},
    Key{.name = "action",
        .kind = tables,
        .meaning = "Its actions, in the order in which tables show them.",
        .table = &action_table}};
constexpr KeyTable topic_table{.meaning = "What several actions are about. Each topic has a page.", .keys = topic_keys};

constexpr std::array actions{Key{.name = "topic",
                                 .kind = tables,
                                 .meaning = "The topics, in the order in which pages list them.",
                                 .table = &topic_table}};

constexpr std::array measurements{
    Key{.name = "subject",
        .kind = word,
        .presence = required,
        .meaning = "The id of the program that the file is about, a part of its page's address.",
        .example = R"("nginx")"},
    Key{.name = "name", .presence = required, .meaning = "What pages call the program.", .example = R"("nginx")"},
    Key{.name = "kind",
        .meaning = "What the program is. 'measurements.tables' of the book says which tables show it.",
        .example = R"("gateway")"},
    Key{.name = "version",
        .kind = table,
        .meaning = "The versions that were run.",
        .example = R"({ nginx = "1.22.1" })",
        .table = &version_table},
    Key{.name = "day",
        .kind = date,
        .presence = required,
        .meaning = "The day of the last run.",
        .example = "2026-01-31"},
    Key{.name = "runs",
        .kind = integer,
        .presence = required,
        .meaning = "How many runs agree on all of this.",
        .example = "3"},
    Key{.name = "against",
        .kind = texts,
        .meaning = "Actions of which something else came than the clause says, which leaves no choice.",
        .example = R"(["get"])"},
    Key{.name = "with_settings",
        .kind = tables,
        .meaning = "What came of actions with the lines of a setting in place.",
        .example = R"([{ setting = "limit", action = "get", code = "200" }])",
        .table = &with_setting_table},
    Key{.name = "came",
        .kind = table,
        .meaning = "What came of actions: for each outcome, the actions.",
        .example = R"({ 200 = ["get", "head"] })",
        .table = &came_table},
    Key{.name = "remarks",
        .kind = table,
        .meaning = "What else was seen.",
        .example = R"({ get = "logged as 408" })",
        .table = &remarks_table}};

constexpr std::array outcome_keys{Key{.name = "KIND",
                                      .meaning = "A part of what came: 'code', or a kind that the book has words for.",
                                      .example = R"("413")"}};
constexpr KeyTable outcome_table{
    .meaning = "What comes of an action.", .keys = outcome_keys, .is_open = true, .sample = "code"};

constexpr std::array effect_keys{
    Key{.name = "action", .presence = required, .meaning = "The action, by its id.", .example = R"("content-2m")"},
    Key{.name = "before",
        .kind = table,
        .meaning = "What comes of it without the lines.",
        .example = R"({ code = "413" })",
        .table = &outcome_table},
    Key{.name = "after",
        .kind = table,
        .meaning = "What comes of it with them. It has to have been seen.",
        .example = R"({ code = "200" })",
        .table = &outcome_table}};
constexpr KeyTable effect_table{.meaning = "An action that shows what the lines change.", .keys = effect_keys};

constexpr std::array setting_keys{
    Key{.name = "id",
        .presence = required,
        .meaning = "The name of the setting, once for each program.",
        .example = R"("client_max_body_size")"},
    Key{.name = "code", .presence = required, .meaning = "The code on whose page it stands.", .example = R"("413")"},
    Key{.name = "effect",
        .kind = prose,
        .presence = required,
        .meaning = "What the lines do, in a sentence or two.",
        .example = R"("The limit is 10 MiB instead of 1 MiB.")"},
    Key{.name = "file",
        .presence = required,
        .meaning = "Where a reader puts the lines.",
        .example = R"("nginx.conf")"},
    Key{.name = "lines",
        .kind = prose,
        .presence = required,
        .meaning = "The lines, ready to be copied.",
        .example = R"("client_max_body_size 10m;")"},
    Key{.name = "shows",
        .kind = tables,
        .presence = required,
        .meaning = "Actions that show what the lines change.",
        .example = R"([{ action = "content-2m", before = { code = "413" }, after = { code = "200" } }])",
        .table = &effect_table,
        .unless = {"manual"}},
    Key{.name = "manual",
        .meaning = "Instead of 'shows', for lines that were not run: the id of the source that has them. Pages say so.",
        .example = R"("nginx-manual")"},
    Key{.name = "where",
        .meaning = "For the harness that tries it out: the place in its own configuration where it puts the lines.",
        .example = R"("server")"},
    Key{.name = "ready",
        .meaning = "For the harness: the code with which a program that has the lines says that it is ready.",
        .example = R"("503")"}};
constexpr KeyTable setting_table{.meaning = "Lines of configuration, and what they change.", .keys = setting_keys};

constexpr std::array settings{
    Key{.name = "program",
        .presence = required,
        .meaning = "The program whose configuration it is, by the id of its measurements.",
        .example = R"("nginx")"},
    Key{.name = "name",
        .meaning = "What pages call the program; for settings that were not run.",
        .example = R"("nginx")"},
    Key{.name = "version",
        .meaning = "The version that the manual is about; for settings that were not run.",
        .example = R"("1.22")"},
    Key{.name = "setting", .kind = tables, .meaning = "The settings.", .table = &setting_table}};

}  // namespace

const KeyTable actions_keys{.meaning = "Actions: what is done to programs to see what comes of it.", .keys = actions};
const KeyTable measurements_keys{
    .meaning = "Measurements: what was seen to come of actions, one file a program. A harness writes them.",
    .keys = measurements};
const KeyTable settings_keys{
    .meaning =
        "Settings: lines of configuration of one program. Each is published only if its effect was seen, or with "
        "the manual that it is from.",
    .keys = settings};

}  // namespace statusbook
