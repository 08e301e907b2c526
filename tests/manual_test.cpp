// The keys of what authors write: that loaders, help, manual pages and schemas say the same of them.
#include "commands/manual.h"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/strings.h"
#include "catch.h"
#include "load/keys.h"
#include "load/load_measurements.h"
#include "load/load_registry.h"
#include "load/load_settings.h"
#include "load/load_translation.h"
#include "load/table_reader.h"
#include "manual/completion.h"
#include "manual/key_schema.h"
#include "manual/key_text.h"
#include "support/faults.h"
#include "support/json_schema.h"
#include "text/toml.h"

using namespace statusbook;

namespace {

const std::string source_folder = STATUSBOOK_SOURCE_DIR;

const ManualTopic book{"book", "content/book.toml", &book_keys};
const ManualTopic registry{"registry", "content/registry/*.toml", &registry_keys};
const std::vector<ManualTopic> topics{book,
                                      registry,
                                      {"translation", "content/LANGUAGE/registry.toml", &translation_keys},
                                      {"actions", "content/actions/*.toml", &actions_keys},
                                      {"measurements", "content/measurements/*.toml", &measurements_keys},
                                      {"settings", "content/settings/*.toml", &settings_keys}};

nlohmann::json to_json(const TomlValue& value) {
  if (value.kind == TomlKind::integer) return value.integer;
  if (value.kind == TomlKind::boolean) return value.boolean;
  if (value.kind != TomlKind::array && value.kind != TomlKind::table) return value.text;
  auto json = value.kind == TomlKind::array ? nlohmann::json::array() : nlohmann::json::object();
  for (const auto& item : value.items) json.push_back(to_json(item));
  for (const auto& entry : value.entries) json[entry.key] = to_json(entry.value);
  return json;
}

nlohmann::json parse(const std::string& toml) {
  Diagnostics diagnostics;
  const auto table = parse_toml(toml, "a.toml", diagnostics);
  INFO(toml);
  REQUIRE(table);
  return to_json(*table);
}

Diagnostics load(const ManualTopic& topic, const std::string& toml) {
  const auto path = topic.name == "book"          ? "content/book.toml"
                    : topic.name == "translation" ? "content/de/registry.toml"
                                                  : fmt::format("content/{}/a.toml", topic.name);
  const MemoryFileSystem project(std::map<std::string, std::string>{{path, toml}});
  Diagnostics diagnostics;
  if (topic.name == "book") {
    load_settings(project, diagnostics);
  } else if (topic.name == "registry") {
    load_registry(project, diagnostics);
  } else if (topic.name == "translation") {
    load_translated_texts(project, "de", diagnostics);
  } else {
    load_measurements(project, diagnostics);
  }
  return diagnostics;
}

void visit(const KeyTable& table, const std::function<void(const KeyTable&, const Key&)>& see) {
  for (const auto& key : table.keys) {
    see(table, key);
    if (key.table != nullptr) visit(*key.table, see);
  }
}

/// Whether the key has no place beside the others' examples: it replaces one of them, or belongs to another state.
bool is_left_out(const KeyTable& table, const Key& key) {
  if (key.name == "draft") return true;  // is told of
  for (const auto& other : table.keys) {
    if (other.unless[0] == key.name || other.unless[1] == key.name) return true;
  }
  if (key.when.key.empty()) return false;
  return find_key(table, key.when.key)->example != fmt::format("\"{}\"", key.when.value);
}

/// A file that has every key of a topic with its example, but for what is done to one of them.
class Sample {
 public:
  explicit Sample(const Key* changed = nullptr, std::string line = "") : changed_(changed), line_(std::move(line)) {}

  [[nodiscard]] std::string file(const KeyTable& keys) const {
    return fmt::format("{}\n", fmt::join(lines(keys), "\n"));
  }

 private:
  [[nodiscard]] std::vector<std::string> lines(const KeyTable& table) const {
    std::vector<std::string> result;
    for (const auto& key : table.keys) {
      if (&key == changed_) {
        if (!line_.empty()) result.push_back(line_);
      } else if (!is_left_out(table, key)) {
        result.push_back(fmt::format("{} = {}", table.is_open ? table.sample : key.name, value(key)));
      }
    }
    return result;
  }

