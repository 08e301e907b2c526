// Asks another reader each question once, and answers the same from then on: a build sees its files as they were when
// it asked first, however often its stages ask. For one thread, and for one build.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace statusbook {

class OnceReader : public FileReader {
 public:
  explicit OnceReader(const FileReader& inner) : inner_(inner) {}

  [[nodiscard]] std::optional<Entry> find(const std::string& path) const override {
    return ask(found_, path, [&] { return inner_.find(path); });
  }
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
    return ask(read_, path, [&] { return inner_.read(path); });
  }
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const override {
    return ask(listed_, folder, [&] { return inner_.list(folder); });
  }

 private:
  template <typename Answer, typename Question>
  static const Answer& ask(std::map<std::string, Answer>& answers, const std::string& path, const Question& question) {
    auto known = answers.find(path);
    if (known == answers.end()) known = answers.emplace(path, question()).first;
    return known->second;
  }

  const FileReader& inner_;
  mutable std::map<std::string, std::optional<Entry>> found_;
  mutable std::map<std::string, std::optional<std::string>> read_;
  mutable std::map<std::string, std::vector<Entry>> listed_;
};

}  // namespace statusbook
