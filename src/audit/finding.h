// What an audit finds: something in the book that was right once and has to be looked at again. A finding names every
// place that it concerns; printing and sorting are the report's business.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace statusbook {

struct Finding {
  enum class Kind {
    expired_entry,
    old_entry,
    old_source,
    moving_link,
    broken_link,
    moved_link,
    // What a reader of the report may want to know, but need not act on.
    redirected_link,
    unclear_link
  };

  Kind kind = Kind::broken_link;
  std::string subject;       ///< an entry's name, or the address of a link
  std::string detail;        ///< what was found, as a clause
  std::vector<Location> at;  ///< the first one first

  [[nodiscard]] bool is_task() const { return kind < Kind::redirected_link; }
};

}  // namespace statusbook