  [[nodiscard]] std::string value(const Key& key) const {
    if (key.table == nullptr) return std::string(key.example);
    const auto inner = fmt::format("{{ {} }}", fmt::join(lines(*key.table), ", "));
    return key.kind == KeyKind::tables ? "[" + inner + "]" : inner;
  }

  const Key* changed_;
  std::string line_;
};

/// The key with a value that is not of its type.
std::string wrong_type(const KeyTable& table, const Key& key) {
  const auto name = table.is_open ? table.sample : key.name;
  switch (key.kind) {
    case KeyKind::text:
    case KeyKind::prose:
    case KeyKind::word:
    case KeyKind::url:
    case KeyKind::citation:
    case KeyKind::choice: return fmt::format("{} = true", name);
    case KeyKind::value: return fmt::format("{} = [1]", name);
    default: return fmt::format("{} = \"wrong\"", name);
  }
}

void check_both_refuse(const ManualTopic& topic, const JsonSchema& schema, const std::string& toml) {
  INFO(toml);
  CHECK(load(topic, toml).has_errors());
  CHECK_FALSE(schema.accepts(parse(toml)));
}

TomlValue parse_table(const std::string& toml) {
  Diagnostics ignored;
  return parse_toml(toml, "a.toml", ignored).value();
}

}  // namespace

TEST_CASE("a loader reads no key but those of its table, as what they are, and all of them", "[manual]") {
  static constexpr std::array keys{Key{.name = "title"}, Key{.name = "order", .kind = KeyKind::integer}};
  static constexpr KeyTable table{.meaning = "", .keys = keys};
  const auto value = parse_table("title = \"T\"\norder = 1\n");
  Diagnostics diagnostics;
  TableReader reader({value, table}, "a test", diagnostics);
  CHECK(reader.text("title") == "T");
  CHECK_THROWS_AS(reader.text("name"), std::logic_error);
  CHECK_THROWS_AS(reader.prose("title"), std::logic_error);
  CHECK_THROWS_AS(reader.text("order"), std::logic_error);
  CHECK_THROWS_AS(reader.finish(), std::logic_error);
  CHECK(reader.integer("order") == 1);
  CHECK_NOTHROW(reader.finish());
  CHECK(diagnostics.sorted().empty());
}

TEST_CASE("a required key may be absent where another takes its place, or is another's", "[manual]") {
  static constexpr std::array keys{
      Key{.name = "checked", .presence = Presence::required, .example = "\"today\"", .unless = {"draft", "copy"}},
      Key{.name = "draft", .kind = KeyKind::boolean}, Key{.name = "copy"}, Key{.name = "kind"},
      Key{.name = "version", .presence = Presence::required, .example = "\"1\"", .when = {"kind", "program"}}};
  static constexpr KeyTable table{.meaning = "", .keys = keys};
  const auto faults = [](const std::string& toml) {
    const auto value = parse_table(toml);
    Diagnostics diagnostics;
    TableReader reader({value, table}, "a test", diagnostics);
    for (const auto* key : {"checked", "copy", "kind", "version"}) reader.text(key);
    reader.boolean("draft");
    reader.finish();
    return faults_of(diagnostics);
  };
  using Faults = std::vector<std::string>;
  const auto is_unchecked = [&](const std::string& toml) {
    const auto told = faults(toml);
    return told.size() == 1 && told.front().ends_with("a test lacks the key 'checked'");
  };
  CHECK(is_unchecked(""));
  CHECK(is_unchecked("draft = false\n"));
  CHECK(faults("draft = true\n") == Faults{});
  CHECK(faults("copy = \"c\"\n") == Faults{});
  CHECK(faults("copy = \"c\"\nkind = \"document\"\n") == Faults{});
  const auto unversioned = faults("copy = \"c\"\nkind = \"program\"\n");
  REQUIRE(unversioned.size() == 1);
  CHECK(unversioned.front().ends_with("a test lacks the key 'version', which kind = \"program\" needs"));
}

TEST_CASE("the examples of all keys are TOML that loads and keeps the schema", "[manual]") {
  for (const auto& topic : topics) {
    const auto toml = Sample().file(*topic.keys);
    INFO(toml);
    CHECK(faults_of(load(topic, toml)) == std::vector<std::string>{});
    CHECK(JsonSchema(key_schema(topic)).accepts(parse(toml)));
    visit(*topic.keys, [](const KeyTable& table, const Key& key) {
      INFO(key.name);
      CHECK((!key.example.empty() || (key.table != nullptr && !table.is_open)));
      if (!key.example.empty()) parse(example_line(table, key));
    });
  }
}

