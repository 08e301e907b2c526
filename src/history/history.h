// When texts of the book changed last, by whoever remembers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace statusbook {

/// A file of the project, or one table of it.
struct TextPiece {
  std::string path;       ///< from the project's root
  std::string text;       ///< as it is now
  bool is_table = false;  ///< the text is one of tables_of() its file's
};

/// Seconds since 1970, UTC.
using Timestamp = std::int64_t;

struct Changes {
  std::vector<std::optional<Timestamp>> times;  ///< beside the pieces; nullopt where this text is remembered nowhere
  std::string problem;                          ///< why nothing is known, as a clause; then there are no times
  std::string help;                             ///< what to do about that
};

class History {
 public:
  virtual ~History() = default;

  [[nodiscard]] virtual Changes find_changes(const std::vector<TextPiece>& pieces) const = 0;
};

}  // namespace statusbook
