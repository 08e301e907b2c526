#include "load/load_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "base/strings.h"
#include "load/table_reader.h"
#include "model/settings.h"
#include "text/toml.h"

namespace statusbook {

namespace {

constexpr std::size_t most_words = 2000;
constexpr std::string_view default_language = "en";

/// "de" of "de-AT".
std::string primary_language(std::string_view language) { return std::string(language.substr(0, language.find('-'))); }

bool is_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return is_alphanumeric(c) || c == '_'; });
}

std::set<std::string_view> names_in(std::string_view text) {
  std::set<std::string_view> names;
  for (const auto& part : parts_of(text).value_or(std::vector<WordPart>())) {
    if (part.is_name) names.insert(part.text);
  }
  return names;
}

class WordsReader {
 public:
  WordsReader(const FileReader& files, Diagnostics& diagnostics) : files_(files), diagnostics_(diagnostics) {}

  /// False where there is no such file. `known` are words of the same keys, whose names a text may have.
  bool read(const std::string& path, const Words& known, Words& words,
            std::map<std::string, Location, std::less<>>* places) {
    const auto text = files_.read(path);
    const auto table = text ? parse_toml(*text, path, diagnostics_) : std::nullopt;
    if (!table) return text.has_value();
    for (const auto& entry : table->entries) {
      if (&entry == table->entries.data() + most_words) {
        diagnostics_.error(entry.at, fmt::format("more than {} words", most_words));
        break;
      }
      if (!check(entry, known)) continue;
      words.set(entry.key, entry.value.text);
      if (places != nullptr) places->insert_or_assign(entry.key, entry.at);
    }
    return true;
  }

 private:
  bool check(const TomlEntry& entry, const Words& known) {
    const auto& [key, at, value] = entry;
    if (!is_key(key)) {
      diagnostics_.error(at, fmt::format("no template can name the words '{}'", shortened(key)),
                         "use letters, digits and '_' only");
      return false;
    }
    if (value.kind != TomlKind::text) {
      diagnostics_.error(value.at, fmt::format("the words '{}' must be a string, not {}", key, describe(value.kind)));
      return false;
    }
    if (!check_length(value, most_prose_bytes, fmt::format("the words '{}'", key), diagnostics_)) return false;
    if (!parts_of(value.text) || value.text.find('\n') != std::string::npos) {
      diagnostics_.error(value.at, fmt::format("the words '{}' are no line of text with names in braces", key),
                         "a name is written {name}, of letters, digits, '_' and '.'");
      return false;
    }
    return check_names(entry, known);
  }

  bool check_names(const TomlEntry& entry, const Words& known) {
    const auto* other = known.find(entry.key);
    if (other == nullptr) return true;
    const auto names = names_in(*other);
    for (const auto name : names_in(entry.value.text)) {
      if (names.contains(name)) continue;
      const std::vector<std::string> all(names.begin(), names.end());
      diagnostics_.error(
          entry.value.at,
          fmt::format("nothing fills in '{}' in the words '{}'{}", name, entry.key, did_you_mean(name, all)),
          all.empty() ? "they have no names" : fmt::format("their names are {}", fmt::join(all, ", ")));
      return false;
    }
    return true;
  }

  const FileReader& files_;
  Diagnostics& diagnostics_;
};

/// Puts the translated words in the place of the others, and tells of those that it lacks.
void translate(Words& words, const Words& translated, const std::string& file, Diagnostics& diagnostics) {
  constexpr std::size_t most_told = 8;
  std::vector<std::string> missing;
  for (const auto& key : words.keys()) {
    if (translated.find(key) == nullptr) missing.push_back(key);
  }
  for (const auto& key : translated.keys()) words.set(key, *translated.find(key));
  if (missing.empty()) return;
  const auto count = missing.size();
  if (count > most_told) missing.resize(most_told);
  diagnostics.warning(
      {file},
      fmt::format("{} words are not translated: {}{}", count, fmt::join(missing, ", "), count > most_told ? ", …" : ""),
      fmt::format("pages have them in the default language, '{}'", default_language));
}

std::string script_text(std::string_view text) {
  std::string result;
  for (const auto& part : parts_of(text).value_or(std::vector<WordPart>())) {
    if (part.is_name) {
      result += fmt::format("${{{}}}", part.text);
      continue;
    }
    for (const char c : part.text) {
      if (std::string_view("\\'\"`$").find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

}  // namespace

std::string words_file(std::string_view language) {
  const auto primary = primary_language(language);
  return primary == default_language ? "strings.toml" : fmt::format("strings.{}.toml", primary);
}

bool has_words(const FileReader& files, const std::vector<std::string>& folders, std::string_view language) {
  if (primary_language(language) == default_language) return true;  // they are built in
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return files.find(join_path(folder, words_file(language))).has_value();
  });
}

LoadedWords load_words(const FileReader& files, const std::vector<std::string>& folders, const std::string& language,
                       Diagnostics& diagnostics) {
  LoadedWords loaded{default_words(), {}};
  WordsReader reader(files, diagnostics);
  const auto own_places = [&](const std::string& folder) { return folder == folders.front() ? &loaded.own : nullptr; };
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
    reader.read(join_path(*folder, "strings.toml"), default_words(), loaded.words, own_places(*folder));
  }
  const auto primary = primary_language(language);
  if (primary == default_language || !is_key(primary)) return loaded;
  Words translated;
  std::string last;
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
    const auto path = join_path(*folder, words_file(language));
    if (reader.read(path, loaded.words, translated, own_places(*folder))) last = path;
  }
  if (last.empty()) {
    diagnostics.warning({settings_path}, fmt::format("the theme has no words in the language '{}'", primary),
                        fmt::format("write {} into a theme of your own; pages have those in '{}'", words_file(language),
                                    default_language));
    loaded.words.set("language_name", language);
    return loaded;
  }
  translate(loaded.words, translated, last, diagnostics);
  return loaded;
}

std::string fill_script(const std::string& script, const std::string& file, const Words& words,
                        std::set<std::string, std::less<>>& used, Diagnostics& diagnostics) {
  constexpr std::string_view opening = "{{words.";
  std::string result;
  std::size_t done = 0;
  for (auto at = script.find(opening); at != std::string::npos; at = script.find(opening, done)) {
    const auto end = script.find("}}", at);
    if (end == std::string::npos) break;
    const auto key = script.substr(at + opening.size(), end - at - opening.size());
    result += script.substr(done, at - done);
    done = end + 2;
    used.insert(key);
    if (const auto* text = words.find(key)) {
      result += script_text(*text);
    } else {
      const auto line =
          1 + static_cast<int>(std::count(script.begin(), script.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      diagnostics.error({file, line},
                        fmt::format("there are no words '{}'{}", shortened(key), did_you_mean(key, words.keys())),
                        "strings.toml of the theme has them");
    }
  }
  return result + script.substr(done);
}

}  // namespace statusbook