TEST_CASE("loader and schema refuse the same of every key", "[manual]") {
  for (const auto& topic : topics) {
    const JsonSchema schema(key_schema(topic));
    visit(*topic.keys, [&](const KeyTable& table, const Key& key) {
      check_both_refuse(topic, schema, Sample(&key, wrong_type(table, key)).file(*topic.keys));
      if (table.is_open) return;
      check_both_refuse(topic, schema, Sample(&key, "unheard_of = 1").file(*topic.keys));
      const bool is_needed = key.presence == Presence::required && !is_left_out(table, key);
      if (is_needed) check_both_refuse(topic, schema, Sample(&key).file(*topic.keys));
    });
  }
}

TEST_CASE("the schemas take the books of this project", "[manual]") {
  const JsonSchema book_schema(key_schema(book));
  const JsonSchema registry_schema(key_schema(registry));
  int files = 0;
  const DiskFileSystem project(source_folder);
  CHECK(JsonSchema(key_schema(topics[2]))
            .accepts(parse(project.read("tests/books/sip/content/de/registry.toml").value())));
  for (const auto& topic : topics) {
    const auto folder = fmt::format("content/{}", topic.name);
    const JsonSchema schema(key_schema(topic));
    for (const auto& entry : project.list(folder)) {
      INFO(folder << "/" << entry.name);
      CHECK(schema.accepts(parse(project.read(join_path(folder, entry.name)).value())));
    }
  }
  for (const auto* root : {"/content", "/tests/smtp/content", "/src/scaffold/starter/content"}) {
    const DiskFileSystem content(source_folder + root);
    CHECK(book_schema.accepts(parse(content.read("book.toml").value())));
    for (const auto& entry : content.list("registry")) {
      INFO(root << "/registry/" << entry.name);
      CHECK(registry_schema.accepts(parse(content.read("registry/" + entry.name).value())));
      ++files;
    }
  }
  CHECK(files > 20);
}

TEST_CASE("a schema knows when a key is required", "[manual]") {
  const JsonSchema schema(key_schema(registry));
  const std::string source =
      "[[source]]\nid = \"a\"\ntitle = \"T\"\npublisher = \"P\"\nurl = \"https://example.org/\"\n";
  CHECK_FALSE(schema.accepts(parse(source)));
  CHECK_FALSE(schema.accepts(parse(source + "draft = false\n")));
  CHECK(schema.accepts(parse(source + "draft = true\n")));
  CHECK(schema.accepts(parse(source + "copy = \"release 1\"\n")));
  CHECK(schema.accepts(parse(source + "read = 2026-01-02\n")));
  const std::string edition = "[[edition]]\nid = \"E\"\ndate = \"2026\"\nby = \"a\"\n";
  CHECK(schema.accepts(parse(edition + "kind = \"spec\"\n")));
  CHECK_FALSE(schema.accepts(parse(edition + "kind = \"software\"\n")));
  CHECK(schema.accepts(parse(edition + "kind = \"software\"\nversion = \"1\"\n")));
  CHECK_FALSE(schema.accepts(parse(edition + "kind = \"program\"\nversion = \"1\"\n")));
}

