#include "support/small_book.h"

#include <fmt/format.h>

#include "base/memory_file_system.h"
#include "check/check_addresses.h"
#include "check/check_classes.h"
#include "check/check_registry.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "merge/complete_registry.h"
#include "merge/merge.h"

using namespace statusbook;

const char* const registry_base = R"([[spec]]
id = "STD 1"
title = "The standard"
date = "2020"
url = "https://example.org/std1"
section_url = "https://example.org/std1#s{section}"
[[class]]
id = "xxx"
name = "All"
summary = "All."
)";

std::string code_entry(std::string_view id, std::string_view phrase, std::string_view more, std::string_view state) {
  return fmt::format(
      "[[code]]\ncode = \"{}\"\nphrase = \"{}\"\nsummary = \"S.\"\nspec = \"STD 1\"\nstate = \"{}\"\n"
      "checked = 2026-01-02\n{}\n",
      id, phrase, state, more);
}

Book make_book(std::string_view registry, std::vector<Document> documents, Diagnostics* diagnostics,
               std::string_view settings_text) {
  const MemoryFileSystem project(
      {{"content/book.toml", fmt::format("title = \"T\"\ndescription = \"D\"\n{}", settings_text)},
       {"content/registry/all.toml", std::string(registry)}});
  Diagnostics found;
  auto settings = load_settings(project, found);
  auto entries = load_registry(project, found);
  const auto add_missing = [&](PageKind kind, const std::string& id) {
    for (const auto& document : documents) {
      if (document.kind == kind && document.id == id) return;
    }
    documents.push_back({kind, id, fmt::format("{}.md", id), ""});
  };
  for (const auto& code : entries.codes) add_missing(PageKind::code, path_of_code(code.id));
  for (const auto& item : entries.classes) add_missing(PageKind::code_class, item.id);
  for (const auto& document : documents) {
    if (document.kind != PageKind::note) continue;
    settings.notes.push_back(document.id);
    settings.notes_at.push_back({"content/book.toml", 3});
  }
  complete_registry(entries, settings);
  check_registry(settings, entries, found);
  check_classes(entries, found);
  auto book = merge(std::move(settings), std::move(entries), std::move(documents), found);
  check_addresses(book, found);
  if (diagnostics != nullptr) diagnostics->append(std::move(found));
  return book;
}
