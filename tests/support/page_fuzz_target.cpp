#include "support/page_fuzz_target.h"

#include <cstdlib>
#include <string>

#include "base/diagnostic_text.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "pipeline.h"
#include "support/small_book.h"

using namespace statusbook;

namespace {

/// The least that is taken for an image, of one pixel.
const std::string n_png("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01.........\0\0\0\0IEND....", 45);

MemoryFileSystem project_with(std::string_view page) {
  return MemoryFileSystem(
      {{"content/book.toml",
        "title = \"T\"\ndescription = \"D\"\nnotes = [\"n\"]\n[[message]]\nfence = \"http\"\nfields = true\n"
        "response = [\"HTTP/{version} {code} {phrase}\"]\nrequest = [\"{method} {target} HTTP/{version}\"]\n"},
       {"content/registry/all.toml", registry_base + code_entry("404", "Not Found") + code_entry("410", "Gone")},
       {"content/classes/xxx.md", "All.\n"},
       {"content/codes/404.md", std::string(page)},
       {"content/images/n.png", n_png},
       {"content/codes/410.md", "Gone for good, unlike [404].\n"},
       {"content/notes/n.md", "# Note\n\n" + std::string(page)}});
}

MemoryFileSystem small_theme() {
  std::map<std::string, std::string> files{{"theme/theme.toml", "name = \"t\"\ndata_version = 2\n"}};
  for (const auto* name : {"home", "class", "fields", "field", "specs", "spec", "facts", "sources", "sources-by-letter",
                           "notes", "libraries", "unofficial", "fields-by-code", "not-found"})
    files[std::string("theme/templates/") + name + ".mustache"] = "";
  for (const auto* name : {"code", "note"}) files[std::string("theme/templates/") + name + ".mustache"] = "{{{html}}}";
  return MemoryFileSystem(files);
}

void build(const MemoryFileSystem& project) {
  static const auto theme = small_theme();
  Diagnostics diagnostics;
  const auto site = build_site({project, theme, {"theme"}, "", ""}, diagnostics);
  const auto text = format_for_people(
      diagnostics.sorted(), [&](const std::string& file) { return project.read(file); }, Color::off);
  if (find_invalid_utf8(text) != std::string::npos) std::abort();
  for (const auto& file : site.files) {
    if (find_invalid_utf8(file.bytes) != std::string::npos) std::abort();
    if (file.path.ends_with(".html") && to_lower(file.bytes).find("<script") != std::string::npos) std::abort();
  }
}

}  // namespace

void build_any_page(std::string_view bytes) { build(project_with(bytes)); }

void build_any_registry(std::string_view bytes) {
  build(MemoryFileSystem({{"content/book.toml", "title = \"T\"\ndescription = \"D\"\n"},
                          {"content/registry/all.toml", std::string(bytes)},
                          {"content/codes/404.md", "Text with [404] and 404 Not Found.\n"}}));
}
