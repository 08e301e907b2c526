#include "load/keys.h"
#include "load/shared_keys.h"

namespace statusbook {

namespace {

using enum KeyKind;
using enum Presence;

constexpr std::array class_keys{
    Key{.name = "id",
        .presence = required,
        .meaning = "The name of the class. Without 'members' it is also the pattern of its codes: each x stands for "
                   "one digit or letter, and a code matches if it begins like that. The first class that matches has "
                   "the code.",
        .example = R"("Axx")"},
    Key{.name = "members",
        .kind = texts,
        .meaning = "The codes of the class: each by itself (\"0\"), by a range of numbers (\"1-16\"), or by what it "
                   "begins with (\"image/*\"; \"*\" is all codes). A code is named once. Classes with patterns have "
                   "the codes that nobody names.",
        .example = R"(["A01", "A02"])",
        .fallback = "the codes that match the id"},
    Key{.name = "label", .meaning = "What the navigation calls the class.", .example = R"("A")", .fallback = "the id"},
    Key{.name = "name",
        .presence = required,
        .meaning = "What the codes of the class have in common, in a few words.",
        .example = R"("Account errors")"},
    Key{.name = "summary",
        .kind = prose,
        .presence = required,
        .meaning = "What a code of this class says, in a sentence.",
        .example = R"("The account is missing, or is not allowed to do this.")"},
    Key{.name = "spec",
        .kind = citation,
        .meaning = "The section of a spec that defines the class.",
        .example = R"("API 1.0 §2")"},
    Key{.name = "color",
        .kind = word,
        .meaning = "A color of the theme. The theme that comes with the tool has slate, green, blue, orange, red and "
                   "violet.",
        .example = R"("orange")",
        .fallback = "what the theme has for the place of the class"},
    Key{.name = "sign",
        .kind = word,
        .meaning = "A sign of the theme. The theme that comes with the tool has left, right, both and pale, which say "
                   "which half of a shape is full, onward and outside.",
        .example = R"("left")"},
    Key{.name = "unassigned",
        .kind = texts,
        .meaning = "The codes of the class that nobody has registered, as ranges in order.",
        .example = R"(["A04-A99"])"},
    notes_key,
    keywords_key};
constexpr KeyTable class_table{.meaning = "A class of codes.", .keys = class_keys};

constexpr std::array spec_keys{
    Key{.name = "id", .presence = required, .meaning = "What citations call the spec.", .example = R"("API 1.0")"},
    Key{.name = "title",
        .presence = required,
        .meaning = "The title of the document.",
        .example = R"("The Example API, version 1.0")"},
    Key{.name = "date",
        .presence = required,
        .meaning = "When it was published, as a year and a month, or in words if it has no date.",
        .example = R"("2026-01")"},
    Key{.name = "url",
        .kind = url,
        .presence = required,
        .meaning = "The address of the document.",
        .example = R"("https://example.org/api/1.0")"},
    Key{.name = "section_url",
        .kind = url,
        .meaning = "The address of a section of it. {section} stands for the section that a citation names.",
        .example = R"("https://example.org/api/1.0#section-{section}")",
        .fallback = "the url"},
    Key{.name = "appendix_url",
        .kind = url,
        .meaning = "The same for sections that begin with a capital letter.",
        .example = R"("https://example.org/api/1.0#appendix-{section}")",
        .fallback = "the section_url"},
    Key{.name = "sections",
        .kind = texts,
        .meaning = "All sections of the document, also as ranges. A citation of any other one is then a fault.",
        .example = R"(["1", "2", "2.1-4", "A-C"])"},
    Key{.name = "obsoletes",
        .kind = texts,
        .meaning = "The ids of the specs that it takes the place of.",
        .example = R"(["API 0.9"])"},
    keywords_key};
constexpr KeyTable spec_table{.meaning = "A document that defines codes, fields or classes.", .keys = spec_keys};

constexpr std::array field_keys{
    Key{.name = "name",
        .presence = required,
        .meaning = "The name of the field, as it is written.",
        .example = R"("X-Account")"},
    Key{.name = "summary",
        .kind = prose,
        .presence = required,
        .meaning = "What the field holds, in a sentence.",
        .example = R"("The name of the account that the request is about.")"},
    draft_key,
    Key{.name = "spec",
        .kind = citation,
        .presence = required,
        .meaning = "The section of a spec that defines the field; of a field that no spec defines, such as a vendor's, "
                   "the id of a source.",
        .example = R"("API 1.0 §4")",
        .unless = {"draft"}},
    keywords_key,
    Key{.name = "counts_content",
        .kind = boolean,
        .meaning = "Whether the field's value in an example has to be the number of bytes of the content.",
        .example = "true",
        .fallback = "false"}};
constexpr KeyTable field_table{.meaning = "A field of messages, to which pages can refer as [NAME].",
                               .keys = field_keys};

constexpr std::array origin_keys{
    Key{.name = "id",
        .presence = required,
        .meaning = "The name under which codes refer to the origin.",
        .example = R"("example-proxy")"},
    Key{.name = "name", .presence = required, .meaning = "What pages call it.", .example = R"("Example Proxy")"},
    Key{.name = "url",
        .kind = url,
        .meaning = "The address of its own documentation of codes.",
        .example = R"("https://example.org/proxy/errors")"},
    keywords_key};
constexpr KeyTable origin_table{
    .meaning = "A vendor or a program that gives codes a meaning of its own, which is not registered.",
    .keys = origin_keys};

constexpr std::array source_keys{
    Key{.name = "id",
        .presence = required,
        .meaning = "The name under which entries cite the source.",
        .example = R"("example-errors")"},
    Key{.name = "title",
        .presence = required,
        .meaning = "The title of the page.",
        .example = R"("How errors are handled")"},
    Key{.name = "publisher", .presence = required, .meaning = "Who published it.", .example = R"("Example, Inc.")"},
    Key{.name = "url",
        .kind = url,
        .presence = required,
        .meaning = "The address of the page.",
        .example = R"("https://example.org/blog/errors")"},
    Key{.name = "copy",
        .meaning = "If you read a stored copy and not the address itself: its day, its release or its commit.",
        .example = R"("release 1.4")"},
    draft_key,
    Key{.name = "read",
        .kind = date,
        .presence = required,
        .meaning = "The day on which you read the page at its address.",
        .example = "2026-01-15",
        .unless = {"copy", "draft"}},
    Key{.name = "language",
        .kind = word,
        .meaning = "The language of the title, as a language tag.",
        .example = R"("de")",
        .fallback = "the language of the book"}};
constexpr KeyTable source_table{.meaning = "A page that says what no spec covers.", .keys = source_keys};

constexpr std::array registry{
    Key{.name = "class",
        .kind = tables,
        .meaning = "The classes, in the order in which the site shows them.",
        .table = &class_table},
    Key{.name = "code", .kind = tables, .meaning = "The codes, in any order.", .table = &code_keys},
    Key{.name = "spec",
        .kind = tables,
        .meaning = "The documents that define codes, fields and classes.",
        .table = &spec_table},
    Key{.name = "field", .kind = tables, .meaning = "The fields of messages.", .table = &field_table},
    Key{.name = "origin",
        .kind = tables,
        .meaning = "Who gives codes a meaning that is not registered.",
        .table = &origin_table},
    Key{.name = "source", .kind = tables, .meaning = "The pages that say what no spec covers.", .table = &source_table},
    Key{.name = "edition",
        .kind = tables,
        .meaning = "What documents and programs call the codes.",
        .table = &edition_keys},
    Key{.name = "library", .kind = tables, .meaning = "What libraries call the codes.", .table = &library_keys},
    Key{.name = "picture", .kind = tables, .meaning = "Pictures that explain codes.", .table = &picture_keys}};

}  // namespace

const KeyTable registry_keys{
    .meaning = "A file of the registry. Each may hold entries of any kind; an id stands once in all files.",
    .keys = registry};

}  // namespace statusbook
