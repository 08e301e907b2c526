#include "import/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"
#include "model/addresses.h"
#include "model/draft.h"

namespace statusbook {

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t longest_shown = 72;
constexpr int page_width = 120;

// --- a report for people ---

/// Columns set to the width of their longest cell; the last is not padded.
std::string format_table(const std::vector<Row>& rows) {
  std::vector<int> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], code_points(row[i]) + 2);
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text.append(row[i]).append(static_cast<std::size_t>(std::max(0, widths[i] - code_points(row[i]))), ' ');
    }
    text += '\n';
  }
  return text;
}

std::string shortened(std::string_view text) {
  auto shown = collapse_whitespace(text);
  if (shown.size() <= longest_shown) return shown;
  auto end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
  return shown.substr(0, end) + "…";
}

const KnownName* find_name(const std::vector<KnownName>& names, std::string_view phrase) {
  const auto wanted = comparable(phrase);
  const auto found =
      std::ranges::find_if(names, [&](const KnownName& name) { return comparable(name.phrase) == wanted; });
  return found == names.end() ? nullptr : &*found;
}

/// "Logon failed" from "Unauthorized: Logon failed": sub-codes often repeat their parent's phrase.
std::string without_parent(std::string_view phrase) {
  for (const std::string_view mark : {": ", " - ", " \u2013 ", " \u2014 "}) {
    const auto at = phrase.find(mark);
    if (at != std::string_view::npos) return std::string(trim(phrase.substr(at + mark.size())));
  }
  return std::string(phrase);
}

std::string describe(const KnownName& name) {
  return name.by.empty() ? "same" : fmt::format("older name ({})", name.by);
}

std::string judge_phrase(const ImportedEntry& entry, const std::vector<KnownName>& names) {
  if (entry.phrase.empty()) return "no phrase";
  if (const auto* name = find_name(names, entry.phrase)) return describe(*name);
  const auto [phrase, annotation] = split_annotation(entry.phrase);
  if (const auto* name = annotation.empty() ? nullptr : find_name(names, phrase)) {
    return fmt::format("{}annotation ({})", name->by.empty() ? "" : describe(*name) + ", ", annotation);
  }
  const auto* name = entry.parent.empty() ? nullptr : find_name(names, without_parent(entry.phrase));
  return name != nullptr ? describe(*name) : "differs";
}

/// What the registry says of an entry: "same", "older name (…)", "differs", …, and what is wrong with the text.
std::string judge(const ImportedEntry& entry, const CodeReader& codes) {
  auto verdict =
      codes.is_registered(entry.code) ? judge_phrase(entry, codes.names_of(entry.code)) : "not in the registry";
  if (entry.blocks.empty()) verdict += ", no text";
  if (!entry.damage.empty()) verdict += ", damaged";
  return verdict;
}

std::string format_entries(const ImportResult& result, const CodeReader& codes) {
  std::vector<Row> rows{{"code", "phrase in the source", "phrase in the registry", "verdict", "words", "where"}};
  const bool one_file =
      std::ranges::all_of(result.entries, [&](const auto& entry) { return entry.file == result.entries.front().file; });
  rows.front().back() = one_file ? "line" : "where";
  for (const auto& entry : result.entries) {
    const auto* code = codes.registry().codes.find(entry.code);
    rows.push_back({entry.code, entry.phrase.empty() ? "-" : entry.phrase, code == nullptr ? "-" : code->main().phrase,
                    judge(entry, codes), std::to_string(count_words(plain_text(entry.blocks))),
                    one_file ? std::to_string(entry.line) : fmt::format("{}:{}", entry.file.str(), entry.line)});
  }
  return format_table(rows);
}

std::string section(std::string_view title, const std::string& lines) {
  return lines.empty() ? lines : fmt::format("\n{}:\n{}", title, lines);
}

std::string line_at(const std::string& file, int line, std::string_view text) {
  return fmt::format("  {}:{}: {}\n", file, line, text);
}

std::string format_remarks(const ImportResult& result) {
  std::string damaged;
  std::string targets;
  for (const auto& entry : result.entries) {
    for (const auto& damage : entry.damage) damaged += line_at(entry.file, entry.line, entry.code + ": " + damage);
    for (const auto& target : entry.targets) {
      targets += line_at(entry.file, entry.line, entry.code + ": " + shortened(target));
    }
  }
  std::string classes;
  for (const auto& item : result.classes) {
    if (const auto words = count_words(plain_text(item.blocks)); words > 0) {
      classes += line_at(item.file, item.line, item.code + ", " + count_of(static_cast<std::size_t>(words), "word"));
    }
  }
  return section("damaged", damaged) + section("addresses of links and images that were not taken over", targets) +
         section("text on classes, which is not imported", classes);
}

std::string listed(const std::vector<std::string>& codes) {
  return codes.empty() ? std::string() : fmt::format(": {}", fmt::join(codes, ", "));
}

