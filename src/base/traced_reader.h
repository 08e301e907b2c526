// What a function that reads files was answered, so that it need not run again where it would be answered the same,
// in this run of the program or in a later one. This holds for functions that depend on nothing but the files that they
// ask for.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/fingerprint.h"

namespace statusbook {

class ReadTrace {
 public:
  /// Whether the reader would answer the same questions in the same way; `jobs` as for parallel_for().
  [[nodiscard]] bool holds(const FileReader& reader, int jobs = 1) const;
  /// Of all questions and answers.
  [[nodiscard]] Fingerprint fingerprint() const;
  /// Adds that nobody has written the file since, which never holds where the reader gives no stamps.
  void expect_untouched(const std::string& path, const std::optional<Entry>& entry);

  /// A line for each question.
  [[nodiscard]] std::string text() const;
  /// nullopt for what is none.
  static std::optional<ReadTrace> parse(std::string_view text);

 private:
  friend class TracedReader;
  struct Question {
    enum class Kind { find, read, list, untouched } kind;
    std::string path;
    Fingerprint answer;
  };
  static std::optional<Fingerprint> ask(const Question& question, const FileReader& reader);

  std::vector<Question> questions_;
};

/// Hands on what another reader answers, and keeps it in a trace: in the order of the questions, where one thread asks.
class TracedReader : public FileReader {
 public:
  TracedReader(const FileReader& inner, ReadTrace& trace) : inner_(inner), trace_(trace) {}

  [[nodiscard]] std::optional<Entry> find(const std::string& path) const override;
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const override;

 private:
  void keep(ReadTrace::Question::Kind kind, const std::string& path, Fingerprint answer) const;

  const FileReader& inner_;
  ReadTrace& trace_;
  mutable std::mutex keeps_;
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
