#include "merge/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/nearest.h"
#include "base/strings.h"

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
                   const Unread& unread, Diagnostics& diagnostics) const {
    for (const auto& [id, document] : documents_) {
      if (document.is_refused || unread.may_define(id)) continue;
      diagnostics.error({document.path}, fmt::format("{} '{}'{}", message, id, did_you_mean(id, known)),
                        std::string(help));
    }
  }

 private:
  std::map<std::string, Document> documents_;
};

Page make_page(PageKind kind, const std::string& id, std::string title, Address address, Document document) {
  Page page;
  page.kind = kind;
  page.id = id;
  page.title = std::move(title);
  page.address = std::move(address);
  page.document = std::move(document);
  return page;
}

void add_codes(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::code);
  for (const auto& code : book.registry.codes) {
    auto document = shelf.take(PageKind::code, "codes", path_of_code(code.id), code.at, "code " + code.id, diagnostics);
    book.pages.push_back(
        make_page(PageKind::code, code.id, code.id + " " + code.main().phrase, address_of(code), std::move(document)));
  }
  std::vector<std::string> names;
  for (const auto& code : book.registry.codes) names.push_back(path_of_code(code.id));
  shelf.report_rest("the registry has no code", names, "add it to content/registry", book.registry.unread, diagnostics);
}

void add_classes(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::code_class);
  for (const auto& item : book.registry.classes) {
    auto document = shelf.take(PageKind::code_class, "classes", item.id, item.at, "class " + item.id, diagnostics);
    book.pages.push_back(
        make_page(PageKind::code_class, item.id, title_of(item), address_of(item), std::move(document)));
  }
  shelf.report_rest("the registry has no class", book.registry.classes.ids(), "add it to content/registry",
                    book.registry.unread, diagnostics);
}

void add_fields(Book& book, std::vector<Document>& documents, Diagnostics& diagnostics) {
  Shelf shelf(documents, PageKind::field);
  std::vector<std::string> names;
  for (const auto& field : book.registry.fields) {
    names.push_back(path_of(field.id));
    auto document = shelf.take_optional(PageKind::field, names.back(), field.at);
    book.pages.push_back(make_page(PageKind::field, field.id, field.id, address_of(field), std::move(document)));
  }
  shelf.report_rest("the registry has no field", names, "add it to content/registry", book.registry.unread,
                    diagnostics);
}

void add_specs(Book& book) {
  for (const auto& spec : book.registry.specs) {
    book.pages.push_back(make_page(PageKind::spec, spec.id, spec.id, address_of(spec),
                                   {PageKind::spec, spec.id, spec.at.file, "", true}));
  }
}

/// Pages that the book lists by the names of their files: its own, and notes.
struct ListedPages {
  PageKind kind;
  std::string_view folder;  ///< also the key of the list
  std::string_view noun;
  const std::vector<std::string>& ids;
  const std::vector<Location>& at;
};

void add_listed(Book& book, const ListedPages& list, std::set<std::string>& taken, std::vector<Document>& documents,
                Diagnostics& diagnostics) {
  Shelf shelf(documents, list.kind);
  for (std::size_t i = 0; i < list.ids.size(); ++i) {
    const auto& id = list.ids[i];
    const auto name = fmt::format("{} '{}'", list.noun, id);
    if (!taken.insert(to_lower(id)).second) {
      diagnostics.error(list.at[i], fmt::format("duplicate id: {} has the name of something else", name));
      shelf.drop(id);
      continue;
    }
    auto document = shelf.take(list.kind, list.folder, id, list.at[i], name, diagnostics);
    auto address = list.kind == PageKind::own ? address_of_own(id) : address_of_note(id);
    book.pages.push_back(make_page(list.kind, id, "", std::move(address), std::move(document)));
  }
  shelf.report_rest(fmt::format("content/book.toml does not list the {}", list.noun), list.ids,
                    fmt::format("add it to '{}' there, in the order of the lists", list.folder), book.registry.unread,
                    diagnostics);
}

/// Labels are one space of names.
std::set<std::string> taken_names(const Book& book) {
  std::set<std::string> taken;
  for (const auto& page : book.pages) taken.insert(to_lower(page.id));
  for (const auto& code : book.registry.codes) {
    for (const auto& label : code.labels) taken.insert(to_lower(label.text));
  }
  return taken;
}

}  // namespace

std::string title_of(const CodeClass& item) { return item.id + " " + item.name; }

Book merge(Settings settings, Registry registry, std::vector<Document> documents, Diagnostics& diagnostics) {
  Book book;
  book.settings = std::move(settings);
  book.registry = std::move(registry);
  add_codes(book, documents, diagnostics);
  add_classes(book, documents, diagnostics);
  add_fields(book, documents, diagnostics);
  add_specs(book);
  auto taken = taken_names(book);
  const auto& known = book.settings;
  add_listed(book, {PageKind::own, "pages", "page", known.pages, known.pages_at}, taken, documents, diagnostics);
  add_listed(book, {PageKind::note, "notes", "note", known.notes, known.notes_at}, taken, documents, diagnostics);
  return book;
}

}  // namespace statusbook
