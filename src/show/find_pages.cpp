#include "show/find_pages.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/strings.h"

namespace statusbook {

namespace {

struct Name {
  const Page* page = nullptr;
  std::string text;
};

/// Letters and digits, in lower case, and the points between digits, as in "403.14"; whatever is beyond ASCII as it is.
std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool joins = c == '.' && i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (joins || is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80) result += to_lower(c);
  }
  return result;
}

/// A constant without its type or module: "NOT_FOUND" of "HttpStatus.NOT_FOUND".
std::string_view without_owner(std::string_view constant) {
  const auto last = constant.find_last_of(".:\\$");
  return last == std::string_view::npos ? constant : constant.substr(last + 1);
}

class NameList {
 public:
  explicit NameList(const Book& book) : book_(book) {
    for (const auto& page : book.pages) add_names(page);
  }

  [[nodiscard]] const std::vector<Name>& names() const { return names_; }

 private:
  void add(const Page& page, std::string_view text) {
    if (!folded(text).empty()) names_.push_back({&page, std::string(text)});
  }

  void add_names(const Page& page) {
    add(page, page.id);
    switch (page.kind) {
      case PageKind::code: return add_code(page, *book_.registry.codes.find(page.id));
      case PageKind::code_class: {
        const auto& item = *book_.registry.classes.find(page.id);
        add(page, item.name);
        return add_all(page, item.keywords);
      }
      case PageKind::field: return add_all(page, book_.registry.fields.find(page.id)->keywords);
      case PageKind::spec: return add_all(page, book_.registry.specs.find(page.id)->keywords);
      case PageKind::own:
      case PageKind::note: break;
    }
    add(page, page.title);
    const auto keywords = book_.settings.note_keywords.find(page.id);
    if (keywords != book_.settings.note_keywords.end()) add_all(page, keywords->second);
  }

  void add_all(const Page& page, const std::vector<std::string>& texts) {
    for (const auto& text : texts) add(page, text);
  }

  void add_code(const Page& page, const Code& code) {
    add_all(page, code.phrases);
    for (const auto& label : code.labels) add(page, label.text);
    for (const auto& meaning : code.meanings) {
      add(page, meaning.phrase);
      add_all(page, meaning.keywords);
    }
    for (const auto& library : book_.registry.libraries) {
      for (const auto& constant : library.constants) {
        if (constant.code != code.id) continue;
        add(page, constant.name);
        add(page, without_owner(constant.name));
      }
    }
  }

  const Book& book_;
  std::vector<Name> names_;
};

template <typename Matches>
std::vector<const Page*> pages_where(const std::vector<Name>& names, Matches matches) {
  std::vector<const Page*> pages;
  for (const auto& name : names) {
    if (matches(name.text) && (pages.empty() || pages.back() != name.page)) pages.push_back(name.page);
  }
  return pages;
}

}  // namespace

FoundPages find_pages(const Book& book, std::string_view query) {
  const auto wanted = folded(query);
  if (wanted.empty()) return {};
  // An id is meant even where something else has it in its name.
  for (const auto& page : book.pages) {
    if (equal_ignoring_case(page.id, trim(query))) return {{&page}, ""};
  }
  const NameList list(book);
  FoundPages found{pages_where(list.names(), [&](const std::string& name) { return folded(name) == wanted; }), ""};
  if (!found.pages.empty()) return found;
  found.pages = pages_where(list.names(),
                            [&](const std::string& name) { return folded(name).find(wanted) != std::string::npos; });
  if (!found.pages.empty()) return found;
  std::vector<std::string> texts;
  for (const auto& name : list.names()) texts.push_back(name.text);
  found.suggestion = did_you_mean(query, texts);
  return found;
}

}  // namespace statusbook
