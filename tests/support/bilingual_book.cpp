#include "support/bilingual_book.h"

#include <algorithm>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "support/faults.h"

using namespace statusbook;

namespace bilingual {

const std::string base = "https://example.org/codes/";

const std::string settings = R"(title = "Codes"
description = "A test."
languages = ["de"]
notes = ["story"]
cite_links = true
not_found = "44"
code_sections = ["Cause", "What to do"]
required_sections = { registered = ["Cause"] }
abbreviations = { API = "application programming interface" }
keywords = { story = ["tale"] }
[home]
questions = [{ note = "story", text = "Why?" }]
[[fact]]
id = "retry"
label = "Again?"
choices = { later = "Later" }
[[fact]]
id = "when"
label = "When?"
[redirects]
"old/" = "44/"
"44/#before" = "44/#cause"
)";

namespace {

const std::string registry = R"([[spec]]
id = "STD 1"
title = "The standard"
date = "2020"
url = "https://example.org/std1"
[[class]]
id = "4x"
name = "Wrong"
summary = "Something is wrong."
[[origin]]
id = "acme"
name = "Acme"
[[source]]
id = "manual"
title = "Manual"
publisher = "Acme"
url = "https://example.org/manual"
read = 2026-01-02
[[field]]
name = "Place"
summary = "Where it is."
spec = "STD 1"
[[code]]
code = "44"
phrase = "Not Here"
summary = "It is not here."
state = "registered"
spec = "STD 1"
checked = 2026-01-02
recognize = "By its smell."
facts = { retry = { is = "later", by = "STD 1", note = "not at once" }, when = { is = "Tomorrow", by = "STD 1" } }
fields = [{ name = "Place", level = "may", by = "STD 1", note = "the other place" }]
related = [{ code = "45", reason = "when it is nowhere" }]
[[code]]
code = "44"
origin = "acme"
phrase = "Tired"
summary = "Acme's server is tired."
state = "unofficial"
sources = ["manual"]
checked = 2026-01-02
[[code]]
code = "45"
phrase = "Nowhere"
summary = "It is nowhere."
state = "registered"
spec = "STD 1"
checked = 2026-01-02
[[picture]]
id = "way"
kind = "chain"
title = "The way"
caption = "To and fro."
pages = ["44"]
boxes = ["Client", "Server"]
notes = ["asks", "answers"]
arrows = ["a request", "an answer"]
sender = 2
broken = 0
)";

}  // namespace

Files book() {
  return {{"content/book.toml", settings},
          {"content/registry/all.toml", registry},
          {"content/classes/4x.md", "All of them.\n"},
          {"content/codes/44.md",
           "The API has lost it[^1].\n\n## What to do\n\nSee [45#cause].\n\n## Cause\n\n### Often\n\nUnknown.\n\n[^1]: "
           "So it "
           "is.\n"},
          {"content/codes/45.md", "See [44#what-to-do].\n\n## Cause\n\nNone.\n"},
          {"content/notes/story.md", "# A story\n\nOf [44].\n"},
          {"content/de/codes/44.md",
           "Die API hat es verloren[^1].\n\n## Was tun\n\nSiehe [45#cause] und [44#often].\n\n## Ursache\n\n### "
           "Oft\n\nUnbekannt.\n\n[^1]: So ist es.\n"},
          {"content/de/registry.toml",
           "title = \"Kodes\"\nclasses.4x = { name = \"Falsch\", summary = \"Etwas ist falsch.\" }\n"
           "abbreviations.API = \"Programmierschnittstelle\"\n"
           "[codes.44]\nsummary = \"Es ist nicht hier.\"\nrelated.45 = \"wenn es nirgends ist\"\n"}};
}

Files with(const std::string& path, const std::string& text) {
  auto files = book();
  files[path] = text;
  return files;
}

Files with_settings(const std::string& old, const std::string& text) {
  return with("content/book.toml", replace_all(settings, old, text));
}

std::string Built::file(const std::string& path) const {
  const auto found = std::find_if(site.files.begin(), site.files.end(), [&](const auto& f) { return f.path == path; });
  return found == site.files.end() ? "no file" : found->bytes.str();
}

Built build(const Files& files, const std::string& base_url, Extent extent, BuildCache* cache) {
  static const DiskFileSystem theme(STATUSBOOK_SOURCE_DIR);
  const MemoryFileSystem project(files);
  Diagnostics diagnostics;
  Built built;
  built.site = build_site({project, theme, {"theme"}, base_url, "2026-06-30", 1, extent, cache}, diagnostics);
  built.faults = faults_of(diagnostics);
  return built;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace bilingual
