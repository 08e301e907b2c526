#include "load/load_theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/nearest.h"
#include "load/keys.h"
#include "load/load_words.h"
#include "load/table_reader.h"
#include "model/program_words.h"
#include "text/lean_source.h"
#include "text/toml.h"

namespace statusbook {

namespace {

constexpr std::string_view template_extension = ".mustache";
constexpr std::array page_templates{"home",           "class",    "code",  "fields",    "field",
                                    "specs",          "spec",     "facts", "sources",   "sources-by-letter",
                                    "notes",          "note",     "index", "libraries", "unofficial",
                                    "fields-by-code", "not-found"};
// A theme may do without these: it then serves no book with redirects, measurements or pages of its own, and makes no
// site of one file.
constexpr std::array more_templates{"redirect", "page", "settings", "observations", "topic", "program", "single-file"};

constexpr std::array manifest_keys{
    Key{.name = "name", .presence = Presence::required, .meaning = "The name of the theme.", .example = R"("Plain")"},
    Key{.name = "data_version",
        .kind = KeyKind::integer,
        .presence = Presence::required,
        .meaning = "The version of the templates' data that the theme was made for.",
        .example = "2"},
    Key{.name = "class_colors",
        .kind = KeyKind::texts,
        .meaning = "Colors for classes of codes that name none, as words that the theme knows: the first class has the "
                   "first one, and so on, from the beginning again where there are more classes.",
        .example = R"(["blue", "green"])"},
    Key{.name = "extends",
        .meaning = "The theme that has what this one lacks: a folder as seen from this one, \"installed\" for the one "
                   "that comes with the program, or \"none\" for a theme that lacks nothing.",
        .example = R"("../house-style")",
        .fallback = R"("installed")"}};

std::string manifest_of(const std::string& folder) { return join_path(folder, "theme.toml"); }

/// Where a fault of the theme as a whole is.
Location place_of(const FileReader& files, const std::string& folder) {
  return {files.find(manifest_of(folder)) ? manifest_of(folder) : folder};
}

void read_manifest(const FileReader& files, const std::string& folder, Theme& theme, Diagnostics& diagnostics) {
  const auto path = manifest_of(folder);
  const auto text = files.read(path);
  const auto table = text ? parse_toml(*text, path, diagnostics) : std::nullopt;
  if (!table) return;
  TableReader manifest({*table, theme_keys}, "the theme", diagnostics);
  manifest.text("name");
  manifest.text("extends");
  const auto version = manifest.integer("data_version");
  if (version && *version != theme_data_version) {
    diagnostics.error(manifest.at("data_version"),
                      fmt::format("the theme was made for version {} of the templates' data; this is version {}",
                                  *version, theme_data_version),
                      "theme/README.md lists what templates are given");
  }
  const auto colors = manifest.texts("class_colors");
  if (theme.class_colors.empty()) theme.class_colors = colors;  // else a nearer theme has named some
  manifest.finish();
}

/// The files of a folder and of those in it. What is none is reported.
std::vector<std::string> list_files(const FileReader& files, const std::string& theme, const std::string& folder,
                                    Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  for (const auto& entry : files.list(join_path(theme, folder))) {
    auto path = join_path(folder, entry.name);
    if (entry.kind == EntryKind::folder) {
      auto inner = list_files(files, theme, path, diagnostics);
      std::move(inner.begin(), inner.end(), std::back_inserter(paths));
    } else if (entry.kind == EntryKind::file) {
      paths.push_back(std::move(path));
    } else {
      diagnostics.error({join_path(theme, path)}, "not a regular file");
    }
  }
  return paths;
}

std::vector<std::string> list_templates(const FileReader& files, const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : files.list(join_path(folder, "templates"))) {
    if (!entry.name.ends_with(template_extension)) continue;
    names.push_back(entry.name.substr(0, entry.name.size() - template_extension.size()));
  }
  return names;
}

std::string path_of_template(std::string_view name) { return fmt::format("templates/{}{}", name, template_extension); }

/// The templates of all folders, of which the nearest one's counts.
class Templates {
 public:
  Templates(const FileReader& files, const std::vector<std::string>& folders, const TemplateWords& words)
      : words_(words) {
    for (const auto& folder : folders) {
      for (auto& name : list_templates(files, folder)) {
        if (texts_.contains(name)) continue;
        auto path = join_path(folder, path_of_template(name));
        if (auto text = files.read(path)) texts_[std::move(name)] = {std::move(path), std::move(*text)};
      }
    }
  }

  /// nullopt where no folder has the template.
  std::optional<Template> parse(const std::string& name, Diagnostics& diagnostics) {
    const auto* page = find(name);
    if (page == nullptr) return std::nullopt;
    const PartialLookup partials = [this](std::string_view partial) -> std::optional<PartialText> {
      if (const auto* found = find(partial)) return *found;
      // It is told of once, however many templates ask for it.
      return missing_.emplace(partial).second ? std::nullopt : std::optional<PartialText>(PartialText{});
    };
    return Template::parse(page->text, page->file, partials, diagnostics, &words_);
  }

  void check_use(const FileReader& files, const std::string& folder, Diagnostics& diagnostics) const {
    const std::vector<std::string> used(used_.begin(), used_.end());
    for (const auto& name : list_templates(files, folder)) {
      if (used_.contains(name)) continue;
      diagnostics.warning({join_path(folder, path_of_template(name))},
                          fmt::format("nothing uses the template '{}'{}", name, did_you_mean(name, used)),
                          fmt::format("include it in another as {{{{> {}}}}}, or remove it", name));
    }
  }

