// Pictures as templates draw them: what the registry states, with the places of things in a drawing 340 units wide.
#pragma once

#include <vector>

#include "model/book.h"
#include "site/names.h"
#include "text/view.h"

namespace statusbook {

/// The pictures that the registry puts on the page.
View pictures_view(const Book& book, const Page& page);

/// The code's names in specs as bars on an axis of years; false where it never changed its name.
View bars_view(const Book& book, const Code& code, const std::vector<NamePeriod>& periods);

}  // namespace statusbook
