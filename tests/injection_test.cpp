// Hostile strings in every string of content: what is accepted must reach the site as text. A string is accepted or is
// refused with a diagnostic; in the site of an accepted one, gumbo sees what it sees in that of a harmless one.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/memory_file_system.h"
#include "catch.h"
#include "load/keys.h"
#include "pipeline.h"
#include "support/data_faults.h"
#include "support/html_tags.h"
#include "support/share.h"
#include "text/toml.h"

using namespace statusbook;

namespace {

using Files = std::map<std::string, std::string>;
using Counts = std::map<std::string, int>;
using Nothing = std::vector<std::string>;

const std::filesystem::path source_folder = STATUSBOOK_SOURCE_DIR;
const std::string harmless = "Qz";

// What could end a text, an attribute, an element, a script or a template, each behind a word that sorts as the
// harmless string does.
const std::vector<std::string> hostile{"Qz\"><script>alert(1)</script>",
                                       "Qz' onmouseover='x",
                                       "Qz</title><img src=x onerror=y>",
                                       "Qz{{title}}",
                                       "Qz]]>",
                                       "Qz<!--",
                                       "Qz&lt;",
                                       "Qz\u2028Qz"};
// What counts at the beginning only; it has nothing that HTML or XML would take for markup.
const std::vector<std::string> leading{"javascript:alert(1)", "=1+1"};

Files read_folder(const std::filesystem::path& folder, const std::string& prefix) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[prefix + entry.path().lexically_relative(folder).generic_string()] = text.str();
  }
  return files;
}

/// A harmless string that is as long and has its spaces where the hostile one has them: it takes as many lines.
std::string tamed(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if ((byte & 0xC0U) != 0x80U) result += is_word ? c : 'q';
  }
  return result;
}

