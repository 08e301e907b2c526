// How a page says that it is a draft which nobody has checked yet: what import writes and what loading warns of.
#pragma once

#include <string_view>

namespace statusbook {

constexpr std::string_view draft_mark = "> Draft, imported from ";

inline bool is_draft(std::string_view text) { return text.find(draft_mark) != std::string_view::npos; }

}  // namespace statusbook
