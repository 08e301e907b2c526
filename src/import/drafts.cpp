#include "import/drafts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/strings.h"
#include "import/markdown_writer.h"
#include "import/phrase.h"
#include "model/draft.h"

namespace statusbook {

namespace {

constexpr int page_width = 120;
constexpr std::size_t longest_summary = 200;
constexpr std::string_view to_be_completed = "To be completed.";
// The language of code blocks that pages show as exchanges; a source's need not be well-formed.
constexpr std::string_view exchange_info = "http";

using Group = std::vector<const ImportedEntry*>;

std::vector<Group> group_by_code(const ImportResult& result) {
  std::vector<Group> groups;
  for (const auto& entry : result.entries) {
    if (groups.empty() || groups.back().front()->code != entry.code) groups.emplace_back();
    groups.back().push_back(&entry);
  }
  return groups;
}

class DraftText {
 public:
  explicit DraftText(const CodeReader& codes) : codes_(codes) {}

  std::string write(const Group& group) const {
    std::string text;
    for (const auto* entry : group) {
      if (entry->blocks.empty() && group.size() > 1) continue;
      if (!text.empty()) text += "\n";
      text += fmt::format("> [!NOTE]\n{}`{}`, line {}; to be checked and rewritten.\n", draft_mark,
                          replace_all(entry->file, "`", "'"), entry->line);
      if (calls_it_otherwise(*entry, *group.front())) {
        text += fmt::format("> It calls the code “{}”.\n", trim(write_markdown({as_paragraph(entry->phrase)})));
      }
      auto blocks = entry->blocks;
      for (auto& block : blocks) prepare(block);
      if (!blocks.empty()) text += "\n" + write_markdown(blocks, page_width);
    }
    return text;
  }

 private:
  static Block as_paragraph(const std::string& text) { return make_paragraph({{text, 0, {}, 0}}, 0); }

  /// Whether a document's phrase is neither the registry's nor the one that the draft takes over.
  [[nodiscard]] bool calls_it_otherwise(const ImportedEntry& entry, const ImportedEntry& first) const {
    const auto phrase = comparable(split_annotation(entry.phrase).phrase);
    const auto& names = codes_.names_of(entry.code);
    const auto taken = names.empty() ? first.phrase : names.front().phrase;
    return !phrase.empty() && phrase != comparable(split_annotation(taken).phrase);
  }

  void prepare(Block& block) const {
    if (block.info == exchange_info) block.info.clear();
    if (block.kind != BlockKind::code) prepare(block.runs);
    for (auto& child : block.children) prepare(child);
  }

  void prepare(Runs& runs) const {
    Runs result;
    for (auto& run : runs) {
      const bool joins = !result.empty() && result.back().style == run.style && result.back().target == run.target;
      if (joins) {
        result.back().text += run.text;
      } else {
        show_address(result);
        result.push_back(std::move(run));
      }
    }
    show_address(result);
    for (auto& run : result) {
      if (!run.has(style::code)) run.text = keep_apart(run.text);
    }
    runs = std::move(result);
  }

  /// A page may link only to sources of the registry; any other address is shown as it is.
  void show_address(Runs& runs) const {
    if (runs.empty() || runs.back().target.empty() || runs.back().has(style::label)) return;
    const auto target = std::exchange(runs.back().target, {});
    const auto& sources = codes_.registry().sources;
    if (std::any_of(sources.begin(), sources.end(), [&](const Source& source) { return source.url == target; })) {
      runs.back().target = target;
    } else if (trim(runs.back().text) == target) {
      runs.back().style |= style::code;
    } else {
      const int line = runs.back().line;
      runs.insert(runs.end(), {{" (", 0, {}, line}, {target, style::code, {}, line}, {")", 0, {}, line}});
    }
  }

  /// A number with a phrase that is not its own is a fault on a page. A source may have such; with a space that does
  /// not break between them they are shown as they are.
  [[nodiscard]] std::string keep_apart(const std::string& text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const bool starts = at == 0 || !(is_alphanumeric(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-');
      const auto token = starts ? codes_.read_code(std::string_view(text).substr(at)) : std::nullopt;
      if (!token) {
        result += text[at++];
        continue;
      }
      result += text.substr(at, token->length);
      at += token->length;
      if (!is_contradicted(*token, std::string_view(text).substr(at))) continue;
      result += "\u00A0";
      ++at;
    }
    return result;
  }

  /// Whether what follows a code begins like a phrase and is none of its own.
  [[nodiscard]] bool is_contradicted(const CodeToken& token, std::string_view rest) const {
    if (rest.size() < 2 || !is_space(rest.front())) return false;
    rest.remove_prefix(rest[1] == '(' ? 2 : 1);
    if (rest.empty() || !is_upper(rest.front())) return false;
    const auto& names = codes_.names_of(token.code);
    return std::none_of(names.begin(), names.end(), [&](const KnownName& name) {
      return match_words(rest, name.phrase) > 0 && rest.starts_with(name.phrase);
    });
  }

  const CodeReader& codes_;
};

std::string toml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) result += c;
  }
  return result + "\"";
}

