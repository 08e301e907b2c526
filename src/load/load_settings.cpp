#include "load/load_settings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "base/strings.h"
#include "load/keys.h"
#include "load/read_extra.h"
#include "load/read_text.h"
#include "load/table_reader.h"
#include "load/unread_values.h"
#include "model/base_url.h"
#include "text/toml.h"

namespace statusbook {

namespace {

bool is_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

Home read_home(KeyedTable table, Diagnostics& diagnostics) {
  TableReader reader(table, "the home page", diagnostics);
  Home home;
  home.heading = reader.text("heading");
  home.codes = reader.texts("codes", &home.codes_at);
  home.about_title = reader.text("about_title");
  home.about = reader.prose("about");
  for (const auto& item : reader.tables("questions")) {
    TableReader question(item, "a question of the home page", diagnostics);
    home.questions.push_back(
        {question.text("note"), question.text("text"), question.prose("hint"), question.at("note")});
    question.finish();
  }
  reader.finish();
  return home;
}

/// In their order in the file, the first of which is the usual one.
std::vector<State> read_states(KeyedTable states, Diagnostics& diagnostics) {
  std::vector<State> result;
  TableReader reader(states, "the states", diagnostics);
  for (const auto* entry : reader.entries()) {
    const auto table = reader.table(entry->key);
    if (!table) continue;
    const auto name = fmt::format("state '{}'", entry->key);
    if (!is_word(entry->key)) {
      diagnostics.error(entry->at, name + " cannot be called so", "use letters, digits and '-'");
      continue;
    }
    TableReader state(*table, name, diagnostics);
    result.push_back({entry->key, state.text("label"), state.prose("meaning"), state.boolean("registered", true),
                      state.boolean("expires")});
    state.finish();
    if (result.back().label.empty()) result.back().label = entry->key;
  }
  reader.finish();
  return result.empty() ? default_states() : result;
}

/// That a list names states which the book has.
void check_states(const Settings& settings, const std::vector<std::string>& names, const Location& at,
                  Diagnostics& diagnostics) {
  const auto known = state_ids(settings);
  for (const auto& name : names) {
    if (find_state(settings, name) != nullptr) continue;
    diagnostics.error(at, fmt::format("there is no state '{}'{}", name, did_you_mean(name, known)),
                      fmt::format("the states are {}", fmt::join(known, ", ")));
  }
}

FactKind read_fact_kind(KeyedTable table, const Settings& settings, Diagnostics& diagnostics) {
  TableReader reader(table, "a fact", diagnostics);
  FactKind kind;
  kind.id = reader.text("id");
  kind.label = reader.text("label");
  kind.strip = reader.text("strip");
  kind.required_in = reader.texts("required_in");
  check_states(settings, kind.required_in, reader.at("required_in"), diagnostics);
  kind.is_list = reader.boolean("list");
  kind.data_only = reader.boolean("data_only");
  if (const auto choices = reader.table("choices")) {
    TableReader labels(*choices, "the choices of a fact", diagnostics);
    for (const auto* entry : labels.entries()) kind.choices.push_back({entry->key, labels.text(entry->key)});
  }
  reader.finish();
  return kind;
}

/// Lists of titles by the states of codes.
void read_required_sections(KeyedTable table, Settings& settings, Diagnostics& diagnostics) {
  const auto& known = settings.code_sections;
  TableReader reader(table, "the required sections", diagnostics);
  for (const auto* entry : reader.entries()) {
    check_states(settings, {entry->key}, entry->at, diagnostics);
    std::vector<Location> at;
    const auto titles = reader.texts(entry->key, &at);
    for (std::size_t i = 0; i < titles.size(); ++i) {
      settings.required_sections.push_back({entry->key, titles[i]});
      if (std::find(known.begin(), known.end(), titles[i]) != known.end()) continue;
      diagnostics.error(at[i], fmt::format("'code_sections' does not list the required section '{}'{}", titles[i],
                                           did_you_mean(titles[i], known)));
    }
  }
  reader.finish();
}

/// Whether the text may be an address on the site: "notes/old/", "404/#example".
bool is_address(std::string_view text) {
  auto page = text.substr(0, text.find('#'));
  if (page.ends_with('/')) page.remove_suffix(1);
  return text.find_first_of(" \"<>?&:") == std::string_view::npos && is_plain_path(std::string(page));
}

std::vector<Redirect> read_redirects(KeyedTable table, Diagnostics& diagnostics) {
  std::vector<Redirect> result;
  TableReader reader(table, "the redirects", diagnostics);
  for (const auto* entry : reader.entries()) {
    const auto& [from, at, value] = *entry;
    const auto to = reader.text(from);
    if (to.empty()) continue;
    const auto wrong = !is_address(from) ? &from : !is_address(to) ? &to : nullptr;
    if (wrong != nullptr) {
      diagnostics.error(wrong == &from ? at : value.at, fmt::format("'{}' is no address on this site", *wrong),
                        "write it from the site's root, such as \"notes/old/\" or \"404/#example\"");
      continue;
    }
    result.push_back({parse_address(from), parse_address(to), at, value.at});
  }
  return result;
}

/// A list for each note that has some, since a note has no entry in the registry that could hold them.
std::map<std::string, std::vector<std::string>, std::less<>> read_note_keywords(KeyedTable table,
                                                                                const std::vector<std::string>& notes,
                                                                                Diagnostics& diagnostics) {
  std::map<std::string, std::vector<std::string>, std::less<>> result;
  TableReader reader(table, "the keywords of notes", diagnostics);
  for (const auto* entry : reader.entries()) {
    const auto& note = entry->key;
    result[note] = reader.keywords(note);
    if (std::find(notes.begin(), notes.end(), note) != notes.end()) continue;
    diagnostics.error(entry->at,
                      fmt::format("keywords for '{}', which 'notes' does not list{}", note, did_you_mean(note, notes)));
  }
  return result;
}

std::map<std::string, std::string, std::less<>> read_abbreviations(KeyedTable table, Diagnostics& diagnostics) {
  constexpr std::size_t most = 100;  // each may cost a search of each page
  std::map<std::string, std::string, std::less<>> result;
  TableReader reader(table, "the abbreviations", diagnostics);
  for (const auto* entry : reader.entries()) {
    if (result.size() == most) {
      diagnostics.error(entry->at, fmt::format("more than {} abbreviations", most),
                        "keep those that readers do not know");
      break;
    }
    result[entry->key] = reader.text(entry->key);
  }
  return result;
}

std::vector<LinePattern> read_patterns(TableReader& reader, std::string_view key, bool has_code,
                                       Diagnostics& diagnostics) {
  std::vector<LinePattern> patterns;
  std::vector<Location> at;
  const auto sources = reader.texts(key, &at);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto [pattern, fault] = parse_line_pattern(sources[i]);
    if (fault.empty() && has_code != has_part(pattern, LinePart::Kind::code)) {
      fault = has_code ? "a response has a {code}" : "a request has no {code}";
    }
    if (fault.empty()) {
      patterns.push_back(std::move(pattern));
    } else {
      diagnostics.error(at[i], fmt::format("'{}' cannot be the first line of a {}: {}", sources[i], key, fault),
                        "parts are {method}, {target}, {version}, {code}, {phrase} and {text}");
    }
  }
  return patterns;
}

void read_messages(const std::vector<KeyedTable>& tables, Settings& settings, Diagnostics& diagnostics) {
  for (const auto& table : tables) {
    TableReader reader(table, "messages", diagnostics);
    MessageGrammar grammar;
    grammar.fence = reader.word("fence");
    grammar.responses = read_patterns(reader, "response", true, diagnostics);
    grammar.requests = read_patterns(reader, "request", false, diagnostics);
    grammar.has_fields = reader.boolean("fields");
    const auto& known = settings.messages;
    if (std::any_of(known.begin(), known.end(), [&](const auto& other) { return other.fence == grammar.fence; })) {
      diagnostics.error(reader.at("fence"), fmt::format("another table has the fence '{}'", grammar.fence));
    }
    reader.finish();
    if (!grammar.fence.empty()) settings.messages.push_back(std::move(grammar));
  }
}

MeasurementRules read_measurement_rules(KeyedTable toml, Diagnostics& diagnostics) {
  MeasurementRules rules;
  TableReader reader(toml, "the rules for measurements", diagnostics);
  rules.runs = reader.integer("runs").value_or(rules.runs);
  rules.programs = reader.texts("programs");
  for (const auto& item : reader.tables("tables")) {
    TableReader table(item, "a table of measurements", diagnostics);
    rules.tables.push_back(
        {table.word("id"), table.text("title"), table.text("note"), table.texts("kinds"), table.at("note")});
    table.finish();
  }
  if (const auto outcomes = reader.table("outcomes")) {
    TableReader words(*outcomes, "the words for outcomes", diagnostics);
    for (const auto* entry : words.entries()) {
      auto text = words.text(entry->key);
      if (text.find("{}") == std::string::npos) {
        diagnostics.error(entry->value.at,
                          fmt::format("the words for '{}' do not say where the outcome stands", entry->key),
                          "write {} in its place, as in \"after {} s\"");
      }
      rules.outcomes.emplace(entry->key, std::move(text));
    }
  }
  reader.finish();
  return rules;
}

/// Those that can have a folder of the content, and one of the site, each once.
std::vector<TranslatedInto> read_languages(TableReader& reader, const std::string& written_in,
                                           Diagnostics& diagnostics) {
  constexpr std::size_t most = 20;  // each is a site
  std::vector<TranslatedInto> languages;
  std::vector<Location> at;
  const auto tags = reader.texts("languages", &at);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto is_same = [&](const TranslatedInto& other) { return equal_ignoring_case(other.tag, tags[i]); };
    if (!is_language_tag(tags[i])) {
      diagnostics.error(at[i], fmt::format("'{}' is no tag of a language", tags[i]),
                        "write it as in \"de\" or \"pt-BR\"");
    } else if (equal_ignoring_case(tags[i], written_in)) {
      diagnostics.error(at[i], fmt::format("the book is written in '{}' and cannot be translated into it", tags[i]),
                        "'languages' are those beside 'language'");
    } else if (languages.size() == most) {
      diagnostics.error(at[i], fmt::format("more than {} languages", most));
      break;
    } else if (std::any_of(languages.begin(), languages.end(), is_same)) {
      diagnostics.error(at[i], fmt::format("'languages' has '{}' twice", tags[i]));
    } else {
      languages.push_back({tags[i], at[i]});
    }
  }
  return languages;
}

}  // namespace

