#include "load/toml_folder.h"

#include <fmt/format.h>

#include <utility>

#include "base/parallel_for.h"
#include "load/read_text.h"

namespace statusbook {

namespace {

/// The tree of a file, from an earlier time where the text is the same.
std::shared_ptr<const ParsedToml> parse(const std::string& path, const std::string& text,
                                        const Memo<ParsedToml>* memo) {
  if (memo != nullptr) {
    if (auto known = memo->find(path, Fingerprint().add(text))) return known;
  }
  ParsedToml fresh;
  fresh.table = parse_toml(text, path, fresh.diagnostics);
  return std::make_shared<const ParsedToml>(std::move(fresh));
}

/// What a file would define if its name ended in ".toml".
std::optional<std::string> read_misnamed(const FileReader& project, const std::string& path, const Entry& entry) {
  Diagnostics told_already;
  auto text = read_text(project, path, entry, most_registry_bytes, told_already);
  if (text && !parse_toml(*text, path, told_already)) text.reset();
  return text;
}

}  // namespace

std::vector<TomlFile> read_toml_folder(const FileReader& project, const std::string& folder, int jobs,
                                       Memo<ParsedToml>* parsed, Diagnostics& diagnostics) {
  auto entries = project.list(folder);
  std::erase_if(entries, [](const Entry& entry) { return is_hidden(entry.name); });
  std::vector<TomlFile> files(entries.size());
  std::vector<Diagnostics> found(entries.size());
  parallel_for(entries.size(), jobs, [&](std::size_t i) {
    auto& file = files[i];
    file.path = join_path(folder, entries[i].name);
    file.is_misnamed = !entries[i].name.ends_with(".toml");
    if (file.is_misnamed) {
      found[i].refuse({file.path}, fmt::format("{} is made of .toml files only", folder),
                      "move it elsewhere or rename it");
      file.text = read_misnamed(project, file.path, entries[i]);
    } else {
      file.text = read_text(project, file.path, entries[i], most_registry_bytes, found[i]);
      if (file.text) file.tree = parse(file.path, *file.text, parsed);
    }
  });
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& [path, text, tree, is_misnamed] = files[i];
    diagnostics.append(std::move(found[i]));
    if (!tree) continue;
    diagnostics.append(tree->diagnostics);
    if (parsed != nullptr) parsed->keep(path, Fingerprint().add(*text), tree);
  }
  return files;
}

}  // namespace statusbook
