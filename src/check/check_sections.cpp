#include "check/check_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.h"

namespace statusbook {

void check_sections(const Book& book, Diagnostics& diagnostics) {
  std::set<std::string> titles;
  for (const auto& page : book.pages) {
    if (page.kind != PageKind::code) continue;
    for (const auto& section : page.sections) titles.insert(section.title);
  }
  const std::vector<std::string> known(titles.begin(), titles.end());
  const auto& wanted = book.settings.code_sections;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (titles.contains(wanted[i])) continue;
    diagnostics.error(book.settings.code_sections_at[i],
                      fmt::format("no page of a code has a section '{}'{}", wanted[i], did_you_mean(wanted[i], known)));
  }
}

}  // namespace statusbook
