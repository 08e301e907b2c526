#include "check/check_addresses.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace statusbook {

void check_addresses(const Book& book, Diagnostics& diagnostics) {
  for (const auto& page : book.pages) {
    const bool has_words = page.kind == PageKind::field || page.kind == PageKind::spec;
    const auto path = has_words ? path_of(page.id) : page.kind == PageKind::code ? path_of_code(page.id) : page.id;
    const bool plain = std::all_of(path.begin(), path.end(),
                                   [](char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; });
    if (plain && !path.empty() && path.front() != '.') {
      if (is_device_name(path)) {
        diagnostics.error({page.document.path}, fmt::format("'{}' is the name of a device on Windows", page.id),
                          "no file or folder can have it there: choose another one");
      }
      continue;
    }
    diagnostics.error({page.document.path}, fmt::format("'{}' cannot be part of an address", page.id),
                      "use letters, digits, '.', '-' and '_'");
  }
}

}  // namespace statusbook
