#include "import/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <span>

#include "base/strings.h"
#include "model/addresses.h"
#include "model/draft.h"

namespace statusbook {

namespace {

constexpr int page_width = 120;
constexpr std::size_t longest_summary = 200;
constexpr std::string_view to_be_completed = "To be completed";

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
    const auto phrase = comparable(split_annotation(entry.phrase).phrase);
    const auto& names = codes_.names_of(entry.code);
    const auto taken = names.empty() ? first.phrase : names.front().phrase;
    return !phrase.empty() && phrase != comparable(split_annotation(taken).phrase);
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

/// The first sentence, if it is a short one.
std::string summary_of(const Group& group) {
  for (const auto& entry : group) {
    if (entry.blocks.empty() || entry.blocks.front().kind != BlockKind::paragraph) continue;
    const auto text = collapse_whitespace(plain_text(entry.blocks.front().runs));
    const auto end = (text + " ").find(". ");
    if (end < longest_summary && is_upper(text.front())) return text.substr(0, end + 1);
  }
  return std::string(to_be_completed) + ".";
}

std::string phrase_of(const Group& group) {
  for (const auto& entry : group) {
    if (const auto phrase = split_annotation(entry.phrase).phrase; !phrase.empty()) return phrase;
  }
  return std::string(to_be_completed);
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
      "[[code]]\ncode = {}\n{}phrase = {}\nsummary = {}\nstate = {}\ndraft = true\nsources = {}\n{}",
      toml(code), has_parent ? fmt::format("parent = {}\n", toml(group.front().parent)) : "", toml(phrase_of(group)),
      toml(summary_of(group)), toml(state), toml(ids), sources);
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

}  // namespace

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

}  // namespace statusbook