/// The first sentence, if it is a short one.
std::string summary_of(const Group& group) {
  for (const auto* entry : group) {
    if (entry->blocks.empty() || entry->blocks.front().kind != BlockKind::paragraph) continue;
    const auto text = collapse_whitespace(plain_text(entry->blocks.front().runs));
    auto end = text.find(". ");
    if (end == std::string::npos && text.ends_with('.')) end = text.size() - 1;
    if (end != std::string::npos && end < longest_summary && is_upper(text.front())) return text.substr(0, end + 1);
  }
  return std::string(to_be_completed);
}

std::string phrase_of(const Group& group) {
  for (const auto* entry : group) {
    if (const auto phrase = split_annotation(entry->phrase).phrase; !phrase.empty()) return phrase;
  }
  return std::string(to_be_completed.substr(0, to_be_completed.size() - 1));
}

/// An entry that `check` accepts, for somebody to complete.
std::string registry_entry(const Group& group, bool has_parent) {
  const auto& code = group.front()->code;
  std::vector<std::string> files;
  for (const auto* entry : group) {
    if (std::find(files.begin(), files.end(), entry->file) == files.end()) files.push_back(entry->file);
  }
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < files.size(); ++i) {
    ids.push_back(i == 0 ? fmt::format("import-{}", code) : fmt::format("import-{}-{}", code, i + 1));
  }
  std::vector<std::string> quoted_ids;
  for (const auto& id : ids) quoted_ids.push_back(toml_string(id));
  auto text = fmt::format(
      "# Written by `statusbook import`. To be completed: the summary, who sends the code, and where that is "
      "documented. `draft` stays until the dates on which that was checked are here.\n\n"
      "[[code]]\ncode = {}\n{}phrase = {}\nsummary = {}\nstate = {}\ndraft = true\nsources = [{}]\n",
      toml_string(code), has_parent ? fmt::format("parent = {}\n", toml_string(group.front()->parent)) : "",
      toml_string(phrase_of(group)), toml_string(summary_of(group)), toml_string(name_of(State::unofficial)),
      fmt::join(quoted_ids, ", "));
  for (std::size_t i = 0; i < files.size(); ++i) {
    text += fmt::format(
        "\n[[source]]\nid = {}\ntitle = {}\npublisher = \"to be completed\"\n"
        "url = \"https://example.org/to-be-completed\"\ndraft = true\n",
        toml_string(ids[i]), toml_string(files[i]));
  }
  return text;
}

class DraftWriter {
 public:
  DraftWriter(const CodeReader& codes, Beside beside, FileSystem& project)
      : codes_(codes), text_(codes), beside_(beside), project_(project) {}

  std::vector<Draft> run(const ImportResult& result) {
    const auto groups = group_by_code(result);
    std::set<std::string> known;
    for (const auto& code : codes_.registry().codes) known.insert(code.id);
    for (const auto& group : groups) known.insert(group.front()->code);
    for (const auto& group : groups) {
      const auto& entry = *group.front();
      const bool is_registered = codes_.registry().codes.find(entry.code) != nullptr;
      const bool has_text = std::any_of(group.begin(), group.end(), [](const auto* e) { return !e->blocks.empty(); });
      if (!is_registered) {
        const bool has_parent = !entry.parent.empty() && known.contains(entry.parent);
        place(entry.code, fmt::format("content/registry/import-{}.toml", entry.code),
              registry_entry(group, has_parent));
      }
      write_page(group, is_registered && !has_text);
    }
    return std::move(drafts_);
  }

 private:
  void write_page(const Group& group, bool is_empty) {
    const auto& code = group.front()->code;
    const auto path = fmt::format("content/codes/{}.md", code);
    const auto text = text_.write(group);
    if (!project_.find(path)) {
      if (is_empty) {
        drafts_.push_back({code, path, Draft::Outcome::no_text});
      } else {
        place(code, path, text);
      }
      return;
    }
    if (is_empty || project_.read(path) == text) {
      drafts_.push_back({code, path, is_empty ? Draft::Outcome::no_text : Draft::Outcome::is_there});
    } else if (beside_ == Beside::no) {
      drafts_.push_back({code, path, Draft::Outcome::page_exists});
    } else {
      place(code, fmt::format("content/codes/{}.import.md", code), text);
    }
  }

  /// Writes a file that is not there yet.
  void place(const std::string& code, const std::string& path, const std::string& text) {
    if (!project_.find(path)) {
      project_.write(path, text);
      drafts_.push_back({code, path, Draft::Outcome::written});
      return;
    }
    const bool same = project_.read(path) == text;
    drafts_.push_back({code, path, same ? Draft::Outcome::is_there : Draft::Outcome::differs});
  }

  const CodeReader& codes_;
  DraftText text_;
  Beside beside_;
  FileSystem& project_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> write_drafts(const ImportResult& result, const CodeReader& codes, Beside beside,
                                FileSystem& project) {
  return DraftWriter(codes, beside, project).run(result);
}

}  // namespace statusbook