/// Every text has changed on the same day, so that the feed has entries.
class OneDay : public History {
 public:
  [[nodiscard]] Changes find_changes(const std::vector<TextPiece>& pieces) const override {
    Changes changes;
    changes.times.assign(pieces.size(), Timestamp{1'700'000'000});
    return changes;
  }
};

struct Outcome {
  bool is_accepted = false;
  Counts elements;               ///< of all pages
  std::set<std::string> faults;  ///< addresses of other schemes, and files that are not what they are called
};

/// The real theme, and a block of its own that shows what the book gives to templates.
Files own_theme() {
  auto files = read_folder(source_folder / "theme", "theme/");
  files["theme/templates/footer-extra.mustache"] = "<p title=\"{{extra.imprint}}\">{{extra.imprint}}</p>\n";
  return files;
}

class Builder {
 public:
  explicit Builder(Files book) : book_(std::move(book)) {}

  /// The site of the book with some files changed.
  Outcome build(const Files& changed) {
    auto files = book_;
    for (const auto& [path, text] : changed) files[path] = text;
    const MemoryFileSystem project(files);
    Outcome outcome;
    Diagnostics refused;
    read_book({project, "", "2026-01-31", 1}, refused);
    if (refused.has_errors()) return outcome;
    Diagnostics diagnostics;
    const auto site = build_site(
        {project, theme_, {"theme"}, "", "2026-01-31", 1, Extent::site, &cache_, &history_, Timestamp{1'700'000'000}},
        diagnostics);
    if (diagnostics.has_errors()) return outcome;
    outcome.is_accepted = true;
    for (const auto& file : site.files) see(file, outcome);
    return outcome;
  }

 private:
  struct Seen {
    Counts elements;
    std::set<std::string> faults;
  };

  /// What is in the file; most have been seen in an earlier site.
  void see(const OutputFile& file, Outcome& outcome) {
    auto [found, is_new] = seen_.try_emplace({file.path, file.hash});
    auto& seen = found->second;
    if (is_new) {
      if (const auto fault = find_data_fault(file); !fault.empty()) seen.faults.insert(file.path + ": " + fault);
      if (file.path.ends_with(".html")) {
        const auto tags = find_html_tags(file.bytes);
        for (const auto& element : tags.elements) ++seen.elements[element];
        for (const auto& address : tags.addresses) {
          if (has_other_scheme(address)) seen.faults.insert(file.path + ": " + address);
        }
      }
    }
    for (const auto& [element, count] : seen.elements) outcome.elements[element] += count;
    outcome.faults.insert(seen.faults.begin(), seen.faults.end());
  }

  Files book_;
  MemoryFileSystem theme_{own_theme()};
  OneDay history_;
  BuildCache cache_;
  std::map<std::pair<std::string, std::uint64_t>, Seen> seen_;
};

/// The elements that one site has more of than another.
std::vector<std::string> more_of(const Counts& a, const Counts& b) {
  std::vector<std::string> more;
  for (const auto& [element, count] : a) {
    const auto found = b.find(element);
    if (const auto other = found == b.end() ? 0 : found->second; count > other)
      more.push_back(fmt::format("{} {}", count - other, element));
  }
  return more;
}

// ---- TOML, with one string changed

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string write(const TomlValue& value) {
  if (value.kind == TomlKind::text) return quoted(value.text);
  if (value.kind == TomlKind::date) return value.text;
  if (value.kind == TomlKind::integer) return std::to_string(value.integer);
  if (value.kind == TomlKind::boolean) return value.boolean ? "true" : "false";
  std::vector<std::string> parts;
  for (const auto& item : value.items) parts.push_back(write(item));
  for (const auto& entry : value.entries) parts.push_back(quoted(entry.key) + " = " + write(entry.value));
  const auto inner = fmt::format("{}", fmt::join(parts, ", "));
  return value.kind == TomlKind::array ? "[" + inner + "]" : "{ " + inner + " }";
}

std::string write_file(const TomlValue& table) {
  std::string text;
  for (const auto& entry : table.entries) text += quoted(entry.key) + " = " + write(entry.value) + "\n";
  return text;
}

/// Calls see(text, key) for each string under the table's keys, names of open tables among them.
template <typename See>
void visit_strings(TomlValue& value, const KeyTable& table, const See& see) {
  for (auto& entry : value.entries) {
    const auto* key = find_key(table, entry.key);
    if (key == nullptr) FAIL("the loader would refuse the key " << entry.key);
    if (table.is_open) see(entry.key, *key);
    auto& held = entry.value;
    if (key->table != nullptr && held.kind == TomlKind::table) visit_strings(held, *key->table, see);
    if (key->table != nullptr) {
      for (auto& item : held.items) visit_strings(item, *key->table, see);
    } else if (held.kind == TomlKind::array) {
      for (auto& item : held.items) see(item.text, *key);
    } else {
      see(held.text, *key);
    }
  }
}

bool is_string(const Key& key) {
  switch (key.kind) {
    case KeyKind::date:
    case KeyKind::integer:
    case KeyKind::integers:
    case KeyKind::boolean: return false;
    default: return true;
  }
}

std::string opening_of(KeyKind kind) {
  if (kind == KeyKind::url) return "https://example.org/";
  return kind == KeyKind::citation ? "STD 1 \u00A7" : "";
}

struct TomlFile {
  std::string path;
  const KeyTable* keys;
  TomlValue table;
};

using KeyTables = std::map<std::string, const KeyTable*>;

std::vector<TomlFile> read_toml_files(const Files& book, const KeyTables& tables) {
  std::vector<TomlFile> files;
  Diagnostics diagnostics;
  for (const auto& [path, keys] : tables) files.push_back({path, keys, *parse_toml(book.at(path), path, diagnostics)});
  return files;
}

void collect_keys(const KeyTable& table, std::set<const Key*>& keys) {
  for (const auto& key : table.keys) {
    if (key.table == nullptr) {
      keys.insert(&key);
    } else {
      collect_keys(*key.table, keys);
    }
  }
}

/// The n-th string of the book, which ids and names are where others refer to them.
struct Place {
  std::size_t file = 0;
  int number = 0;
  std::string key;
  std::string text;
  std::string opening;  ///< what strings of the key's kind begin with, so that others are refused
};

std::vector<Place> find_places(std::vector<TomlFile>& files) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < files.size(); ++i) {
    int number = 0;
    visit_strings(files[i].table, *files[i].keys, [&](const std::string& text, const Key& key) {
      if (is_string(key)) places.push_back({i, number, std::string(key.name), text, opening_of(key.kind)});
      ++number;
    });
  }
  return places;
}

Files change_one(const std::vector<TomlFile>& files, const Place& place, const std::string& text) {
  auto table = files[place.file].table;
  int number = 0;
  visit_strings(table, *files[place.file].keys, [&](std::string& held, const Key&) {
    if (number++ == place.number) held = text;
  });
  return {{files[place.file].path, write_file(table)}};
}

/// The string in all places that have the same, and in what cites it.
Files change_all(const std::vector<TomlFile>& files, const Place& place, const std::string& text) {
  Files changed;
  for (const auto& file : files) {
    auto table = file.table;
    bool is_changed = false;
    visit_strings(table, *file.keys, [&](std::string& held, const Key& key) {
      if (held != place.text && (key.kind != KeyKind::citation || !held.starts_with(place.text + " §"))) return;
      held = text + held.substr(place.text.size());
      is_changed = true;
    });
    if (is_changed) changed[file.path] = write_file(table);
  }
  return changed;
}

/// Tries every string of the book's tables. `least` is how many of them a site is made with.
void attack_keys(const Files& book, const KeyTables& tables, int least) {
  auto files = read_toml_files(book, tables);

  std::set<const Key*> keys;
  for (const auto& file : files) collect_keys(*file.keys, keys);
  std::erase_if(keys, [](const Key* key) { return key->name == "languages"; });  // a tag is letters and '-'
  for (auto& file : files) {
    visit_strings(file.table, *file.keys, [&](const std::string&, const Key& key) { keys.erase(&key); });
  }
  for (const auto* key : keys) {
    INFO("tests/injection/content lacks the key '" << key->name << "': " << key->meaning);
    CHECK(false);
  }

  Builder builder(book);
  const auto plain = builder.build({});
  REQUIRE(plain.is_accepted);
  REQUIRE(plain.faults == std::set<std::string>{});

  std::string all_hostile;
  for (const auto& text : hostile) all_hostile += text;
  int accepted = 0;
  /// Whether it was accepted.
  const auto attempt = [&](const Place& place, auto change, const std::string& text) {
    const auto wild = builder.build(change(files, place, text));
    INFO("key " << place.key << " of " << files[place.file].path << ", \"" << place.text << "\" became " << text);
    CHECK(wild.faults == std::set<std::string>{});
    accepted += wild.is_accepted ? 1 : 0;
    if (!wild.is_accepted || wild.elements == plain.elements) return wild.is_accepted;
    const auto tail = text.starts_with(place.opening) ? text.substr(place.opening.size()) : text;
    const auto tame = builder.build(change(files, place, (tail == text ? "" : place.opening) + tamed(tail)));
    const auto& expected = tame.is_accepted ? tame.elements : plain.elements;
    CHECK(more_of(wild.elements, expected) == Nothing{});
    CHECK(more_of(expected, wild.elements) == Nothing{});
    return true;
  };
  int found = 0;
  for (const auto& place : find_places(files)) {
    if (++found % share != 0) continue;
    for (const auto& change : {change_one, change_all}) {
      if (change == change_all && change(files, place, harmless) == change_one(files, place, harmless)) continue;
      const auto script = leading.front();
      if (attempt(place, change, script + all_hostile)) continue;
      attempt(place, change, script);
      for (const auto& text : hostile) attempt(place, change, place.opening + text);
    }
    attempt(place, change_one, leading.back());
  }
  CHECK(accepted > least / (share == 1 ? 1 : 2 * share));
}

}  // namespace

TEST_CASE("hostile strings at any key of TOML are refused, or are text in the site", "[injection]") {
  attack_keys(read_folder(source_folder / "tests/injection/content", "content/"),
              {{"content/book.toml", &book_keys},
               {"content/registry/a.toml", &registry_keys},
               {"content/actions/a.toml", &actions_keys},
               {"content/measurements/daemon.toml", &measurements_keys},
               {"content/settings/daemon.toml", &settings_keys}},
              200);
}

TEST_CASE("so are hostile strings in a translation", "[injection]") {
  auto book = read_folder(source_folder / "tests/injection/content", "content/");
  book.merge(read_folder(source_folder / "tests/injection/translation", "content/de/"));
  book["content/book.toml"].insert(0, "languages = [\"de\"]\n");
  attack_keys(book, {{"content/de/registry.toml", &translation_keys}}, 30);
}

TEST_CASE("hostile strings in any construct of Markdown are refused, or are text in the site", "[injection]") {
  const std::vector<std::string> constructs{"$ and $.",
                                            "*$* **$** ~~$~~",
                                            "`$`",
                                            "    $",
                                            "## $",
                                            "[$](../)",
                                            "[text](<$>)",
                                            "[text]($)",
                                            "[text](../ \"$\")",
                                            "[text](../ '$')",
                                            "![$](a.svg)",
                                            "![text](<$>)",
                                            "![text](a.svg \"$\")",
                                            "<$>",
                                            "[$]",
                                            "[text][$]",
                                            "[$][A01]",
                                            "[A01 \u00A7$]",
                                            "[STD 1 \u00A7$]",
                                            "[text]: $",
                                            "[text]\n\n[text]: <$> \"$\"",
                                            "| $ | b |\n| --- | --- |\n| c | $ |",
                                            "Text[^a].\n\n[^a]: $",
                                            "Text[^$].\n\n[^$]: Note.",
                                            "> $",
                                            "> [!NOTE]\n> $",
                                            "> [!$]\n> Text.",
                                            "- $\n- [ ] $",
                                            "1. $",
                                            "```$\ntext\n```",
                                            "```text\n$\n```",
                                            "~~~~text $\n$\n~~~~",
                                            "```http\n$\n```",
                                            "```http\nHTTP/1.1 200 OK\nX-Field: $\n$: a\n\n$\n```",
                                            "```http\nGET $ HTTP/1.1\nHost: $\n\n```",
                                            "$  \n$\\\n$",
                                            "\\$"};
  const auto book = read_folder(source_folder / "tests/injection/content", "content/");
  Builder builder(book);
  const auto with = [&](const std::string& construct, const std::string& text) {
    std::string body;
    for (const char c : construct) c == '$' ? body += text : body += c;
    return builder.build({{"content/notes/guide.md", "# A guide\n\nIt guides.\n\n" + body + "\n"}});
  };
  const auto paragraph = with("$", harmless);
  REQUIRE(paragraph.is_accepted);
  int accepted = 0;
  for (const auto& construct : constructs) {
    const auto tame = with(construct, harmless);
    for (const auto* list : {&hostile, &leading}) {
      for (const auto& text : *list) {
        const auto wild = with(construct, text);
        INFO(construct << "\nwith " << text);
        CHECK(wild.faults == std::set<std::string>{});
        // A string may take the construct apart, so that less comes of it.
        if (wild.is_accepted) {
          CHECK(more_of(wild.elements, tame.is_accepted ? tame.elements : paragraph.elements) == Nothing{});
        }
        accepted += wild.is_accepted ? 1 : 0;
      }
    }
  }
  CHECK(accepted > 100);
}
