#include "check/check_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "model/draft.h"

namespace statusbook {

namespace {

bool is_refused(const Page& page) { return page.document.is_refused; }

/// Whether each page that lacks the title is told of by itself.
bool is_required(const Settings& settings, std::string_view title) {
  const auto& required = settings.required_sections;
  return std::any_of(required.begin(), required.end(), [&](const auto& section) { return section.title == title; });
}

/// That each title of the book's order is the heading of some page.
void check_order(const Book& book, Diagnostics& diagnostics) {
  if (!book.registry.unread.empty() || std::any_of(book.pages.begin(), book.pages.end(), is_refused)) return;
  std::set<std::string> titles;
  for (const auto& page : book.pages) {
    if (page.kind != PageKind::code) continue;
    for (const auto& section : page.linked.sections) titles.insert(section.title);
  }
  const std::vector<std::string> known(titles.begin(), titles.end());
  const auto& wanted = book.settings.code_sections;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (titles.contains(wanted[i]) || is_required(book.settings, wanted[i])) continue;
    diagnostics.error(book.settings.code_sections_at[i],
                      fmt::format("no page of a code has a section '{}'{}", wanted[i], did_you_mean(wanted[i], known)));
  }
}

/// One page's headings against the titles that the book knows.
class PageSections {
 public:
  PageSections(const Page& page, const Settings& settings, Diagnostics& diagnostics)
      : page_(page), settings_(settings), diagnostics_(diagnostics) {
    for (const auto& heading : page.linked.headings) {
      if (heading.level == 2 && !is_known(heading.text)) others_.push_back(heading.text);
    }
  }

  void check_required(const std::string& state) {
    for (const auto& required : settings_.required_sections) {
      if (required.state == state && find(required.title) == nullptr) report_missing(required);
    }
  }

  /// A title that is one edit away from a known one is that one, misspelt.
  void check_spelling() {
    const auto others = others_;
    for (const auto& other : others) {
      const auto is_near = [&](const std::string& title) { return edit_distance(other, title, 1) <= 1; };
      const auto& known = settings_.code_sections;
      const auto meant = std::find_if(known.begin(), known.end(), is_near);
      if (meant != known.end()) report_misspelt(other, *meant);
    }
  }

 private:
  [[nodiscard]] bool is_known(const std::string& title) const {
    const auto& known = settings_.code_sections;
    return std::find(known.begin(), known.end(), title) != known.end();
  }

  [[nodiscard]] const Heading* find(std::string_view title) const {
    const auto found = std::find_if(page_.linked.headings.begin(), page_.linked.headings.end(),
                                    [&](const Heading& h) { return h.level == 2 && h.text == title; });
    return found == page_.linked.headings.end() ? nullptr : &*found;
  }

  void report_missing(const RequiredSection& required) {
    if (const auto near = nearest(required.title, others_); !near.empty()) {
      report_misspelt(std::string(near), required.title);
      return;
    }
    diagnostics_.error(
        {page_.document.path}, fmt::format("the page has no section '{}'", required.title),
        fmt::format("write '## {}'; content/book.toml requires it of a {} code", required.title, required.state));
  }

  void report_misspelt(const std::string& title, std::string_view known) {
    diagnostics_.error(find(title)->at, fmt::format("the section '{}' has another name", title),
                       fmt::format("write '{}', as in 'code_sections' of content/book.toml", known));
    std::erase(others_, title);
  }

  const Page& page_;
  const Settings& settings_;
  Diagnostics& diagnostics_;
  std::vector<std::string> others_;
};

}  // namespace

void check_sections(const Book& book, Diagnostics& diagnostics) {
  check_order(book, diagnostics);
  for (const auto& page : book.pages) {
    const auto& document = page.document;
    if (page.kind != PageKind::code || document.is_missing || document.is_refused || is_draft(document.text)) continue;
    PageSections sections(page, book.settings, diagnostics);
    const auto& code = *book.registry.codes.find(page.id);
    if (code.parent.empty()) sections.check_required(code.main().state);
    sections.check_spelling();
  }
}

}  // namespace statusbook
