#include "load/load_documents.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "load/read_text.h"
#include "model/draft.h"
#include "model/published.h"
#include "model/settings.h"

namespace statusbook {

namespace {

constexpr std::string_view extension = ".md";

constexpr std::array<std::pair<std::string_view, PageKind>, 4> folders{{
    {"content/codes", PageKind::code},
    {"content/classes", PageKind::code_class},
    {"content/fields", PageKind::field},
    {"content/notes", PageKind::note},
}};

/// Files that editors leave and systems hide, and imports that wait beside a page to be worked in.
bool is_hidden(const Entry& entry) {
  return entry.name.starts_with('.') || entry.name.ends_with('~') || entry.name.ends_with(".import.md");
}

void report_strays(const FileReader& project, Diagnostics& diagnostics) {
  for (const auto& entry : project.list("content")) {
    const auto path = join_path("content", entry.name);
    bool is_folder = entry.name == "registry" || entry.name == "static";
    for (const auto& [folder, kind] : folders) is_folder = is_folder || path == folder;
    if (is_folder && entry.kind == EntryKind::link) {
      diagnostics.error({path}, "a symbolic link is not followed", "put the folder itself here");
    } else if (is_folder && entry.kind != EntryKind::folder) {
      diagnostics.error({path}, "not a folder");
    } else if (!is_folder && path != settings_path && path != published_list && !is_hidden(entry)) {
      diagnostics.error({path}, "nothing reads this",
                        "content/ holds book.toml, published.txt and the folders registry, codes, classes, fields, notes and static");
    }
  }
}

}  // namespace

std::vector<Document> load_documents(const FileReader& project, Diagnostics& diagnostics) {
  report_strays(project, diagnostics);
  std::vector<Document> documents;
  for (const auto& [folder, kind] : folders) {
    for (const auto& entry : project.list(std::string(folder))) {
      if (is_hidden(entry)) continue;
      const auto path = join_path(folder, entry.name);
      if (!entry.name.ends_with(extension)) {
        diagnostics.error({path}, fmt::format("{} holds {} files only", folder, extension),
                          "move it elsewhere or rename it");
        continue;
      }
      auto text = read_text(project, path, entry, most_document_bytes, diagnostics);
      if (!text) continue;
      if (text->find(draft_mark) != std::string::npos) {
        diagnostics.warning({path}, "this page is a draft that nobody has checked",
                            "rewrite it, and take out the notes that say so");
      }
      documents.push_back({kind, entry.name.substr(0, entry.name.size() - extension.size()), path, std::move(*text)});
    }
  }
  return documents;
}

}  // namespace statusbook
