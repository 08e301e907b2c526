#include "load/load_documents.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "base/parallel_for.h"
#include "load/read_text.h"
#include "model/draft.h"

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
    bool is_folder = entry.name == "registry";
    for (const auto& [folder, kind] : folders) is_folder = is_folder || path == folder;
    if (is_folder && entry.kind == EntryKind::link) {
      diagnostics.error({path}, "a symbolic link is not followed", "put the folder itself here");
    } else if (is_folder && entry.kind != EntryKind::folder) {
      diagnostics.error({path}, "not a folder");
    } else if (!is_folder && entry.name != "book.toml" && !is_hidden(entry)) {
      diagnostics.error({path}, "nothing reads this",
                        "content/ holds book.toml and the folders registry, codes, classes, fields and notes");
    }
  }
}

struct DocumentFile {
  PageKind kind;
  std::string path;
  Entry entry;
};

std::vector<DocumentFile> list_files(const FileReader& project, Diagnostics& diagnostics) {
  std::vector<DocumentFile> files;
  for (const auto& [folder, kind] : folders) {
    for (auto& entry : project.list(std::string(folder))) {
      if (is_hidden(entry)) continue;
      auto path = join_path(folder, entry.name);
      if (entry.name.ends_with(extension)) {
        files.push_back({kind, std::move(path), std::move(entry)});
      } else {
        diagnostics.error({path}, fmt::format("{} holds {} files only", folder, extension),
                          "move it elsewhere or rename it");
      }
    }
  }
  return files;
}

std::optional<Document> read_document(const FileReader& project, const DocumentFile& file, Diagnostics& diagnostics) {
  const auto& [kind, path, entry] = file;
  auto text = read_text(project, path, entry, most_document_bytes, diagnostics);
  if (!text) return std::nullopt;
  if (text->find(draft_mark) != std::string::npos) {
    diagnostics.warning({path}, "this page is a draft that nobody has checked",
                        "rewrite it, and take out the notes that say so");
  }
  return Document{kind, entry.name.substr(0, entry.name.size() - extension.size()), path, std::move(*text)};
}

}  // namespace

std::vector<Document> load_documents(const FileReader& project, Diagnostics& diagnostics, int jobs) {
  report_strays(project, diagnostics);
  const auto files = list_files(project, diagnostics);
  std::vector<std::optional<Document>> read(files.size());
  std::vector<Diagnostics> found(files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) { read[i] = read_document(project, files[i], found[i]); });
  for (auto& list : found) diagnostics.append(std::move(list));
  std::vector<Document> documents;
  documents.reserve(read.size());
  for (auto& document : read) {
    if (document) documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace statusbook
