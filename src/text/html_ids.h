// The ids in a page that the theme's templates made. Attribute values have their quotation marks escaped, so ` id="` in
// the text of a page begins an id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

/// In the order of the page.
std::vector<std::string> find_ids(std::string_view html);
/// Those of h1 to h6.
std::vector<std::string> find_heading_ids(std::string_view html);

}  // namespace statusbook
