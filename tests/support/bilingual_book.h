// A small book in English and German, with the theme of the project.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline.h"

namespace bilingual {

using Files = std::map<std::string, std::string>;
using Faults = std::vector<std::string>;

extern const std::string settings;  ///< content/book.toml
extern const std::string base;      ///< a base URL

Files book();
/// The book with another file.
Files with(const std::string& path, const std::string& text);
Files with_settings(const std::string& old, const std::string& text);

struct Built {
  statusbook::Site site;
  Faults faults;

  /// "no file" where there is none.
  [[nodiscard]] std::string file(const std::string& path) const;
  [[nodiscard]] bool has(const std::string& path) const { return file(path) != "no file"; }
};

Built build(const Files& files, const std::string& base_url = "", statusbook::Extent extent = statusbook::Extent::site,
            statusbook::BuildCache* cache = nullptr);

bool has(const std::string& text, std::string_view part);

}  // namespace bilingual
