// What a function that reads files was answered, so that it need not run again where it would be answered the same.
// This holds for functions that depend on nothing but the files that they ask for.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/fingerprint.h"

namespace statusbook {

class ReadTrace {
 public:
  /// Whether the reader would answer the same questions in the same way.
  [[nodiscard]] bool holds(const FileReader& reader) const;
  /// Of all questions and answers.
  [[nodiscard]] Fingerprint fingerprint() const;

 private:
  friend class TracedReader;
  struct Question {
    enum class Kind { find, read, list } kind;
    std::string path;
    Fingerprint answer;
  };
  std::vector<Question> questions_;
};

/// Hands on what another reader answers, and keeps it in a trace. For one thread.
class TracedReader : public FileReader {
 public:
  TracedReader(const FileReader& inner, ReadTrace& trace) : inner_(inner), trace_(trace) {}

  [[nodiscard]] std::optional<Entry> find(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const override;

 private:
  const FileReader& inner_;
  ReadTrace& trace_;
};

/// What loading a value left for the next time.
template <typename Value>
struct Loaded {
  ReadTrace trace;
  Value value;
  Diagnostics diagnostics;
};

/// The value that `load` makes from the files; from the last time where they are the same. `last` is then what it was
/// before, and else holds what was made now.
template <typename Value>
const Value& load_once(const FileReader& reader, std::optional<Loaded<Value>>& last,
                       const std::function<Value(const FileReader&, Diagnostics&)>& load, Diagnostics& diagnostics) {
  if (!last || !last->trace.holds(reader)) {
    last.reset();
    Loaded<Value> loaded;
    loaded.value = load(TracedReader(reader, loaded.trace), loaded.diagnostics);
    last = std::move(loaded);
  }
  diagnostics.append(last->diagnostics);
  return last->value;
}

}  // namespace statusbook
