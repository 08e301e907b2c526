// A diagnostic says where content is wrong, what is wrong, and what to do about it. Stages add diagnostics to a list
// that the caller owns and go on; nobody prints before the end of the run.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/file_name.h"

namespace statusbook {

enum class Severity { error, warning };

/// A place in a source file. Lines and columns count from 1, columns in code points; line 0 means the file as a whole.
struct Location {
  FileName file;
  int line = 0;
  int column = 0;
  int length = 1;  ///< code points that the caret line underlines

  friend bool operator==(const Location&, const Location&) = default;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Location at;
  std::string message;
  std::string help;  ///< what to do, where the message alone does not say it; may be empty
};

class Diagnostics {
 public:
  void error(Location at, std::string message, std::string help = {});
  /// The error for which a file is not read. What depends on the file is not told of, and all faults of the file come
  /// before those of others.
  void refuse(Location at, std::string message, std::string help = {});
  void warning(Location at, std::string message, std::string help = {});
  /// Takes over what another list holds, as a parallel stage does with those of its tasks.
  void append(Diagnostics other);

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return list_.empty(); }
  /// Whether the fault's file could not be read.
  [[nodiscard]] bool is_cause(const Diagnostic& diagnostic) const { return refused_.contains(diagnostic.at.file); }
  /// By file, line and column, refused files first; equal entries once.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> list_;
  std::set<FileName> refused_;
};

}  // namespace statusbook
