#include "base/traced_reader.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <utility>

#include "base/parallel_for.h"
#include "base/strings.h"

namespace statusbook {

namespace {

Fingerprint fingerprint_of(const Entry& entry) {
  return Fingerprint().add(entry.name).mix(static_cast<std::uint64_t>(entry.kind)).mix(entry.size);
}

Fingerprint fingerprint_of(const std::optional<Entry>& entry) { return entry ? fingerprint_of(*entry) : Fingerprint(); }

Fingerprint fingerprint_of(const std::optional<std::string>& bytes) {
  return bytes ? Fingerprint().add(*bytes) : Fingerprint();
}

Fingerprint fingerprint_of(const std::vector<Entry>& entries) {
  Fingerprint result;
  for (const auto& entry : entries) result.add(fingerprint_of(entry));
  return result;
}

/// nullopt where nobody can say.
std::optional<Fingerprint> state_of(const std::optional<Entry>& entry) {
  if (!entry || entry->stamp == 0) return std::nullopt;
  return fingerprint_of(*entry).mix(entry->stamp);
}

// By kind, as text() has them.
constexpr std::array<std::string_view, 4> kind_names{"find", "read", "list", "untouched"};

}  // namespace

std::optional<Fingerprint> ReadTrace::ask(const Question& question, const FileReader& reader) {
  switch (question.kind) {
    case Question::Kind::find: return fingerprint_of(reader.find(question.path));
    case Question::Kind::read: return fingerprint_of(reader.read(question.path));
    case Question::Kind::untouched: return state_of(reader.find(question.path));
    case Question::Kind::list: break;
  }
  return fingerprint_of(reader.list(question.path));
}

bool ReadTrace::holds(const FileReader& reader, int jobs) const {
  std::atomic<bool> is_same = true;
  parallel_for(questions_.size(), jobs, [&](std::size_t i) {
    if (is_same && ask(questions_[i], reader) != questions_[i].answer) is_same = false;
  });
  return is_same;
}

Fingerprint ReadTrace::fingerprint() const {
  Fingerprint result;
  for (const auto& [kind, path, answer] : questions_) {
    result.mix(static_cast<std::uint64_t>(kind)).add(path).add(answer);
  }
  return result;
}

void ReadTrace::expect_untouched(const std::string& path, const std::optional<Entry>& entry) {
  questions_.push_back({Question::Kind::untouched, path, state_of(entry).value_or(Fingerprint())});
}

std::string ReadTrace::text() const {
  std::string text;
  for (const auto& [kind, path, answer] : questions_) {
    std::array<char, 16> digits{};
    const char* begin = digits.data();
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), answer.value(), 16).ptr;
    text.append(kind_names[static_cast<std::size_t>(kind)]).append(" ").append(begin, end).append(" ");
    text.append(path).append("\n");
  }
  return text;
}

std::optional<ReadTrace> ReadTrace::parse(std::string_view text) {
  ReadTrace trace;
  for (const auto line : split_lines(text)) {
    const auto first = line.find(' ');
    const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto kind = std::find(kind_names.begin(), kind_names.end(), line.substr(0, first));
    std::uint64_t answer = 0;
    const auto [end, error] = std::from_chars(line.data() + first + 1, line.data() + second, answer, 16);
    if (kind == kind_names.end() || error != std::errc() || end != line.data() + second) return std::nullopt;
    trace.questions_.push_back({static_cast<Question::Kind>(kind - kind_names.begin()),
                                std::string(line.substr(second + 1)), Fingerprint::of_value(answer)});
  }
  return trace;
}

void TracedReader::keep(ReadTrace::Question::Kind kind, const std::string& path, Fingerprint answer) const {
  const std::lock_guard lock(keeps_);
  trace_.questions_.push_back({kind, path, answer});
}

std::optional<Entry> TracedReader::find(const std::string& path) const {
  auto answer = inner_.find(path);
  keep(ReadTrace::Question::Kind::find, path, fingerprint_of(answer));
  return answer;
}

std::optional<std::string> TracedReader::read(const std::string& path) const {
  auto answer = inner_.read(path);
  keep(ReadTrace::Question::Kind::read, path, fingerprint_of(answer));
  return answer;
}

std::vector<Entry> TracedReader::list(const std::string& folder) const {
  auto answer = inner_.list(folder);
  keep(ReadTrace::Question::Kind::list, folder, fingerprint_of(answer));
  return answer;
}

}  // namespace statusbook