Settings load_settings(const FileReader& project, Diagnostics& diagnostics) {
  const auto entry = project.find(settings_path);
  if (!entry) {
    throw EnvironmentError(settings_path + " is missing, here and in the folders above; name a project's folder with " +
                           "--root, or make one with 'statusbook init'");
  }
  Settings settings;
  const auto text = read_text(project, settings_path, *entry, most_registry_bytes, diagnostics);
  const auto table = text ? parse_toml(*text, settings_path, diagnostics) : std::nullopt;
  if (!table) {
    if (text) {
      settings.unread.add(*text);
    } else {
      settings.unread.add_everything();
    }
    return settings;
  }

  TableReader reader({*table, book_keys}, "the book", diagnostics);
  settings.title = reader.text("title");
  settings.tagline = reader.text("tagline");
  settings.description = reader.prose("description");
  if (auto language = reader.text("language"); !language.empty()) settings.language = std::move(language);
  settings.languages = read_languages(reader, settings.language, diagnostics);
  if (auto noun = reader.text("entry_noun"); !noun.empty()) settings.entry_noun = std::move(noun);
  settings.registry_name = reader.text("registry_name");
  settings.data_license = reader.text("data_license");
  settings.base_url = reader.url("base_url");
  if (const auto fault = fault_in_base_url(settings.base_url); !settings.base_url.empty() && !fault.empty()) {
    diagnostics.error(reader.at("base_url"), fmt::format("'base_url' of the book {}", fault));
    settings.base_url.clear();
  }
  if (!settings.base_url.empty() && !settings.base_url.ends_with('/')) settings.base_url += '/';
  settings.repository = reader.url("repository");
  while (settings.repository.ends_with('/')) settings.repository.pop_back();
  if (settings.repository.ends_with(".git")) {
    diagnostics.error(reader.at("repository"), "'repository' of the book ends in .git: no page of a forge is below it",
                      fmt::format("write \"{}\"", settings.repository.substr(0, settings.repository.size() - 4)));
  }
  if (auto branch = reader.text("branch"); !branch.empty()) settings.branch = std::move(branch);
  settings.filler = reader.keywords("filler");
  settings.cite_links = reader.boolean("cite_links");
  settings.not_found = reader.text("not_found");
  settings.not_found_at = reader.at("not_found");
  if (const auto states = reader.table("states")) settings.states = read_states(*states, diagnostics);
  settings.require_checked = reader.boolean("require_checked", true);
  settings.pages = reader.texts("pages", &settings.pages_at);
  settings.notes = reader.texts("notes", &settings.notes_at);
  settings.code_sections = reader.texts("code_sections", &settings.code_sections_at);
  if (const auto sections = reader.table("required_sections")) {
    read_required_sections(*sections, settings, diagnostics);
  }
  if (const auto redirects = reader.table("redirects")) settings.redirects = read_redirects(*redirects, diagnostics);
  if (const auto home = reader.table("home")) settings.home = read_home(*home, diagnostics);
  if (const auto keywords = reader.table("keywords")) {
    settings.note_keywords = read_note_keywords(*keywords, settings.notes, diagnostics);
  }
  if (const auto abbreviations = reader.table("abbreviations")) {
    settings.abbreviations = read_abbreviations(*abbreviations, diagnostics);
  }
  if (const auto rules = reader.table("measurements")) {
    settings.measurements = read_measurement_rules(*rules, diagnostics);
  }
  if (const auto extra = reader.table("extra")) settings.extra = read_extra(extra->value, diagnostics);
  read_messages(reader.tables("message"), settings, diagnostics);
  for (const auto& fact : reader.tables("fact")) settings.facts.push_back(read_fact_kind(fact, settings, diagnostics));
  reader.finish();
  add_unread(reader, settings.unread);
  return settings;
}

}  // namespace statusbook