std::string format_summary(const ImportResult& result, const CodeReader& codes) {
  std::set<std::string> found;
  std::vector<std::string> added;
  for (const auto& entry : result.entries) {
    if (found.insert(entry.code).second && !codes.is_registered(entry.code)) added.push_back(entry.code);
  }
  std::vector<std::string> lacking;
  for (const auto& code : codes.registry().codes) {
    if (!found.contains(code.id)) lacking.push_back(code.id);
  }
  const auto entries = result.entries.size() == 1 ? "1 entry" : fmt::format("{} entries", result.entries.size());
  return fmt::format(
      "\n{} for {}\n{} not in the registry{}\n{} of the registry not in the source{}\n{} that went nowhere\n", entries,
      count_of(found.size(), "code"), count_of(added.size(), "code"), listed(added), count_of(lacking.size(), "code"),
      listed(lacking), count_of(result.strays.size(), "line"));
}

// --- drafts ---

/// The entries of one code.
using Group = std::span<const ImportedEntry>;

/// Descriptions as pages may have them.
class PageText {
 public:
  PageText(const CodeReader& codes, const std::vector<MessageGrammar>& messages) : codes_(codes), messages_(messages) {
    for (const auto& source : codes.registry().sources) sources_.insert(source.url);
  }

  [[nodiscard]] std::string write(const Group& group) const {
    std::string text;
    for (const auto& entry : group) {
      if (entry.blocks.empty() && group.size() > 1) continue;
      if (!text.empty()) text += "\n";
      text += fmt::format("> [!NOTE]\n{}`{}`, line {}; to be checked and rewritten.\n", draft_mark,
                          replace_all(entry.file.str(), "`", "'"), entry.line);
      if (calls_it_otherwise(entry, group.front())) {
        text += fmt::format("> It calls the code “{}”.\n",
                            trim(write_markdown({make_paragraph({{entry.phrase, 0, {}, 0}}, 0)})));
      }
      auto blocks = entry.blocks;
      for (auto& block : blocks) prepare(block);
      if (!blocks.empty()) text += "\n" + write_markdown(blocks, page_width);
    }
    return text;
  }

 private:
  /// Whether a document's phrase is neither the registry's nor the one that the draft takes over.
  [[nodiscard]] bool calls_it_otherwise(const ImportedEntry& entry, const ImportedEntry& first) const {
    const auto phrase = comparable(split_annotation(entry.phrase).first);
    const auto& names = codes_.names_of(entry.code);
    const auto taken = names.empty() ? first.phrase : names.front().phrase;
    return !phrase.empty() && phrase != comparable(split_annotation(taken).first);
  }

  void prepare(Block& block) const {
    // Pages show blocks of messages as exchanges; a source's need not be well-formed.
    const auto is_fence = [&](const MessageGrammar& grammar) { return grammar.fence == block.info; };
    if (std::ranges::any_of(messages_, is_fence)) block.info.clear();
    if (block.kind != BlockKind::code) block.runs = show_addresses(joined(block.runs));
    for (auto& child : block.children) prepare(child);
  }

  /// A page may link only to sources of the registry; any other address is shown as it is.
  [[nodiscard]] Runs show_addresses(const Runs& runs) const {
    Runs result;
    for (const auto& run : runs) {
      result.push_back(run);
      if (!run.is_link() || run.has(style::label) || sources_.contains(run.target.str())) continue;
      result.back().target = {};
      if (trim(run.text) == run.target.str()) {
        result.back().style |= style::code;
      } else if (&run == &runs.back() || (&run + 1)->target != run.target) {
        result.insert(result.end(),
                      {{" (", 0, {}, run.line}, {run.target.str(), style::code, {}, run.line}, {")", 0, {}, run.line}});
      }
    }
    return result;
  }

  const CodeReader& codes_;
  const std::vector<MessageGrammar>& messages_;
  std::set<std::string> sources_;  // their addresses
};

