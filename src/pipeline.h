// The stages in order: load, merge, check, link, make. Values in, values out; writing the site is the caller's
// business.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "history/history.h"
#include "model/book.h"
#include "model/output.h"

namespace statusbook {

struct BookInput {
  const FileReader& project;  ///< the folder that holds content/
  std::string base_url;       ///< in place of the book's, if not empty
  std::string today;          ///< ISO date, to warn of temporary entries that are past theirs; empty: no warning
  int jobs = 0;               ///< threads; 0: one a processor
};

/// The book before its Markdown is linked: what a command needs that makes no site.
Book read_book(const BookInput& input, Diagnostics& diagnostics);

/// What one build leaves for the next of the same book, so that it makes only what comes out otherwise. It never
/// changes what comes out: each stage is a function, and takes an earlier result where all that goes into it is the
/// same.
class BuildCache {
 public:
  BuildCache();
  ~BuildCache();
  BuildCache(const BuildCache&) = delete;
  BuildCache& operator=(const BuildCache&) = delete;

  struct Parts;
  [[nodiscard]] Parts& parts() { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

struct BuildInput {
  const FileReader& project;               ///< the folder that holds content/
  const FileReader& theme;                 ///< its paths begin with one of the next
  std::vector<std::string> theme_folders;  ///< the theme's own, then those that it extends; see load_theme()
  std::string base_url;                    ///< in place of the book's, if not empty
  std::string today;  ///< ISO date, to warn of temporary entries that are past theirs; empty: no warning
  int jobs = 0;       ///< threads; 0: one a processor
  Extent extent = Extent::site;
  BuildCache* cache = nullptr;       ///< of earlier builds; null: all is made anew
  const History* history = nullptr;  ///< knows the dates of pages; null: they have none
  std::optional<Timestamp> now{};    ///< of what the history does not know yet; see date_pages()
  OutputSink* sink = nullptr;        ///< takes the files of a site that is made anew; see make_site()
  Book* book = nullptr;              ///< gets the book of a site that is made anew, which is taken apart otherwise
};

/// A single file is a site of one file without a name. With errors among the diagnostics, the site is incomplete and
/// must not be published; no page is made where more were found before than are kept.
Site build_site(const BuildInput& input, Diagnostics& diagnostics);

}  // namespace statusbook
