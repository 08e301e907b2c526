// Reads the words of a theme and of those that it extends, in the language of the book.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "text/words.h"

namespace statusbook {

struct LoadedWords {
  Words words;
  std::map<std::string, Location, std::less<>> own;  ///< where the theme itself says those that it says
};

/// `folders` as in load_theme(). The nearest theme's words count, of the language before those of the default one,
/// which stands in for what a translation lacks.
LoadedWords load_words(const FileReader& files, const std::vector<std::string>& folders, const std::string& language,
                       Diagnostics& diagnostics);

/// Whether one of the themes has words in the language.
bool has_words(const FileReader& files, const std::vector<std::string>& folders, std::string_view language);

/// The name of the file that has them: "strings.de.toml" of "de-AT".
std::string words_file(std::string_view language);

/// The script with the words that it names as {{words.KEY}} in its strings. Adds the keys to `used`.
std::string fill_script(const std::string& script, const std::string& file, const Words& words,
                        std::set<std::string, std::less<>>& used, Diagnostics& diagnostics);

}  // namespace statusbook
