#include "compile/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/nearest.h"
#include "base/strings.h"
#include "compile/check_registry.h"

namespace statusbook {

namespace {

/// Hands out the documents of one kind and reports those that nobody wanted.
class Shelf {
 public:
  Shelf(std::vector<Document>& documents, PageKind kind) {
    for (auto& document : documents) {
      if (document.kind == kind) documents_.emplace(document.id, std::move(document));
    }
  }

  /// The document of an entry; a diagnostic where there is none.
  Document take(PageKind kind, std::string_view folder, const std::string& id, const Location& at,
                std::string_view what, Diagnostics& diagnostics) {
    const auto found = documents_.find(id);
    if (found == documents_.end()) {
      diagnostics.error(at, fmt::format("{} has no page", what), fmt::format("write content/{}/{}.md", folder, id));
      return {kind, id, fmt::format("content/{}/{}.md", folder, id), "", true};
    }
    auto document = std::move(found->second);
    documents_.erase(found);
    return document;
  }

  /// The same for an entry that may do without one.
  Document take_optional(PageKind kind, const std::string& id, const Location& at) {
    auto found = documents_.extract(id);
    return found.empty() ? Document{kind, id, at.file, "", true} : std::move(found.mapped());
  }

  void drop(const std::string& id) { documents_.erase(id); }

  void report_rest(std::string_view message, const std::vector<std::string>& known, std::string_view help,
                   Diagnostics& diagnostics) const {
    for (const auto& [id, document] : documents_) {
      diagnostics.error({document.path}, fmt::format("{} '{}'{}", message, id, did_you_mean(id, known)),
                        std::string(help));
    }
  }

 private:
  std::map<std::string, Document> documents_;
};

void add_codes(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::code);
  for (const auto& code : book.registry.codes) {
    Page page;
    page.kind = PageKind::code;
    page.id = code.id;
    page.title = code.id + " " + code.main().phrase;
    page.url = page_url(code);
    page.fragment = page_fragment(code);
    page.document = shelf.take(PageKind::code, "codes", code.id, code.at, "code " + code.id, diagnostics);
    book.pages.push_back(std::move(page));
  }
  shelf.report_rest("the registry has no code", book.registry.codes.ids(), "add it to content/registry", diagnostics);
}

void add_classes(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::code_class);
  for (const auto& item : book.registry.classes) {
    Page page;
    page.kind = PageKind::code_class;
    page.id = item.id;
    page.title = item.id + " " + item.name;
    page.url = item.id + "/";
    page.document = shelf.take(PageKind::code_class, "classes", item.id, item.at, "class " + item.id, diagnostics);
    book.pages.push_back(std::move(page));
  }
  shelf.report_rest("the registry has no class", book.registry.classes.ids(), "add it to content/registry",
                    diagnostics);
}

void add_fields(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::field);
  std::vector<std::string> names;
  for (const auto& field : book.registry.fields) {
    Page page;
    page.kind = PageKind::field;
    page.id = field.id;
    page.title = field.id;
    page.url = page_url(field);
    page.document = shelf.take_optional(PageKind::field, path_of(field.id), field.at);
    names.push_back(path_of(field.id));
    book.pages.push_back(std::move(page));
  }
  shelf.report_rest("the registry has no field", names, "add it to content/registry", diagnostics);
}

void add_specs(Book& book) {
  for (const auto& spec : book.registry.specs) {
    Page page;
    page.kind = PageKind::spec;
    page.id = spec.id;
    page.title = spec.id;
    page.url = page_url(spec);
    page.document = {PageKind::spec, spec.id, spec.at.file, "", true};
    book.pages.push_back(std::move(page));
  }
}

void add_notes(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::note);
  std::set<std::string> taken;
  for (const auto& page : book.pages) taken.insert(to_lower(page.id));
  for (std::size_t i = 0; i < book.settings.notes.size(); ++i) {
    const auto& id = book.settings.notes[i];
    const auto& at = book.settings.notes_at[i];
    if (!taken.insert(to_lower(id)).second) {
      diagnostics.error(at, fmt::format("duplicate id: note '{}' has the name of something else", id));
      shelf.drop(id);
      continue;
    }
    Page page;
    page.kind = PageKind::note;
    page.id = id;
    page.url = "notes/" + id + "/";
    page.document = shelf.take(PageKind::note, "notes", id, at, fmt::format("note '{}'", id), diagnostics);
    book.pages.push_back(std::move(page));
  }
  shelf.report_rest("content/book.toml does not list the note", book.settings.notes,
                    "add it to 'notes' there, in the order of the lists", diagnostics);
}

/// A path on the site must be plain: an id becomes a folder's name.
void check_paths(const Book& book, Diagnostics& diagnostics) {
  for (const auto& page : book.pages) {
    const bool has_words = page.kind == PageKind::field || page.kind == PageKind::spec;
    const auto path = has_words ? path_of(page.id) : page.id;
    const bool plain =
        std::all_of(path.begin(), path.end(), [](char c) { return is_alphanumeric(c) || c == '.' || c == '-'; });
    if (!plain || path.empty() || path.front() == '.') {
      diagnostics.error({page.document.path}, fmt::format("'{}' cannot be part of an address", page.id),
                        "use letters, digits, '.' and '-'");
    }
  }
}

}  // namespace

Book merge(Settings settings, Registry registry, std::vector<Document> documents, Diagnostics& diagnostics) {
  Book book{std::move(settings), std::move(registry), {}};
  check_registry(book.settings, book.registry, diagnostics);
  add_codes(book, documents, diagnostics);
  add_classes(book, documents, diagnostics);
  add_fields(book, documents, diagnostics);
  add_specs(book);
  add_notes(book, documents, diagnostics);
  check_paths(book, diagnostics);
  return book;
}

}  // namespace statusbook
