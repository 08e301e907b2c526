// What a build makes: files, before anybody has written them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/shared_text.h"

namespace statusbook {

struct OutputFile {
  std::string path;                ///< from the site's root: "404/index.html"
  SharedText bytes;                ///< empty where an OutputSink has taken them
  std::vector<std::string> ids{};  ///< of the elements of an HTML page, in their order
  std::uint64_t hash = 0;          ///< of the bytes: a ContentHash, of a file that make_site() has made
};

/// What of a site is made.
enum class Extent {
  site,
  pages,       ///< those only, to be checked, and of them only what checks ask for, which is not their bytes: what else
               ///< a site holds follows from the book and has no faults of its own
  single_file  ///< all of it in one file
};

struct Site {
  std::vector<OutputFile> files;   ///< sorted by path, no path twice
  int pages = 0;                   ///< how many of them are HTML pages
  std::vector<std::string> paths;  ///< sorted: of all files that the site has, made or not
};

/// Who wants a site's files one by one, as soon as each is made, so that the bytes of all are never held at once.
class OutputSink {
 public:
  virtual ~OutputSink() = default;
  /// Comes first, with the paths of all files, sorted.
  virtual void begin(const std::vector<std::string>& paths) = 0;
  /// Each file once, in any order, from any thread.
  virtual void take(const std::string& path, SharedText bytes) = 0;
};

}  // namespace statusbook
