#include "load/load_theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "load/keys.h"
#include "load/read_text.h"
#include "load/table_reader.h"
#include "text/lean_source.h"
#include "text/toml.h"

namespace statusbook {

namespace {

constexpr std::string_view extension = ".mustache";
constexpr std::array page_templates{"home",           "class",    "code",  "fields",    "field",
                                    "specs",          "spec",     "facts", "sources",   "sources-by-letter",
                                    "notes",          "note",     "index", "libraries", "unofficial",
                                    "fields-by-code", "not-found"};
// A theme may do without these: it then serves no book with redirects, measurements or pages of its own, and makes no
// site of one file.
constexpr std::array more_templates{"redirect", "page", "settings", "observations", "topic", "program", "single-file"};

// What templates are given changes with this number; a theme says for which it was made.
constexpr long long data_version = 2;

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
        .example = R"(["blue", "green"])"}};

void read_manifest(const FileReader& reader, const std::string& folder, Theme& theme, Diagnostics& diagnostics) {
  const auto path = join_path(folder, "theme.toml");
  const auto entry = reader.find("theme.toml");
  if (!entry) throw EnvironmentError(fmt::format("{} is missing: no theme", path));
  const auto text = reader.read("theme.toml");
  const auto table = text ? parse_toml(*text, path, diagnostics) : std::nullopt;
  if (!table) return;
  TableReader manifest({*table, theme_keys}, "the theme", diagnostics);
  manifest.text("name");
  const auto version = manifest.integer("data_version");
  if (version && *version != data_version) {
    diagnostics.error(manifest.at("data_version"),
                      fmt::format("the theme was made for version {} of the templates' data; this is version {}",
                                  *version, data_version),
                      "theme/README.md lists what templates are given");
  }
  theme.class_colors = manifest.texts("class_colors");
  manifest.finish();
}

void load_assets(const FileReader& reader, const std::string& path, const std::string& shown, Theme& theme,
                 Diagnostics& diagnostics) {
  for (const auto& entry : reader.list(path)) {
    const auto inner = join_path(path, entry.name);
    if (entry.kind == EntryKind::folder) {
      load_assets(reader, inner, join_path(shown, entry.name), theme, diagnostics);
    } else if (auto bytes = entry.kind == EntryKind::file ? reader.read(inner) : std::nullopt) {
      theme.assets.push_back({inner, lean_source(inner, std::move(*bytes))});
    } else {
      diagnostics.error({join_path(shown, entry.name)}, "not a regular file");
    }
  }
}

}  // namespace

const KeyTable theme_keys{.meaning = "The theme. Its README.md lists what templates are given.", .keys = manifest_keys};

Theme load_theme(const FileReader& reader, const std::string& folder, Diagnostics& diagnostics) {
  Theme theme;
  read_manifest(reader, folder, theme, diagnostics);
  std::map<std::string, PartialText, std::less<>> texts;
  for (const auto& entry : reader.list("templates")) {
    if (!entry.name.ends_with(extension)) continue;
    const auto path = join_path("templates", entry.name);
    auto text = reader.read(path);
    if (!text) continue;
    texts[entry.name.substr(0, entry.name.size() - extension.size())] = {join_path(folder, path), std::move(*text)};
  }
  const PartialLookup partials = [&](std::string_view name) -> std::optional<PartialText> {
    const auto found = texts.find(name);
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  };
  const auto take = [&](const std::string& name) {
    const auto found = texts.find(name);
    if (found == texts.end()) return false;
    theme.templates.emplace(name, Template::parse(found->second.text, found->second.file, partials, diagnostics));
    return true;
  };
  for (const std::string name : page_templates) {
    if (take(name)) continue;
    diagnostics.error({join_path(folder, "theme.toml")},
                      fmt::format("the theme lacks templates/{}{}", name, extension));
  }
  for (const std::string name : more_templates) take(name);
  load_assets(reader, "assets", join_path(folder, "assets"), theme, diagnostics);
  return theme;
}

}  // namespace statusbook
