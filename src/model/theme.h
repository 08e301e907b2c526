// A theme as loaded: templates that parsed, and the files that are copied to the site as they are.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/output.h"
#include "text/template.h"
#include "text/words.h"

namespace statusbook {

/// The style sheet that adds to those of the themes below, where others take their place.
inline constexpr std::string_view custom_style = "assets/custom.css";

struct Theme {
  std::map<std::string, Template, std::less<>> templates;  ///< by name: "code" is templates/code.mustache
  std::vector<OutputFile> assets;                          ///< with their paths on the site
  std::vector<std::string> class_colors;                   ///< of classes that name none, by their place
  Words words = default_words();                           ///< in the book's language
};

}  // namespace statusbook