 private:
  const PartialText* find(std::string_view name) {
    const auto found = texts_.find(name);
    if (found == texts_.end()) return nullptr;
    used_.insert(found->first);
    return &found->second;
  }

  const TemplateWords& words_;
  std::map<std::string, PartialText, std::less<>> texts_;
  std::set<std::string> used_;
  std::set<std::string, std::less<>> missing_;
};

/// The assets of all folders, of which the nearest one's counts. Only custom.css adds to what it is extended from.
std::vector<OutputFile> load_assets(const FileReader& files, const std::vector<std::string>& folders,
                                    const TemplateWords& words, Diagnostics& diagnostics) {
  std::map<std::string, std::string> assets;
  for (const auto& folder : folders) {
    for (const auto& path : list_files(files, folder, "assets", diagnostics)) {
      const auto [known, is_new] = assets.try_emplace(path);
      if (!is_new && path != custom_style) continue;
      const auto shown = join_path(folder, path);
      if (auto bytes = files.read(shown)) {
        if (path.ends_with(".js")) *bytes = fill_script(*bytes, shown, words.words, words.used, diagnostics);
        known->second.insert(0, lean_source(path, std::move(*bytes)));
      }
    }
  }
  std::vector<OutputFile> result;
  for (auto& [path, bytes] : assets) result.push_back({path, std::move(bytes)});
  return result;
}

/// Tells of words that the theme itself says and nothing asks for.
void check_word_use(const LoadedWords& loaded, std::set<std::string, std::less<>> used, Diagnostics& diagnostics) {
  used.insert(program_words.begin(), program_words.end());
  const std::vector<std::string> names(used.begin(), used.end());
  for (const auto& [key, at] : loaded.own) {
    if (used.contains(key)) continue;
    diagnostics.warning(at, fmt::format("nothing uses the words '{}'{}", key, did_you_mean(key, names)));
  }
}

}  // namespace

const KeyTable theme_keys{.meaning = "The theme. Its README.md lists what templates are given.", .keys = manifest_keys};

bool is_theme(const FileReader& files, const std::string& folder) {
  for (const std::string part : {"theme.toml", "templates", "assets", "strings.toml"}) {
    if (files.find(join_path(folder, part))) return true;
  }
  return false;
}

ThemeBase read_theme_base(const FileReader& files, const std::string& folder) {
  ThemeBase base;
  const auto path = manifest_of(folder);
  base.at.file = path;
  Diagnostics ignored;
  const auto text = files.read(path);
  const auto table = text ? parse_toml(*text, path, ignored) : std::nullopt;
  if (!table) return base;
  TableReader manifest({*table, theme_keys}, "the theme", ignored);
  base.is_said = manifest.has("extends");
  base.at = manifest.at("extends");
  if (auto said = manifest.text("extends"); !said.empty()) base.folder = std::move(said);
  return base;
}

std::vector<std::string> list_theme_files(const FileReader& files, const std::string& folder) {
  Diagnostics ignored;
  auto paths = list_files(files, folder, "assets", ignored);
  for (const auto& name : list_templates(files, folder)) paths.push_back(path_of_template(name));
  return paths;
}

Theme load_theme(const FileReader& files, const std::vector<std::string>& folders, const std::string& language,
                 Diagnostics& diagnostics) {
  const auto& own = folders.front();
  if (!is_theme(files, own)) {
    throw EnvironmentError(fmt::format("{} is no theme: it holds no theme.toml, templates/ or assets/", own));
  }
  Theme theme;
  for (const auto& folder : folders) read_manifest(files, folder, theme, diagnostics);
  Diagnostics found;
  const auto loaded = load_words(files, folders, language, found);
  theme.words = loaded.words;
  std::set<std::string, std::less<>> used_words;
  const TemplateWords words{theme.words, used_words};
  Templates templates(files, folders, words);
  const auto take = [&](const std::string& name) {
    auto page = templates.parse(name, found);
    if (page) theme.templates.emplace(name, std::move(*page));
    return page.has_value();
  };
  for (const std::string name : page_templates) {
    if (!take(name)) found.error(place_of(files, own), "the theme lacks " + path_of_template(name));
  }
  for (const std::string name : more_templates) take(name);
  theme.assets = load_assets(files, folders, words, found);
  // What has a fault may not have come to what it uses.
  if (!found.has_errors()) {
    templates.check_use(files, own, found);
    check_word_use(loaded, std::move(used_words), found);
  }
  diagnostics.append(std::move(found));
  return theme;
}

std::vector<Theme> load_themes(const FileReader& files, const std::vector<std::string>& folders,
                               const Settings& settings, Diagnostics& diagnostics) {
  std::vector<Theme> themes{load_theme(files, folders, settings.language, diagnostics)};
  for (const auto& [tag, at] : settings.languages) {
    if (has_words(files, folders, tag)) {
      themes.push_back(load_theme(files, folders, tag, diagnostics));
    } else {
      diagnostics.error(at, fmt::format("the theme has no words in the language '{}'", tag),
                        fmt::format("write {} into a theme of your own", words_file(tag)));
      themes.push_back(themes.front());
    }
  }
  return themes;
}

}  // namespace statusbook
