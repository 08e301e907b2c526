#include "base/traced_reader.h"

#include <algorithm>

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

}  // namespace

bool ReadTrace::holds(const FileReader& reader) const {
  return std::all_of(questions_.begin(), questions_.end(), [&](const Question& question) {
    switch (question.kind) {
      case Question::Kind::find: return fingerprint_of(reader.find(question.path)) == question.answer;
      case Question::Kind::read: return fingerprint_of(reader.read(question.path)) == question.answer;
      case Question::Kind::list: break;
    }
    return fingerprint_of(reader.list(question.path)) == question.answer;
  });
}

Fingerprint ReadTrace::fingerprint() const {
  Fingerprint result;
  for (const auto& [kind, path, answer] : questions_) {
    result.mix(static_cast<std::uint64_t>(kind)).add(path).add(answer);
  }
  return result;
}

std::optional<Entry> TracedReader::find(const std::string& path) const {
  auto answer = inner_.find(path);
  trace_.questions_.push_back({ReadTrace::Question::Kind::find, path, fingerprint_of(answer)});
  return answer;
}

std::optional<std::string> TracedReader::read(const std::string& path) const {
  auto answer = inner_.read(path);
  trace_.questions_.push_back({ReadTrace::Question::Kind::read, path, fingerprint_of(answer)});
  return answer;
}

std::vector<Entry> TracedReader::list(const std::string& folder) const {
  auto answer = inner_.list(folder);
  trace_.questions_.push_back({ReadTrace::Question::Kind::list, folder, fingerprint_of(answer)});
  return answer;
}

}  // namespace statusbook
