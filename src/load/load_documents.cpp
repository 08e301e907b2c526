#include "load/load_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/parallel_for.h"
#include "base/strings.h"
#include "load/read_text.h"
#include "model/draft.h"
#include "model/published.h"
#include "model/settings.h"
#include "model/translation.h"

namespace statusbook {

namespace {

constexpr std::string_view extension = ".md";

constexpr std::array<std::pair<std::string_view, PageKind>, 5> folders{{
    {"codes", PageKind::code},
    {"classes", PageKind::code_class},
    {"fields", PageKind::field},
    {"pages", PageKind::own},
    {"notes", PageKind::note},
}};

/// Those that hold no pages.
constexpr std::array<std::string_view, 6> other_folders{"registry", "actions", "measurements",
                                                        "settings", "images",  "static"};

/// Also imports wait beside a page, to be worked in.
bool is_ignored(const Entry& entry) { return is_hidden(entry.name) || entry.name.ends_with(".import.md"); }

bool holds_documents(std::string_view name) {
  return std::any_of(folders.begin(), folders.end(), [&](const auto& folder) { return folder.first == name; });
}

/// A name of content/, or of the folder of a language in it, that something reads as a folder.
void check_folder(const std::string& path, const Entry& entry, Diagnostics& diagnostics) {
  if (entry.kind == EntryKind::link) {
    diagnostics.error({path}, "a symbolic link is not followed", "put the folder itself here");
  } else if (entry.kind != EntryKind::folder) {
    diagnostics.error({path}, "not a folder");
  }
}

bool has_language(const std::vector<TranslatedInto>& languages, std::string_view tag) {
  return std::any_of(languages.begin(), languages.end(), [&](const auto& language) { return language.tag == tag; });
}

void report_strays(const FileReader& project, const std::vector<TranslatedInto>& languages, Diagnostics& diagnostics) {
  for (const auto& entry : project.list("content")) {
    const auto path = join_path("content", entry.name);
    const bool is_folder = holds_documents(entry.name) || has_language(languages, entry.name) ||
                           std::find(other_folders.begin(), other_folders.end(), entry.name) != other_folders.end();
    if (is_folder) {
      check_folder(path, entry, diagnostics);
    } else if (entry.kind == EntryKind::folder && is_language_tag(entry.name)) {
      diagnostics.warning({path},
                          fmt::format("'languages' of {} does not list '{}': nothing reads this translation",
                                      settings_path, entry.name),
                          fmt::format("write languages = [\"{}\"] there, or move the folder elsewhere", entry.name));
    } else if (path != settings_path && path != published_list && !is_ignored(entry)) {
      diagnostics.error({path}, "nothing reads this",
                        "content/ holds book.toml, published.txt and the folders registry, codes, classes, fields, "
                        "pages, notes, images, actions, measurements, settings and static, and one for each of "
                        "'languages' in book.toml");
    }
  }
}

/// The same in the folder of a language.
void report_translated_strays(const FileReader& project, const std::string& content, Diagnostics& diagnostics) {
  for (const auto& entry : project.list(content)) {
    const auto path = join_path(content, entry.name);
    if (holds_documents(entry.name)) {
      check_folder(path, entry, diagnostics);
    } else if (entry.name != translated_registry && !is_ignored(entry)) {
      diagnostics.error({path}, "nothing reads this",
                        fmt::format("the folder of a language holds {} and the folders codes, classes, fields, pages "
                                    "and notes",
                                    translated_registry));
    }
  }
}

/// What no page can do without, and what none has.
void look_over(std::string& text, const std::string& path, Diagnostics& diagnostics) {
  if (trim(text).empty()) diagnostics.warning({path, 1, 1}, "the page is empty", "write it");
  const auto lines = split_lines(std::string_view(text));
  if (lines.size() < 2 || (trim(lines[0]) != "---" && trim(lines[0]) != "+++")) return;
  const auto end =
      std::find_if(lines.begin() + 1, lines.end(), [&](auto line) { return trim(line) == trim(lines[0]); });
  if (end == lines.end()) return;
  diagnostics.error({path, 1, 1, 3}, "a page has no front matter: the registry holds the facts",
                    fmt::format("delete the lines up to the second {}", trim(lines[0])));
  // What it says would be taken for Markdown, and reported once more. Its lines stay, so that others keep their
  // numbers.
  const auto after = static_cast<std::size_t>(end->data() + end->size() - text.data());
  text.replace(0, after, std::string(static_cast<std::size_t>(end - lines.begin()), '\n'));
}

std::string id_of(const std::string& name) { return name.substr(0, name.rfind('.')); }

/// In place of a document that could not be read.
Document refused(PageKind kind, std::string id, const std::string& path) {
  return {kind, std::move(id), path, "", true, true};
}

/// A name with the wrong ending is likely to be that of a page which would be missed.
void add_misnamed(std::vector<Document>& documents, std::vector<Document> misnamed) {
  for (auto& document : misnamed) {
    const auto same = [&](const auto& other) { return other.kind == document.kind && other.id == document.id; };
    if (std::none_of(documents.begin(), documents.end(), same)) documents.push_back(std::move(document));
  }
}

struct DocumentFile {
  PageKind kind;
  std::string path;
  Entry entry;
};

/// Those in the folders of `content`. `misnamed` takes what would be documents with another ending.
std::vector<DocumentFile> list_files(const FileReader& project, const std::string& content,
                                     std::vector<Document>& misnamed, Diagnostics& diagnostics) {
  std::vector<DocumentFile> files;
  for (const auto& [name, kind] : folders) {
    const auto folder = join_path(content, name);
    for (auto& entry : project.list(folder)) {
      if (is_ignored(entry)) continue;
      auto path = join_path(folder, entry.name);
      if (entry.name.ends_with(extension)) {
        files.push_back({kind, std::move(path), std::move(entry)});
      } else {
        diagnostics.error({path}, fmt::format("{} holds {} files only", folder, extension),
                          "move it elsewhere or rename it");
        misnamed.push_back(refused(kind, id_of(entry.name), path));
      }
    }
  }
  return files;
}

Document read_document(const FileReader& project, const DocumentFile& file, Diagnostics& diagnostics) {
  const auto& [kind, path, entry] = file;
  auto text = read_text(project, path, entry, most_document_bytes, diagnostics);
  if (!text) return refused(kind, id_of(entry.name), path);
  look_over(*text, path, diagnostics);
  if (is_draft(*text)) {
    diagnostics.warning({path}, "this page is a draft that nobody has checked",
                        "rewrite it, and take out the notes that say so");
  }
  return {kind, id_of(entry.name), path, std::move(*text)};
}

std::vector<Document> read_documents(const FileReader& project, const std::string& content, Diagnostics& diagnostics,
                                     int jobs) {
  std::vector<Document> misnamed;
  const auto files = list_files(project, content, misnamed, diagnostics);
  std::vector<Document> documents(files.size());
  std::vector<Diagnostics> found(files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) { documents[i] = read_document(project, files[i], found[i]); });
  for (auto& list : found) diagnostics.append(std::move(list));
  add_misnamed(documents, std::move(misnamed));
  return documents;
}

}  // namespace

std::vector<Document> load_documents(const FileReader& project, Diagnostics& diagnostics, int jobs,
                                     const std::vector<TranslatedInto>& languages) {
  report_strays(project, languages, diagnostics);
  return read_documents(project, "content", diagnostics, jobs);
}

std::vector<Document> load_translated_documents(const FileReader& project, const std::string& language,
                                                Diagnostics& diagnostics, int jobs) {
  const auto content = content_of_language(language);
  if (!is_folder(project, content)) return {};  // load_documents() says so
  report_translated_strays(project, content, diagnostics);
  return read_documents(project, content, diagnostics, jobs);
}

}  // namespace statusbook
