// What the last run of a command found, kept in the user's cache: where all that it asked its files would be answered
// the same, there is nothing to do. Nothing in it is ever marked as out of date; it is right for the same question, of
// the same program, on the same day, and of no use for another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/traced_reader.h"
#include "commands/options.h"
#include "commands/theme_place.h"

namespace statusbook {

struct RunRecord {
  ReadTrace project;  ///< what was read
  ReadTrace theme;    ///< the same
  ReadTrace site;     ///< what was written, and stays as it is
  int pages = 0;
  Diagnostics diagnostics;  ///< warnings; a run with errors leaves no record
};

class LastRun {
 public:
  /// Of a command with these options; `out` is where it writes, empty for one that writes nothing.
  LastRun(std::string_view command, const Options& options, const ThemePlace& theme, const std::string& out,
          const Terminal& terminal);

  /// nullopt where no run of the same program was asked the same. Whether its traces hold is for the caller to see.
  [[nodiscard]] std::optional<RunRecord> recall() const;
  /// Before a folder is written to: a run that is killed leaves no record.
  void forget() const;
  /// Does nothing where the cache cannot be written.
  void keep(const RunRecord& record) const;

 private:
  std::string cache_;    ///< folder; empty: nothing is kept
  std::string name_;     ///< of the file in it
  std::string request_;  ///< all that the run was asked, as a number
};

}  // namespace statusbook
