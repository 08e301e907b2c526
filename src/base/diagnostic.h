// A diagnostic says where content is wrong, what is wrong, and what to do about it. Stages add diagnostics to a list
// that the caller owns and go on; nobody prints before the end of the run. What a list keeps is bounded, whatever the
// content is: long texts are cut, and of very many diagnostics the rest is only counted.
#pragma once

#include <cstddef>
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

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  /// Whether a further one would only be counted, so that nobody needs to find words for it.
  [[nodiscard]] bool is_full() const { return list_.size() == most_kept; }
  /// Whether the fault's file could not be read.
  [[nodiscard]] bool is_cause(const Diagnostic& diagnostic) const { return refused_.contains(diagnostic.at.file); }
  /// By file, line and column, refused files first; equal entries once. Where more were reported than are kept, the
  /// last one says how many.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

  static constexpr std::size_t most_kept = 2000;
  static constexpr std::size_t longest_text = 2000;  ///< bytes of a message, or of help

 private:
  void add(Diagnostic diagnostic);

  std::vector<Diagnostic> list_;
  std::set<FileName> refused_;
  std::size_t errors_ = 0;  ///< kept or not
  std::size_t left_out_ = 0;
};

}  // namespace statusbook
