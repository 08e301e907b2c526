#include "import/find_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "import/pieces.h"

namespace statusbook {

namespace {

/// Notes on entries what was mended or lost in their lines.
void note_damage(const SourceDocument& document, std::vector<ImportedEntry>& entries) {
  std::multimap<int, std::pair<std::string, std::string>> damage;  // by line: what is told once an entry, and how
  for (const auto& [line, from, to] : document.repairs)
    damage.insert({line, {from, fmt::format("wrong encoding in line {}: “{}” was read as “{}”", line, from, to)}});
  for (const int line : document.lost_lines)
    damage.insert({line, {std::to_string(line), fmt::format("a character of line {} is lost", line)}});
  for (auto& entry : entries) {
    int last = entry.line;
    for (const auto& block : entry.blocks) {
      visit_runs(block, [&](const Run& run) {
        last = std::max(last, run.line + static_cast<int>(std::count(run.text.begin(), run.text.end(), '\n')));
      });
    }
    std::set<std::string> seen;
    for (auto item = damage.lower_bound(entry.line); item != damage.upper_bound(last); ++item) {
      if (seen.insert(item->second.first).second) entry.damage.push_back(item->second.second);
    }
  }
}

/// What entries left in the tree: text of one line is one stray.
void add_strays(const Block& block, const std::string& file, std::vector<StrayText>& strays) {
  for (const auto& runs : split_lines(block.runs)) {
    const auto text = plain_text(runs);
    if (count_words(text) == 0) continue;
    const int line = runs.front().line > 0 ? runs.front().line : block.line;
    const bool goes_on = !strays.empty() && strays.back().line == line && strays.back().file == file;
    if (!goes_on) strays.push_back({file, line, ""});
    strays.back().text += (goes_on ? " " : "") + text;
  }
  for (const auto& child : block.children) add_strays(child, file, strays);
}

}  // namespace

ImportResult find_entries(SourceDocument document, const CodeReader& codes) {
  auto& blocks = document.blocks;
  read_lines(blocks, codes);
  auto list = list_pieces(blocks, codes);
  accept_pieces(list, {}, codes);
  const auto whole = find_whole_entry(document, list, codes);
  if (!whole.code.empty()) {
    list = list_pieces(blocks, codes);
    accept_pieces(list, whole.code, codes);
  }
  resolve_readings(blocks, list);
  auto result = assemble_entries(blocks, list, whole, document.file);
  for (const auto& line : document.front_matter) {
    if (!line.is_used)
      result.strays.push_back({document.file, line.line, line.key.empty() ? line.value : line.key + ": " + line.value});
  }
  for (const auto& block : blocks) add_strays(block, document.file, result.strays);
  note_damage(document, result.entries);
  return result;
}

}  // namespace statusbook
