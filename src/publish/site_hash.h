// One hash of a whole site, to tell whether two builds are the same.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace statusbook {

/// Throws EnvironmentError where libgit2 fails.
class SiteHash {
 public:
  SiteHash();
  ~SiteHash();
  SiteHash(const SiteHash&) = delete;
  SiteHash& operator=(const SiteHash&) = delete;

  /// From any thread.
  void add(const std::string& path, std::string_view bytes);
  /// 40 hexadecimal digits, which Git gives for a text with a line for each file: its own hash, two spaces, the path;
  /// by path. So others can compute it, too: README.md shows how.
  [[nodiscard]] std::string text() const;

 private:
  std::mutex adds_;
  std::map<std::string, std::string> hashes_;  // by path
};

}  // namespace statusbook