/// TOML's strings and arrays of strings are written like JSON's.
std::string toml(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string phrase_of(const Group& group) {
  for (const auto& entry : group) {
    if (const auto phrase = split_annotation(entry.phrase).first; !phrase.empty()) return phrase;
  }
  return "To be completed";
}

/// An entry that `check` accepts, for somebody to complete.
std::string registry_entry(const Group& group, bool has_parent, const std::string& state) {
  const auto& code = group.front().code;
  std::set<std::string> files;
  std::vector<std::string> ids;
  std::string sources;
  for (const auto& entry : group) {
    if (!files.insert(entry.file.str()).second) continue;
    ids.push_back(fmt::format("import-{}", code) + (ids.empty() ? "" : fmt::format("-{}", files.size())));
    sources += fmt::format(
        "\n[[source]]\nid = {}\ntitle = {}\npublisher = \"to be completed\"\n"
        "url = \"https://example.org/to-be-completed\"\ndraft = true\n",
        toml(ids.back()), toml(entry.file.str()));
  }
  return fmt::format(
      "# Written by `statusbook import`. To be completed: the summary, who sends the code, and where that is "
      "documented. `draft` stays until the dates on which that was checked are here.\n\n"
      "[[code]]\ncode = {}\n{}phrase = {}\nsummary = \"To be completed.\"\nstate = {}\ndraft = true\nsources = {}\n{}",
      toml(code), has_parent ? fmt::format("parent = {}\n", toml(group.front().parent)) : "", toml(phrase_of(group)),
      toml(state), toml(ids), sources);
}

/// Writes a file that is not there yet.
Draft place(const std::string& code, const std::string& path, const std::string& text, FileSystem& project) {
  const bool is_new = !project.find(path);
  if (is_new) project.write(path, text);
  const bool is_same = is_new || project.read(path) == text;
  return {code, path, is_new ? Draft::Outcome::written : is_same ? Draft::Outcome::is_there : Draft::Outcome::differs};
}

Draft place_page(const std::string& code, const std::string& text, Beside beside, FileSystem& project) {
  const auto path = fmt::format("content/codes/{}.md", path_of_code(code));
  if (!project.find(path) || project.read(path) == text) return place(code, path, text, project);
  if (beside == Beside::no) return {code, path, Draft::Outcome::page_exists};
  return place(code, fmt::format("content/codes/{}.import.md", path_of_code(code)), text, project);
}

std::string_view describe(Draft::Outcome outcome) {
  switch (outcome) {
    case Draft::Outcome::written: return "written";
    case Draft::Outcome::page_exists:
      return "left alone, since there is a page (--write-beside writes imports beside pages)";
    case Draft::Outcome::is_there: return "there already";
    case Draft::Outcome::differs: return "left alone, since there is a file with other text";
    case Draft::Outcome::no_text: return "not written, since the source has no text";
  }
  return "";
}

}  // namespace

std::string format_report(const ImportResult& result, const CodeReader& codes) {
  std::string lines;
  for (const auto& [place, text] : result.strays) lines += line_at(place.first.str(), place.second, shortened(text));
  return format_entries(result, codes) + format_remarks(result) + section("lines that went nowhere", lines) +
         format_summary(result, codes);
}

std::vector<Draft> write_drafts(const ImportResult& result, const CodeReader& codes, const Settings& settings,
                                Beside beside, FileSystem& project) {
  const PageText pages(codes, settings.messages);
  const auto& state = state_of_drafts(settings).id;
  std::set<std::string> imported;
  for (const auto& entry : result.entries) imported.insert(entry.code);
  std::vector<Draft> drafts;
  for (auto begin = result.entries.begin(), end = begin; begin != result.entries.end(); begin = end) {
    const auto& code = begin->code;
    const auto& parent = begin->parent;
    end = std::find_if(begin, result.entries.end(), [&](const auto& entry) { return entry.code != code; });
    const Group group(begin, end);
    const bool has_text = std::any_of(begin, end, [](const auto& entry) { return !entry.blocks.empty(); });
    if (!codes.is_registered(code)) {
      const bool has_parent = !parent.empty() && (codes.is_registered(parent) || imported.contains(parent));
      drafts.push_back(place(code, fmt::format("content/registry/import-{}.toml", code),
                             registry_entry(group, has_parent, state), project));
    } else if (!has_text) {
      drafts.push_back({code, fmt::format("content/codes/{}.md", path_of_code(code)), Draft::Outcome::no_text});
      continue;
    }
    drafts.push_back(place_page(code, pages.write(group), beside, project));
  }
  return drafts;
}

std::string format_drafts(std::span<const Draft> drafts) {
  std::string text = "\n";
  std::map<Draft::Outcome, std::vector<std::string>> others;
  for (const auto& draft : drafts) {
    const bool is_file = draft.outcome == Draft::Outcome::written || draft.outcome == Draft::Outcome::differs;
    if (is_file) text += fmt::format("{}: {}\n", draft.path, describe(draft.outcome));
    if (!is_file) others[draft.outcome].push_back(draft.code);
  }
  for (const auto& [outcome, codes] : others) text += fmt::format("{}{}\n", describe(outcome), listed(codes));
  return text;
}

std::string format_entries_as_json(const ImportResult& result) {
  std::string text = "[";
  for (const auto& entry : result.entries) {  // each written by itself, since all of them as JSON take much memory
    const nlohmann::ordered_json object{{"code", entry.code},
                                        {"phrase", entry.phrase},
                                        {"text", trim(write_markdown(entry.blocks))},
                                        {"file", entry.file.str()},
                                        {"line", entry.line}};
    const auto written = object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text += (text.size() > 1 ? ",\n  " : "\n  ") + replace_all(written, "\n", "\n  ");
  }
  return text + (text.size() > 1 ? "\n]\n" : "]\n");
}

}  // namespace statusbook
