#include "import/find_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "import/assemble.h"
#include "import/lines.h"
#include "import/whole_file.h"

namespace statusbook {

namespace {

/// Notes on an entry what was mended or lost in its lines.
void note_damage(const SourceDocument& document, ImportResult& result) {
  const auto behind = [](const auto& list, int line, const auto& line_of) {
    return std::lower_bound(list.begin(), list.end(), line,
                            [&](const auto& item, int at) { return line_of(item) < at; });
  };
  for (auto& entry : result.entries) {
    int last = entry.line;
    for (const auto& block : entry.blocks) {
      visit_runs(block, [&](const Run& run) {
        last = std::max(last, run.line + static_cast<int>(std::count(run.text.begin(), run.text.end(), '\n')));
      });
    }
    std::set<std::string> seen;
    for (auto repair = behind(document.repairs, entry.line, [](const auto& item) { return item.line; });
         repair != document.repairs.end() && repair->line <= last; ++repair) {
      if (!seen.insert(repair->from).second) continue;
      entry.damage.push_back(
          fmt::format("wrong encoding in line {}: “{}” was read as “{}”", repair->line, repair->from, repair->to));
    }
    for (auto line = std::lower_bound(document.lost_lines.begin(), document.lost_lines.end(), entry.line);
         line != document.lost_lines.end() && *line <= last; ++line) {
      entry.damage.push_back(fmt::format("a character of line {} is lost", *line));
    }
  }
}

/// What entries left in the tree: pieces of one line are one stray, and a piece may run over several lines.
class StrayCollector {
 public:
  StrayCollector(const std::string& file, std::vector<StrayText>& strays) : file_(file), strays_(strays) {}

  void add(const Block& block) {
    begins_ = true;
    int line = block.line;
    for (const auto& run : block.runs) {
      if (run.line > 0) line = run.line;
      for (const auto part : split(run.text, '\n')) add(part, line++);
      --line;
    }
    for (const auto& child : block.children) add(child);
  }

 private:
  void add(std::string_view text, int line) {
    if (strays_.empty() || strays_.back().line != line || strays_.back().file != file_) {
      strays_.push_back({file_, line, ""});
    } else if (begins_) {
      strays_.back().text += ' ';
    }
    strays_.back().text += text;
    begins_ = false;
  }

  const std::string& file_;
  std::vector<StrayText>& strays_;
  bool begins_ = false;
};

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
  resolve_readings(blocks, list, codes);
  auto result = assemble_entries(blocks, list, whole, document.file, codes);
  if (!whole.code.empty()) take_summary(document, result.entries.front());
  for (const auto& line : document.front_matter) {
    if (!line.is_used)
      result.strays.push_back({document.file, line.line, line.key.empty() ? line.value : line.key + ": " + line.value});
  }
  StrayCollector strays(document.file, result.strays);
  for (const auto& block : blocks) strays.add(block);
  std::erase_if(result.strays, [](const StrayText& stray) { return count_words(stray.text) == 0; });
  note_damage(document, result);
  return result;
}

}  // namespace statusbook