TEST_CASE("help names every key with its meaning and its example", "[manual]") {
  for (const auto& topic : topics) {
    const auto text = key_text(topic, {100'000, Color::off});
    visit(*topic.keys, [&](const KeyTable& table, const Key& key) {
      INFO(key.name);
      CHECK(text.find(fmt::format("\n  {} (", key.name)) != std::string::npos);
      CHECK(text.find(fmt::format("\n      {}\n", key.meaning)) != std::string::npos);
      if (!key.example.empty()) CHECK(text.find("\n      " + example_line(table, key) + "\n") != std::string::npos);
    });
  }
}

TEST_CASE("help says what a value is, whether it is needed, and what holds without it", "[manual]") {
  const auto text = key_text(registry, {200, Color::off});
  const auto has = [&](std::string_view line) {
    INFO(line);
    CHECK(text.find(line) != std::string::npos);
  };
  has("\n[[class]]\n");
  has("\n[code.facts.FACT]\n");
  has("\n[[code.related]]\n");
  has("\n  phrase (string; required)\n");
  has("\n  label (string; default: the id)\n");
  has("\n  spec (citation, such as \"STD 1 \u00A72.1\" or the id of a source; required unless draft = true)\n");
  has("\n  read (date; required unless 'copy' is given or draft = true)\n");
  has("\n  version (string; required if kind = \"software\")\n");
  has("\n  level (one of \"must\", \"should\", \"may\"; required)\n");
  has("\n  related (list of tables)\n");
}

TEST_CASE("help keeps to the width of the terminal, but for examples", "[manual]") {
  const auto text = key_text(registry, {60, Color::off});
  for (const auto& line : split_lines(text)) {
    INFO(line);
    CHECK((code_points(line) <= 60 || line.find(" = ") != std::string_view::npos));
  }
  CHECK(key_text(book, {60, Color::on}).find("\n  \x1b[1mtitle\x1b[0m (string") != std::string::npos);
}

TEST_CASE("roff takes nothing in a manual page for its own", "[manual]") {
  const CommandUse program{"statusbook", "Does 'it'", {{"--a-b", "DIR", ".begins with a dot \\ and more"}}, "Exit: 0"};
  const CommandUse command{"statusbook do", "Do it", {{"", "NAME", "The name"}}, "Say:\n\n  .taplo.toml\n\nDone."};
  const auto page = command_page({program, command}, "statusbook 1.2", {book});
  const auto has = [&](std::string_view line) {
    INFO(line);
    INFO(page);
    CHECK(page.find(line) != std::string::npos);
  };
  has(".TH statusbook 1 \"\" \"statusbook 1.2\" \"User Commands\"\n");
  has("\nstatusbook \\- does \\(aqit\\(aq\n");
  has(".TP\n\\fB\\-\\-a\\-b\\fR \\fIDIR\\fR\n\\&.begins with a dot \\e and more\n");
  has(".SS statusbook do NAME\nDo it.\n.TP\n\\fINAME\\fR\nThe name\n");
  has("Say:\n.PP\n.EX\n  .taplo.toml\n\n.EE\n.PP\nDone.\n");
  has(".SH SEE ALSO\n\\fBstatusbook\\-book\\fR(5)\n");
  CHECK(key_page(registry, "statusbook 1.2").find("API 1.0 \\(sc2.1") != std::string::npos);
}

TEST_CASE("completions quote what shells would take for their own", "[manual]") {
  const CommandUse program{"statusbook", "Does it", {}, ""};
  const CommandUse command{"statusbook do",
                           "Do it's \"best\": $HOME [now]",
                           {{"--to", "DIR", "The user's folder [of: all]"},
                            {"--count", "N", "How many"},
                            {"", "KIND", "Which", {"red", "blue"}}},
                           ""};
  const CommandUse inner{"statusbook do more", "More", {{"", "FILE...", "Which"}}, ""};
  const std::vector<CommandUse> commands{program, command, inner};
  const auto has = [&](Shell shell, std::string_view part) {
    const auto text = completion(shell, commands);
    INFO(part);
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  };
  has(Shell::bash, "      'statusbook do' | 'statusbook do more') command+=");
  has(Shell::bash, "    'statusbook do:--to') compopt -o dirnames ;;\n    'statusbook do:--count') : ;;\n");
  has(Shell::bash,
      "    'statusbook do':*)\n      words='--help --to --count more'\n      [[ $current == -* ]] || words='red "
      "blue'\n");
  has(Shell::bash, "      [[ $current == -* ]] || compopt -o default\n");
  has(Shell::zsh, R"('--to[The user'\''s folder \[of\: all\]]:DIR:_files -/')");
  has(Shell::zsh, R"('1:command:((do\:"Do it'\''s \"best\"\: \$HOME [now]"))')");
  has(Shell::zsh, "'1:KIND:(red blue)'");
  has(Shell::zsh, "'*:FILE...:_files'");
  has(Shell::fish, R"( -l to -x -a '(__fish_complete_directories)' -d 'The user\'s folder [of: all]')");
  has(Shell::fish, R"( -a do -d 'Do it\'s "best": $HOME [now]')");
  has(Shell::fish, "\"statusbook do\"' -a 'red blue'\n");
  has(Shell::fish, "\"statusbook do more\"' -F\n");
}
